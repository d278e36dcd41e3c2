import { isObject, readJson, type Json, type JsonObject } from './json.ts';

/** One entry of the registry as it stands in `index.json`, unknown keys with it. */
export type Entry = JsonObject & {
  readonly asset_id: number;
  readonly asset_uuid: string;
  readonly root: string;
  readonly included_in_build: boolean;
};

export type RegistryState = 'valid' | 'missing' | 'invalid' | 'conflict' | 'newer';

export interface Registry {
  readonly state: RegistryState;
  /** In the order of the file; empty unless valid. */
  readonly entries: readonly Entry[];
  readonly nextId: number;
  /** Everything else of the document. */
  readonly rest: JsonObject;
}

const nothing = { entries: [], nextId: 1, rest: {} };

/** What `index.json` says (formats.md §1). */
export function readRegistry(text: string | undefined): Registry {
  if (text === undefined) return { state: 'missing', ...nothing };
  if (/^(?:<{7}|>{7}) /mu.test(text)) return { state: 'conflict', ...nothing };
  const value = readJson(text);
  if (!isObject(value)) return { state: 'invalid', ...nothing };
  const { schema_version: version, next_asset_id: nextId, assets, ...rest } = value;
  if (typeof version === 'number' && version > 1) return { state: 'newer', ...nothing };
  if (version !== 1 || typeof nextId !== 'number' || !Array.isArray(assets)) return { state: 'invalid', ...nothing };
  const entries = assets as unknown as readonly Entry[];
  return entries.every(isEntry) ? { state: 'valid', entries, nextId, rest } : { state: 'invalid', ...nothing };
}

function isEntry(entry: Json): entry is Entry {
  if (!isObject(entry)) return false;
  const { asset_id: id, asset_uuid: uuid, root, included_in_build: included } = entry;
  return Number.isInteger(id) && typeof uuid === 'string' && typeof root === 'string' && root !== '' && typeof included === 'boolean';
}

/** The registry exactly as formats.md §1 has it, with the line ends and the byte order mark of the text it replaces. */
export function printRegistry({ entries, nextId, rest }: Registry, replaced: string): string {
  const rows = [...entries].sort((a, b) => a.asset_id - b.asset_id).map((entry) => `    ${printEntry(entry)}`);
  const members = [
    '"schema_version": 1',
    `"next_asset_id": ${String(nextId)}`,
    `"assets": ${rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n  ]`}`,
    ...Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}: ${inLine(value)}`),
  ];
  const text = `{\n${members.map((member) => `  ${member}`).join(',\n')}\n}\n`;
  const bom = replaced.startsWith('\uFEFF') ? '\uFEFF' : '';
  const crlf = replaced.includes('\r\n') && !/[^\r]\n/u.test(replaced);
  return bom + (crlf ? text.replaceAll('\n', '\r\n') : text);
}

function printEntry({ asset_id: id, asset_uuid: uuid, root, included_in_build: included, ...rest }: Entry): string {
  return inLine({ asset_id: id, asset_uuid: uuid, root, included_in_build: included, ...rest });
}

function inLine(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(inLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${inLine(inner)}`).join(', ')}}`;
}

export function entryOf({ entries }: Registry, id: number): Entry | undefined {
  return entries.find((entry) => entry.asset_id === id);
}

/** With an entry set, or taken out when there is none. */
export function withEntry(registry: Registry, id: number, entry: Entry | undefined): Registry {
  const others = registry.entries.filter((other) => other.asset_id !== id);
  return { ...registry, entries: entry ? [...others, entry] : others };
}
