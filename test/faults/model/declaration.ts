import type { ChangeOf } from '../../../src/contract/operations/changes.ts';
import { edited, houseLayout, isObject, layoutOf, NoSuchPlace, openLayout, printJson, readJson, type Json } from './json.ts';
import { bytesOf, readDeclaration, textOf, type Bytes } from './world.ts';

/** How formats.md §2 orders the keys of a declaration and of its `output`. */
const keyOrder = (way: readonly string[]): readonly string[] => {
  if (way.length === 0) return ['schema_version', 'asset_uuid', 'asset_name', 'family', 'inputs', 'output', 'preload'];
  return way.length === 1 && way[0] === 'output' ? ['format', 'codec'] : [];
};

/**
 * Stands in a world for a declaration of which only the value and the order of its keys can be foretold: one of
 * these marks, then the value. Never found on a disk, for no byte is that large.
 */
const marks = { irregular: '\uFFFF', made: '\uFFFE' } as const;

/** A declaration whose author laid it out in his own way, edited. */
function irregular(value: Json): Bytes {
  return marks.irregular + JSON.stringify(value);
}

/** A declaration that the packer made: laid out as formats.md §2 has it, or taken apart altogether. */
export function made(value: Json): Bytes {
  return marks.made + JSON.stringify(value);
}

function markOf(bytes: Bytes): string | undefined {
  return Object.values(marks).find((mark) => bytes.startsWith(mark));
}

/** Whether only the value of a file was foretold. */
export function isForetoldByValue(bytes: Bytes | undefined): boolean {
  return bytes !== undefined && markOf(bytes) !== undefined;
}

/** Whether a file holds what was foretold. */
export function agrees(foretold: Bytes | undefined, found: Bytes | undefined): boolean {
  if (foretold === found) return true;
  if (foretold === undefined || found === undefined) return false;
  const mark = markOf(foretold);
  const text = textOf(found);
  const value = readJson(text);
  if (mark === undefined || value === undefined || JSON.stringify(value) !== foretold.slice(1)) return false;
  return mark === marks.irregular || [houseLayout, openLayout].some((layout) => printJson(value, layout) === text);
}

/**
 * Whether a file that its author laid out in his own way says again what it said, after edits there and back: it
 * may then be as it was, or not.
 */
export function isPerhapsAsBefore(before: Bytes | undefined, after: Bytes | undefined): boolean {
  if (before === undefined || after === undefined || markOf(after) !== marks.irregular) return false;
  return JSON.stringify(readJson(textOf(before))) === JSON.stringify(readJson(textOf(after)));
}

export interface Edit {
  readonly pointer: string;
  readonly value?: Json | undefined;
}

export function editsOf({ edits }: ChangeOf<'update_declaration'>): readonly Edit[] {
  return edits.map(({ pointer, value }) => ({ pointer, ...(value === undefined ? {} : { value: value }) }));
}

/**
 * An `asset.json` with some values changed, or the code of the refusal. Everything else keeps its bytes; a change
 * that says what stands there already changes nothing; one that leaves no valid declaration is refused.
 */
export function editedBytes(bytes: Bytes, edits: readonly Edit[]): { readonly bytes: Bytes } | { readonly refused: string } {
  const text = textOf(bytes);
  const before = readJson(text);
  if (before === undefined || readDeclaration(text).state === 'newer') return { refused: 'declaration_invalid' };
  let after = before;
  try {
    for (const { pointer, value } of edits) after = edited(after, pointer, value, keyOrder);
  } catch (error) {
    if (error instanceof NoSuchPlace) return { refused: 'invalid_request' };
    throw error;
  }
  if (readDeclaration(JSON.stringify(after)).state !== 'valid') return { refused: 'declaration_invalid' };
  if (equalJson(before, after)) return { bytes };
  if (markOf(bytes) === marks.made) return { bytes: made(after) };
  const layout = markOf(bytes) === undefined ? layoutOf(text) : undefined;
  return { bytes: layout ? bytesOf(printJson(after, layout)) : irregular(after) };
}

/** The order of keys says nothing. */
function equalJson(a: Json, b: Json): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
