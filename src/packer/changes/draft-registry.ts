import { ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { IndexDocument, IndexEntry } from '../../contract/documents.ts';
import type { PackerError } from '../../contract/errors.ts';
import { editIndex } from '../documents/index-edit.ts';
import type { EntryEdit } from './change.ts';
import type { FileFact } from './facts.ts';

/** The registry that changes are made to: as it was found, or put right as a whole in place of what was found. */
export interface RegistryFile {
  readonly bytes: Uint8Array;
  readonly document: IndexDocument;
  /** What the disk has in its place. */
  readonly replaces?: FileFact;
}

/** An entry as it was and as it will be; `null`: none. */
export interface DraftEntry extends EntryEdit {
  readonly before: IndexEntry | null;
}

/** The registry with the entries that several changes, one after another, give it and take from it. */
export class DraftRegistry {
  readonly file: RegistryFile;
  readonly #found: ReadonlyMap<number, IndexEntry>;
  readonly #entries = new Map<number, DraftEntry>();
  #nextAssetId: number | undefined;
  #bytes: Result<Uint8Array, PackerError> | undefined;

  constructor(file: RegistryFile) {
    this.file = file;
    this.#found = new Map(file.document.assets.map((entry) => [entry.asset_id, entry]));
  }

  /** The next id, when assets were given one. */
  get nextAssetId(): number | undefined {
    return this.#nextAssetId;
  }

  edit({ asset_id, entry }: EntryEdit): void {
    const before = this.#entries.get(asset_id)?.before ?? this.#found.get(asset_id) ?? null;
    this.#entries.set(asset_id, { asset_id, before, entry });
    this.#bytes = undefined;
  }

  giveIdsUpTo(next: number): void {
    this.#nextAssetId = next;
    this.#bytes = undefined;
  }

  /** Entries that come out different from what they were. */
  changed(): readonly DraftEntry[] {
    return [...this.#entries.values()].filter(({ before, entry }) => JSON.stringify(before) !== JSON.stringify(entry));
  }

  /** The bytes after the changes, the very same when no entry changes. Errors: `file_too_large`. */
  bytes(): Result<Uint8Array, PackerError> {
    const edits = this.changed();
    // An id that was given and taken back by these same changes was never anybody's.
    if (edits.length === 0) return ok(this.file.bytes);
    this.#bytes ??= editIndex(this.file.bytes, (document) => withEntries(document, edits, this.#nextAssetId));
    return this.#bytes;
  }
}

function withEntries(document: IndexDocument, edits: readonly EntryEdit[], nextAssetId: number | undefined): IndexDocument {
  const edited = new Set(edits.map(({ asset_id }) => asset_id));
  const kept = document.assets.filter(({ asset_id }) => !edited.has(asset_id));
  const assets = [...kept, ...edits.flatMap(({ entry }) => (entry ? [entry] : []))].sort((a, b) => a.asset_id - b.asset_id);
  return { ...document, ...(nextAssetId === undefined ? {} : { next_asset_id: nextAssetId }), assets };
}
