import { z } from 'zod';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { indexEntrySchema } from '../../contract/documents.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import { assetIdSchema, operationIdSchema, sha256Schema } from '../../contract/ids.ts';
import { changeSchema } from '../../contract/operations/changes.ts';
import { folded, pathFault } from '../commit/places.ts';
import { shapeFault } from '../commit/shape.ts';
import { readStrictJson } from '../../io/strict-json.ts';
import { historyFolder, isControl, trashFolder } from './control-paths.ts';

/**
 * A history entry, `history/<number>-<operation id>.json` (formats.md §1): what one committed change did, so that
 * it can be taken back. JSON, UTF-8, indented by two. Numbers count up from 1; they, not the clock, give the order.
 *
 * | key | value |
 * | --- | --- |
 * | `schema_version` | 1 |
 * | `operation_id`, `at`, `title`, `asset_ids` | which change, when (ISO 8601), what, about whom |
 * | `undoes` | for an undo: the operation it took back |
 * | `changes` | what was asked for, with everything chosen |
 * | `moves` | in order: `from`, `to`, and for a move to the trash `tree`, the digest of all that was in it |
 * | `files` | `path` after the moves, `before`, `after` (SHA-256 or `absent`), `kept`: where the bytes from before are |
 * | `entries` | registry entries: `asset_id`, `before`, `after` (`null`: none) |
 * | `made` | directories that did not exist before, the outermost of each |
 */
export const historySchemaVersion = 1;

/** Bytes of an entry that is read. */
export const historyMaxBytes = 64 * 1024 * 1024;

const fileStateSchema = z.union([sha256Schema, z.literal('absent')]);
const pathSchema = z.string().refine((path) => pathFault(path) === undefined, 'is no path of the project');
const entrySchema = z.union([indexEntrySchema, z.null()]);

const historyEntrySchema = z.strictObject({
  schema_version: z.literal(historySchemaVersion),
  operation_id: operationIdSchema,
  at: z.string(),
  title: z.string(),
  asset_ids: z.array(assetIdSchema),
  undoes: operationIdSchema.optional(),
  changes: z.array(changeSchema),
  moves: z.array(z.strictObject({ from: pathSchema, to: pathSchema, tree: sha256Schema.optional() })),
  files: z.array(z.strictObject({ path: pathSchema, before: fileStateSchema, after: fileStateSchema, kept: pathSchema.optional() })),
  entries: z.array(z.strictObject({ asset_id: assetIdSchema, before: entrySchema, after: entrySchema })),
  made: z.array(pathSchema),
});
export type HistoryEntry = z.output<typeof historyEntrySchema>;

export function printHistoryEntry(entry: HistoryEntry): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(entry, null, 2)}\n`);
}

/** Reads an entry that may be damaged or hostile. Error: `history_damaged`. */
export function parseHistoryEntry(bytes: Uint8Array, name: HistoryName): Result<HistoryEntry, PackerError> {
  const json = readStrictJson(bytes, { maxBytes: historyMaxBytes });
  if (!json.ok) return err(damaged(name, json.error[0]?.message ?? 'it is no JSON'));
  const parsed = historyEntrySchema.safeParse(json.value.value);
  if (!parsed.success) return err(damaged(name, `${parsed.error.issues[0]?.path.join('.') ?? ''} is not as it was written`));
  const fault = contentFault(parsed.data, name);
  return fault === undefined ? ok(parsed.data) : err(damaged(name, fault));
}

/** Old bytes are only ever taken from the trash, only the managed workspace is restored, and only what one commit can have done. */
function contentFault(entry: HistoryEntry, name: HistoryName): string | undefined {
  const { operation_id, files, moves, made } = entry;
  if (operation_id !== name.operationId) return 'it tells of another operation';
  if (files.some(({ kept }) => kept !== undefined && !kept.startsWith(`${trashFolder}/`))) return 'it keeps old bytes outside of the trash';
  const inTrash = moves.flatMap(({ from, to }) => [from, to]).filter((path) => path.startsWith(`${trashFolder}/`));
  const paths = [...files.map(({ path }) => path), ...moves.flatMap(({ from, to }) => [from, to])].filter((path) => !inTrash.includes(path));
  const outside = [...paths, ...made].find((path) => isControl(folded(path)) || !path.startsWith('assets/'));
  return outside === undefined ? (shapeFault({ files, moves }) ?? entriesFault(entry)) : `${outside} is no part of the managed workspace`;
}

/** Each asset once, and under its own id: else taking it back would write a registry that nobody had. */
function entriesFault({ entries }: HistoryEntry): string | undefined {
  if (new Set(entries.map(({ asset_id }) => asset_id)).size < entries.length) return 'it tells of one asset twice';
  const other = entries.find(({ asset_id, before, after }) => [before, after].some((entry) => entry && entry.asset_id !== asset_id));
  return other && `it takes asset ${other.asset_id} for another one`;
}

export function damaged({ file }: HistoryName, why: string): PackerError {
  const path = `${historyFolder}/${file}`;
  return packerError('history_damaged', `The history entry ${path} cannot be used: ${why}.`, 'Delete it, or restore it from a backup.', { place: { file: path } });
}

/** What the name of an entry's file says. */
export interface HistoryName {
  readonly file: string;
  readonly number: number;
  readonly operationId: string;
}

const digits = 8;

/** What a name can hold; more would be nobody's entry, and could not be taken back. */
const lastNumber = 10 ** 15 - 1;

/** The name of the entry after the newest. Error: `history_damaged` when no number is left, which no project comes to by itself. */
export function nextHistoryName(newest: HistoryName | undefined, operationId: string): Result<HistoryName, PackerError> {
  if (newest && newest.number >= lastNumber) return err(damaged(newest, 'there is no number after its own'));
  const number = (newest?.number ?? 0) + 1;
  return ok({ file: `${String(number).padStart(digits, '0')}-${operationId}.json`, number, operationId });
}

/** `undefined` for what no entry is called: it is nobody's business. */
export function parseHistoryName(file: string): HistoryName | undefined {
  const [, number, operationId] = /^(\d{8,15})-([0-9A-Za-z]{20})\.json$/u.exec(file) ?? [];
  return number === undefined || operationId === undefined ? undefined : { file, number: Number(number), operationId };
}
