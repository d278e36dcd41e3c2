import type { ArchiveEntry } from './entry.ts';
import type { HeaderEntry, PreloadEntry } from './header.ts';
import { preludeSize, preludeTable } from './layout.ts';
import { gapsOf } from './layout-check.ts';
import type { ArchiveReader } from './reader.ts';

/** An archive for display: a plain value, also as JSON. Sizes and offsets in bytes. */
export interface ArchiveInspection {
  readonly size: number;
  readonly schema_version: number;
  readonly header_len: number;
  readonly payload_offset: number;
  /** `0x74c2261e` */
  readonly header_checksum: string;
  /** Every field of the prelude, as the layout table has it. */
  readonly prelude: readonly InspectedField[];
  /** Bytes of all slices, without the gaps. */
  readonly payload_bytes: number;
  /** Zero bytes after the header and between slices. */
  readonly padding_bytes: number;
  /** By bank type. */
  readonly banks: readonly InspectedBank[];
  readonly entries: readonly InspectedEntry[];
  readonly preload: readonly PreloadEntry[];
}

export interface InspectedField {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly value: string | number;
}

export interface InspectedBank {
  readonly bank_type: string;
  readonly assets: number;
  /** Bytes of the slices, without the gaps. */
  readonly bytes: number;
}

export interface InspectedEntry extends HeaderEntry {
  /** Byte of the file where the slice starts. */
  readonly file_offset: number;
  /** Where it is preloaded. */
  readonly slot?: number;
}

/** Describes an opened archive. Reads no payload. */
export function inspectArchive(archive: ArchiveReader): ArchiveInspection {
  const { prelude, entries, header } = archive;
  let padding = 0;
  for (const gap of gapsOf(header.length, entries)) padding += gap.end - gap.start;
  return {
    size: archive.size,
    schema_version: prelude.schema_version,
    header_len: header.length,
    payload_offset: archive.payloadOffset,
    header_checksum: `0x${prelude.header_checksum.toString(16).padStart(8, '0')}`,
    prelude: preludeTable.map(({ name, offset, size }) => ({ name, offset, size, value: prelude[name] })),
    payload_bytes: archive.size - preludeSize - header.length - padding,
    padding_bytes: padding,
    banks: banksOf(archive),
    entries: inspectedEntries(archive),
    preload: archive.preload,
  };
}

/** The entries as plain values, with what the file and the preload list say of them. */
export function inspectedEntries(archive: ArchiveReader): InspectedEntry[] {
  const slots = slotsOf(archive);
  return archive.entries.map((entry) => inspectedEntry(archive, entry, slots.get(entry.asset_id)));
}

export function inspectedEntry(archive: ArchiveReader, entry: ArchiveEntry, slot: number | undefined): InspectedEntry {
  const { asset_id, asset_name, bank_type, codec, decoded_size, metadata, offset, sha256, size } = entry;
  const file_offset = archive.payloadOffset + offset;
  const plain = { asset_id, asset_name, bank_type, codec, decoded_size, metadata, offset, sha256, size, file_offset };
  return slot === undefined ? plain : { ...plain, slot };
}

/** Preload slots by asset. */
export function slotsOf(archive: ArchiveReader): ReadonlyMap<number, number> {
  return new Map(archive.preload.map((each) => [each.asset_id, each.slot]));
}

function banksOf(archive: ArchiveReader): InspectedBank[] {
  const banks = new Map<string, InspectedBank>();
  for (const { bank_type, size } of archive.entries) {
    const bank = banks.get(bank_type) ?? { bank_type, assets: 0, bytes: 0 };
    banks.set(bank_type, { bank_type, assets: bank.assets + 1, bytes: bank.bytes + size });
  }
  return [...banks.values()].sort((a, b) => (a.bank_type < b.bank_type ? -1 : 1));
}
