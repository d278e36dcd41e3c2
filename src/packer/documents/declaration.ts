import { assetNameProblem } from '../../contract/asset-name.ts';
import { assetDeclarationSchema } from '../../contract/documents.ts';
import type { AssetDeclaration } from '../../contract/documents.ts';
import { assetUuidSchema } from '../../contract/ids.ts';
import { jsonPointer } from '../../base/json-pointer.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { readStrictJson } from '../../io/strict-json.ts';
import type { JsonObject, JsonValue } from '../../io/strict-json.ts';
import type { JsonSource } from '../../io/strict-json-source.ts';
import { brokenState, isNewer, newerFault, schemaFault } from './document-fault.ts';
import type { DocumentFault } from './document-fault.ts';
import { checkSchema, maxIssues, mustBe } from './issue-message.ts';
import type { SchemaIssue } from './issue-message.ts';
import { usualDeclaration } from './usual-declaration.ts';

/** Bytes of `asset.json` (formats.md §2). */
export const declarationMaxBytes = 1024 * 1024;

/** Patterns one input list may hold: each is tried on every file of the asset, so a million would be a hang. */
export const maxPatterns = 1000;

/** `asset.json` as its bytes say, as far as it is the same for every family. */
export interface DeclarationReading {
  readonly state: 'valid' | 'invalid' | 'conflict' | 'newer';
  /** For `valid` alone. */
  readonly document?: AssetDeclaration;
  /** Also from an invalid document, where it can be told which one is meant. */
  readonly assetUuid?: string;
  readonly faults: readonly DocumentFault[];
  /** Where things stand; absent when the bytes are not JSON. */
  readonly source?: JsonSource;
}

/** Reads a declaration (formats.md §2). Pure. */
export function readDeclaration(bytes: Uint8Array): DeclarationReading {
  const read = readStrictJson(bytes, { maxBytes: declarationMaxBytes });
  if (!read.ok) return { state: brokenState(read.error), faults: read.error, ...uuidInText(bytes) };
  const { value, source } = read.value;
  const usual = usualDeclaration(value);
  const identity = { source, ...uuidIn(usual, value) };
  if (isNewer(value)) return { state: 'newer', faults: [newerFault(source)], ...identity };
  const checked = usual ? ok(usual) : checkDeclaration(value);
  const issues = checked.ok ? [...nameIssues(checked.value), ...patternIssues(checked.value)] : checked.error;
  if (!checked.ok || issues.length > 0) {
    return { state: 'invalid', faults: issues.map((issue) => schemaFault(source, issue)), ...identity };
  }
  return { state: 'valid', document: checked.value, faults: [], ...identity };
}

function uuidIn(usual: AssetDeclaration | undefined, value: JsonValue): { readonly assetUuid?: string } {
  if (usual) return { assetUuid: usual.asset_uuid };
  const uuid = assetUuidSchema.safeParse((value as { readonly asset_uuid?: unknown } | null)?.asset_uuid);
  return uuid.success ? { assetUuid: uuid.data } : {};
}

/**
 * The schema, with the input lists looked at first and by hand: zod collects every issue before it answers, and
 * its stack overflows at a few hundred thousand of them.
 */
function checkDeclaration(value: JsonValue): Result<AssetDeclaration, readonly SchemaIssue[]> {
  const issues = inputIssues(value);
  if (issues.length === 0) return checkSchema(assetDeclarationSchema, value);
  const rest = checkSchema(assetDeclarationSchema, { ...(value as JsonObject), inputs: {} });
  return err([...(rest.ok ? [] : rest.error), ...issues].slice(0, maxIssues));
}

function inputIssues(value: JsonValue): readonly SchemaIssue[] {
  const inputs = (value as { readonly inputs?: JsonValue } | null)?.inputs;
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) return [];
  const issues: SchemaIssue[] = [];
  for (const [key, entries] of Object.entries(inputs as JsonObject)) {
    for (const [path, entry] of wrongEntries(entries)) {
      const message = entry === '' && path.length > 0 ? 'must not be empty' : mustBe(path.length > 0 ? 'text' : 'a list', entry);
      issues.push({ pointer: jsonPointer(['inputs', key, ...path]), message });
      if (issues.length >= maxIssues) return issues;
    }
  }
  return issues;
}

/** What is no list, or no text in a list, with the way to it. */
function* wrongEntries(entries: JsonValue): Iterable<readonly [path: readonly number[], entry: JsonValue]> {
  if (!Array.isArray(entries)) {
    yield [[], entries];
    return;
  }
  for (const [at, entry] of (entries as readonly JsonValue[]).entries()) {
    if (typeof entry !== 'string' || entry === '') yield [[at], entry];
  }
}

function nameIssues(document: AssetDeclaration): readonly SchemaIssue[] {
  const problem = assetNameProblem(document.asset_name);
  return problem === undefined ? [] : [{ pointer: '/asset_name', message: problem }];
}

function patternIssues(document: AssetDeclaration): readonly SchemaIssue[] {
  return Object.entries(document.inputs)
    .filter(([, entries]) => entries.length > maxPatterns && entries.filter((entry) => /[*?]/u.test(entry)).length > maxPatterns)
    .map(([key]) => ({ pointer: jsonPointer(['inputs', key]), message: `must hold at most ${String(maxPatterns)} patterns` }));
}

/**
 * The identity in a text that is no JSON: a typing error or a merge must not make an asset look new. Only when
 * the text names one single uuid for the key is it clear which is meant.
 */
function uuidInText(bytes: Uint8Array): { readonly assetUuid?: string } {
  if (bytes.length > declarationMaxBytes) return {};
  const text = new TextDecoder().decode(bytes);
  const found = new Set(Array.from(text.matchAll(uuidMember), ([, uuid]) => uuid));
  const [uuid] = found;
  return found.size === 1 && uuid !== undefined ? { assetUuid: uuid } : {};
}

const uuidMember = /"asset_uuid"\s{0,9}:\s{0,9}"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"/gu;
