import { documentSchemaVersion, type AssetDeclaration } from '../../contract/documents.ts';
import type { JsonObject, JsonValue } from '../../io/strict-json.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** In the order of the schema, in which it hands them out as well. */
const keys = ['schema_version', 'asset_uuid', 'asset_name', 'family', 'inputs', 'output'];

/**
 * A declaration as nearly all are, by the same rules as `assetDeclarationSchema`, which takes ten times as long: its keys in
 * their usual order, none beside them but in `output`. `undefined` where it is not as usual, or not right: the schema then
 * says what of the two, and why.
 */
export function usualDeclaration(value: JsonValue): AssetDeclaration | undefined {
  if (!isObject(value) || !beginsWith(Object.keys(value), keys, keys.length)) return undefined;
  const { schema_version, asset_uuid, asset_name, family, inputs, output } = value;
  if (schema_version !== documentSchemaVersion || typeof asset_uuid !== 'string' || !uuid.test(asset_uuid)) return undefined;
  if (typeof asset_name !== 'string' || typeof family !== 'string' || family === '') return undefined;
  return isObject(inputs) && areUsualInputs(inputs) && isObject(output) && isUsualOutput(output) ? (value as unknown as AssetDeclaration) : undefined;
}

function areUsualInputs(inputs: JsonObject): boolean {
  for (const key of Object.keys(inputs)) {
    const list = inputs[key];
    if (key === '__proto__' || !Array.isArray(list)) return false;
    for (const entry of list as readonly JsonValue[]) if (typeof entry !== 'string' || entry === '') return false;
  }
  return true;
}

function isUsualOutput(output: JsonObject): boolean {
  const names = Object.keys(output);
  const { format, codec } = output;
  return beginsWith(names, ['format', 'codec'], names.length) && typeof format === 'string' && format !== '' && codec === 'NONE' && !names.includes('__proto__');
}

/** Whether there are so many names, and the first of them are these. */
function beginsWith(names: readonly string[], first: readonly string[], length: number): boolean {
  if (names.length !== length) return false;
  for (const [at, name] of first.entries()) if (names[at] !== name) return false;
  return true;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
