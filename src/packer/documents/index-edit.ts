import { invariant } from '../../base/invariant.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { documentSchemaVersion, indexDocumentSchema, indexEntrySchema } from '../../contract/documents.ts';
import type { IndexDocument } from '../../contract/documents.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { JsonValue } from '../../io/strict-json.ts';
import { indexMaxBytes, readIndex } from './index-document.ts';
import type { IndexReading } from './index-document.ts';
import { printIndex } from './index-print.ts';
import { sameJson } from './same-json.ts';

/** A registry without entries, in which no id was ever given. */
export const emptyIndex: IndexDocument = { schema_version: documentSchemaVersion, next_asset_id: 1, assets: [] };

/**
 * Edits the registry (formats.md §1): `edit` makes the new document from the one in `bytes`, or from
 * {@link emptyIndex} when there is no file. It is printed exactly as formats.md has it, so that in a file that
 * stood so only the lines of entries that changed are others; one that did not is put in order by its first
 * edit. A byte order mark stays, and CRLF where every line ends so. An edit that changes nothing gives the same
 * bytes, whatever their layout. Pure, and `edit` must be.
 *
 * Unknown keys are kept as far as `edit` keeps them: it spreads what it was given.
 *
 * Errors: `project_read_only` for a registry of a newer schema, `reconcile_required` for one that cannot be read,
 * `file_too_large` for a result above 64 MiB. A document that breaks the schema is a bug of `edit` and throws.
 */
export function editIndex(bytes: Uint8Array | undefined, edit: (document: IndexDocument) => IndexDocument): Result<Uint8Array, PackerError> {
  const reading = bytes === undefined ? { state: 'valid' as const, document: emptyIndex, faults: [] } : readIndex(bytes);
  const { document } = reading;
  if (document === undefined) return err(cannotEdit(reading));
  const edited = edit(document);
  if (bytes !== undefined && sameJson(document as JsonValue, edited as JsonValue)) return ok(bytes);
  checkEdited(document, edited);
  const text = printIndex(edited);
  const style = bytes === undefined ? plain : fileStyle(bytes);
  const printed = new TextEncoder().encode(style.bom + (style.crlf ? text.replaceAll('\n', '\r\n') : text));
  if (printed.length > indexMaxBytes) return err(tooLarge(printed.length));
  return ok(printed);
}

const plain = { bom: '', crlf: false };

/** A line end that stands in the text is one between its lines: a string holds none. */
function fileStyle(bytes: Uint8Array): typeof plain {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const crlf = /\r\n/u.test(text) && !/(?:^|[^\r])\n|\r(?!\n)/u.test(text);
  return { bom: text.startsWith('\uFEFF') ? '\uFEFF' : '', crlf };
}

/** Entries that were read are sound; only what the edit made is looked at. */
function checkEdited(document: IndexDocument, edited: IndexDocument): void {
  const read = new Set(document.assets);
  const wrong = edited.assets.find((entry) => !read.has(entry) && !indexEntrySchema.safeParse(entry).success);
  invariant(wrong === undefined, `an edit of the registry made the entry ${JSON.stringify(wrong)}`);
  const head = indexDocumentSchema.safeParse({ ...edited, assets: [] });
  invariant(head.success, `an edit of the registry made next_asset_id ${String(edited.next_asset_id)}`);
}

function cannotEdit({ state, faults }: Pick<IndexReading, 'state' | 'faults'>): PackerError {
  const [fault] = faults;
  const message = `index.json cannot be edited: ${fault?.message ?? 'it cannot be read'}`;
  const { line, column, field } = fault ?? {};
  const place = { ...(line !== undefined && { line }), ...(column !== undefined && { column }), ...(field !== undefined && { field }) };
  const code = state === 'newer' ? 'project_read_only' : 'reconcile_required';
  return packerError(code, message, fault?.remedy ?? 'Correct the file.', { place });
}

function tooLarge(size: number): PackerError {
  const message = `index.json would have ${String(size)} bytes; at most ${String(indexMaxBytes)} are read`;
  return packerError('file_too_large', message, 'Unregister assets that are not needed, or divide the project.');
}
