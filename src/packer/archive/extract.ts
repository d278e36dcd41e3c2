import { err, ok, type Result } from '../../base/result.ts';
import type { ByteSource } from '../../base/byte-source.ts';
import type { ArchiveEntry } from './entry.ts';
import type { ArchiveReader } from './reader.ts';
import { digestOf, piecesOf } from './source-read.ts';

/** Which entry: by identity, or by a name that must be one entry's alone. */
export type EntrySelector = { readonly asset_id: number } | { readonly asset_name: string };

export interface ExtractFault {
  readonly code: 'entry_not_found' | 'name_not_unique' | 'wrong_digest';
  readonly message: string;
  /** Byte of the file, for damaged bytes. */
  readonly byte?: number;
  readonly asset_id?: number;
}

/** An entry's stored bytes, checked, for the caller to read and write where it likes. */
export interface Extraction {
  readonly entry: ArchiveEntry;
  /** The stored bytes; with codec NONE the decoded ones too. */
  readonly slice: ByteSource;
  /** The same, at most 1 MiB at a time; each piece is only good until the next. */
  pieces(): Iterable<Uint8Array>;
}

/** Finds one entry. Names are labels and may repeat: then the ids are listed and one has to be chosen. */
export function selectEntry(archive: ArchiveReader, selector: EntrySelector): Result<ArchiveEntry, ExtractFault> {
  if ('asset_id' in selector) {
    const { asset_id } = selector;
    const entry = archive.entryOf(asset_id);
    return entry ? ok(entry) : err({ code: 'entry_not_found', message: `the archive has no asset ${asset_id}`, asset_id });
  }
  const name = selector.asset_name.normalize('NFC');
  const [entry, ...others] = archive.entries.filter((each) => each.asset_name === name);
  if (!entry) return err({ code: 'entry_not_found', message: `the archive has no asset named ${JSON.stringify(name)}` });
  if (others.length === 0) return ok(entry);
  const ids = [entry, ...others].map((each) => each.asset_id).join(', ');
  return err({ code: 'name_not_unique', message: `assets ${ids} are all named ${JSON.stringify(name)}; choose one by its id` });
}

/**
 * One entry's bytes, after their digest was found right (so they are read twice, and never all in memory).
 * Throws what the source throws when the disk fails.
 */
export function extractEntry(archive: ArchiveReader, selector: EntrySelector): Result<Extraction, ExtractFault> {
  const selected = selectEntry(archive, selector);
  if (!selected.ok) return selected;
  const entry = selected.value;
  const slice = archive.slice(entry);
  if (digestOf(slice) !== entry.sha256) {
    const byte = archive.payloadOffset + entry.offset;
    const message = `the bytes of asset ${entry.asset_id} (from byte ${byte}) do not have the digest the header gives them`;
    return err({ code: 'wrong_digest', message, byte, asset_id: entry.asset_id });
  }
  return ok({ entry, slice, pieces: () => piecesOf(slice) });
}
