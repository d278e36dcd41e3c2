import { invariant } from '../../base/invariant.ts';
import { pointerNames } from '../../base/json-pointer.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import { readStrictJson } from '../../io/strict-json.ts';
import type { JsonFault, JsonValue, StrictJson } from '../../io/strict-json.ts';
import { declarationMaxBytes } from './declaration.ts';
import { declarationKeyOrder } from './declaration-keys.ts';
import { isNewer, newerFault } from './document-fault.ts';
import type { DocumentFault } from './document-fault.ts';
import { JsonDraft } from './json-draft.ts';
import { retext } from './json-retext.ts';
import { isArray, isObject, sameJson } from './same-json.ts';

/** The value at a JSON pointer (RFC 6901) set or, with no `value`, taken away. */
export interface DeclarationEdit {
  /** `/output/tile_size`; in a list a number from 0, or `-` for a new last item. */
  readonly pointer: string;
  readonly value?: JsonValue | undefined;
}

/** Names on a way, or brackets in a value: no document may be nested deeper (operations.md §9). */
const maxDepth = 64;

/**
 * Edits an author's `asset.json` in place (formats.md §2): the values at the pointers, one edit after the other,
 * and nothing else. Order of keys, indentation, line ends, byte order mark, unknown keys, blank lines and the
 * spelling of numbers stay as they are. A value that is the same JSON already is not touched; of a list or object
 * only the items that differ are. What is new is laid out like the rest; what is missing on the way is made. A list
 * that gains items and no longer fits on its line, 140 characters, gets a line an item.
 * Nothing to change: the same bytes. Pure.
 *
 * Errors: `declaration_invalid` for bytes that are no strict JSON or of a newer schema, `invalid_request` for a
 * pointer that leads nowhere or a value that cannot stand there, `file_too_large` for a result above 1 MiB.
 * The document is not held against its schema: that is for whoever reads it next.
 */
export function editDeclaration(bytes: Uint8Array, edits: readonly DeclarationEdit[]): Result<Uint8Array, PackerError> {
  const read = readStrictJson(bytes, { maxBytes: declarationMaxBytes, maxDepth });
  if (!read.ok) return err(cannotEdit(read.error[0]));
  const { value: before, source, bom } = read.value;
  if (isNewer(before)) return err(cannotEdit(newerFault(source)));
  const draft = new JsonDraft(before, declarationKeyOrder);
  for (const edit of edits) {
    const problem = applyEdit(draft, edit);
    if (problem) return err(problem);
  }
  if (sameJson(before, draft.value)) return ok(bytes);
  return checked(encode(retext(source, before, draft.value), bom), draft.value);
}

function applyEdit(draft: JsonDraft, { pointer, value }: DeclarationEdit): PackerError | undefined {
  const names = pointerNames(pointer);
  if (!/^(?:\/(?:[^/~]|~[01])*)*$/u.test(pointer)) return badEdit(pointer, 'is no JSON pointer');
  if (names.length > maxDepth) return badEdit(pointer, `has more than ${String(maxDepth)} parts`);
  if (value !== undefined && isDeeper(value, maxDepth)) return badEdit(pointer, `would hold a value nested deeper than ${String(maxDepth)}`);
  const edited = draft.edit({ names, value });
  return edited.ok ? undefined : badEdit(pointer, edited.error);
}

/** The bytes, once they are seen to say what they shall. */
function checked(bytes: Uint8Array, wanted: JsonValue): Result<Uint8Array, PackerError> {
  if (bytes.length > declarationMaxBytes) {
    const message = `asset.json would have ${String(bytes.length)} bytes; at most ${String(declarationMaxBytes)} are read`;
    return err(packerError('file_too_large', message, 'Declare less, or use patterns in place of long lists.'));
  }
  const reread = readStrictJson(bytes, { maxBytes: declarationMaxBytes, maxDepth });
  if (!reread.ok) return err(unwritable(reread.error[0]));
  invariant(sameJson(reread.value.value, wanted), 'the edited declaration says something else than it was to say');
  return ok(bytes);
}

function encode(text: string, bom: StrictJson['bom']): Uint8Array {
  return new TextEncoder().encode(bom ? `\uFEFF${text}` : text);
}

function isDeeper(value: JsonValue, depth: number): boolean {
  if (!isArray(value) && !isObject(value)) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}

function cannotEdit(fault: JsonFault | DocumentFault | undefined): PackerError {
  const { message = 'it is no JSON', remedy = 'Correct the file.', line, column } = fault ?? {};
  const where = line === undefined ? '' : `line ${String(line)}, column ${String(column)}: `;
  return packerError('declaration_invalid', `asset.json cannot be edited: ${where}${message}`, remedy, {
    place: { ...(line !== undefined && { line }), ...(column !== undefined && { column }) },
  });
}

function badEdit(pointer: string, problem: string): PackerError {
  const shown = pointer.length <= 80 ? pointer : `${pointer.slice(0, 80)}…`;
  return packerError('invalid_request', `the edit cannot be made: ${JSON.stringify(shown)} ${problem}`, 'Name a place that asset.json has.', {
    place: { field: pointer },
  });
}

/** A value that JSON cannot hold as it is: half a character, or nested too deeply where it goes. */
function unwritable(fault: JsonFault | undefined): PackerError {
  return packerError('invalid_request', `the edit cannot be made: ${fault?.message ?? 'it would be no JSON'}`, 'Use another value.');
}
