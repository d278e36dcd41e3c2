import type { ByteSource } from '../../base/byte-source.ts';
import { sha256, Sha256 } from '../../io/hashing.ts';
import { elementsOf, endOfValue, membersOf, openArray, type ByteRange } from './canonical-outline.ts';
import { findCanonicalFault } from './canonical-scan.ts';
import { maxFieldBytes, maxFrameBytes, metadataAssetSchema, metadataFrameSchema, sourceSchema, type MetadataFrame } from './companion-schema.ts';
import type { CompanionFault, CompanionFaultCode } from './companion-fault.ts';
import { maxFaults } from './faults.ts';
import { mirrorOf } from './mirror.ts';
import type { ArchiveReader } from './reader.ts';
import { ShapeReader } from './shape-reader.ts';
import { parseObject, type ObjectIssue } from './small-object.ts';
import { copyOf } from './source-read.ts';
import { usualProvenance, type UsualProvenance } from './usual-provenance.ts';

/** Bytes of the metadata document. formats.md sets no limit; this reader holds its bytes in memory. */
export const maxMetadataSize = 128 * 1024 * 1024;

const file = 'asset_table_metadata.json';

/** Checks `asset_table_metadata.json` (formats.md §4) against itself and its archive. Throws what the source throws. */
export function verifyMetadata(archive: ArchiveReader, archiveSha256: string, source: ByteSource): readonly CompanionFault[] {
  if (source.size > maxMetadataSize) {
    return [fault('too_large', `has ${source.size} bytes; at most ${maxMetadataSize} are read`)];
  }
  const bytes = copyOf(source, 0, source.size);
  const body = bytes.subarray(0, -1);
  if (bytes.at(-1) !== 0x0a) return [fault('no_newline', 'does not end with a newline', { byte: Math.max(0, bytes.length - 1) })];
  const damaged = findCanonicalFault(body);
  if (damaged) return [fault('not_canonical', `byte ${damaged.byte}: ${damaged.message}`, { byte: damaged.byte })];
  return verifyDocument(archive, archiveSha256, body);
}

function verifyDocument(archive: ArchiveReader, archiveSha256: string, body: Uint8Array): readonly CompanionFault[] {
  const whole = { start: 0, end: body.length };
  const members = membersOf(body, whole);
  const assets = members?.get('assets');
  if (!members || !assets || body[assets.start] !== openArray) return [fault('invalid', 'must be an object with an array assets', { byte: 0 })];
  const frame = parseObject(body, whole, assets, maxFrameBytes, metadataFrameSchema);
  if ('issues' in frame) {
    return frame.issues.map((issue) => invalidBelow('', issue));
  }
  return [
    ...checksumFaults(body, members.get('checksum'), frame.value),
    ...referenceFaults(archive, archiveSha256, frame.value, members),
    ...assetFaults(archive, body, assets),
  ];
}

/** The canonical form without `checksum` is this document with that member cut out. */
function checksumFaults(body: Uint8Array, value: ByteRange | undefined, frame: MetadataFrame): CompanionFault[] {
  if (!value) return [];
  const digest = new Sha256();
  digest.update(body.subarray(0, value.start - '"checksum":'.length));
  // Other members follow (`preload` for one), so a comma goes with it.
  digest.update(body.subarray(value.end + 1));
  const actual = digest.digest().sha256;
  if (actual === frame.checksum) return [];
  const message = `/checksum is ${frame.checksum}, but the rest of the document gives ${actual}: one of the two was changed`;
  return [fault('wrong_checksum', message, { field: '/checksum', byte: value.start })];
}

function referenceFaults(
  archive: ArchiveReader,
  archiveSha256: string,
  frame: MetadataFrame,
  members: ReadonlyMap<string, ByteRange>,
): CompanionFault[] {
  const table = sha256(mirrorOf(archive, archive.tableRange));
  const preload = sha256(mirrorOf(archive, archive.preloadRange));
  const references = [
    ['assets_pa', '/assets_pa/sha256', frame.assets_pa.sha256, archiveSha256],
    ['assets_pa', '/assets_pa/size', frame.assets_pa.size, archive.size],
    ['asset_table', '/asset_table/sha256', frame.asset_table.sha256, table],
    ['preload', '/preload/sha256', frame.preload.sha256, preload],
  ] as const;
  return references
    .filter(([, , said, actual]) => said !== actual)
    .map(([member, field, said, actual]) => {
      const message = `${field} is ${said}, but beside this archive it must be ${actual}`;
      return fault('wrong_reference', message, { field, byte: members.get(member)?.start ?? 0 });
    });
}

/** One at a time, and each asset's sources one at a time: nothing of the document's size is ever parsed. */
function assetFaults(archive: ArchiveReader, body: Uint8Array, list: ByteRange): CompanionFault[] {
  const faults: CompanionFault[] = [];
  const reader = new ShapeReader(body);
  let index = 0;
  for (let at = list.start + 1; at < list.end - 1 && faults.length < maxFaults; index += 1) {
    reader.at = at;
    const usual = usualProvenance(reader);
    const end = usual ? reader.at : endOfValue(body, at);
    const asset = usual ?? faultsOrAsset(body, { start: at, end }, index);
    // One by one: an asset may have more of them than a call takes arguments.
    for (const fault of 'faults' in asset ? asset.faults : differences(archive, asset, at, index)) faults.push(fault);
    at = end + 1;
  }
  const expected = archive.entries.length;
  if (index < expected && faults.length < maxFaults) {
    const asset_id = archive.entries[index]?.asset_id ?? 0;
    const message = `/assets has ${index} elements, but the archive has ${expected} assets; asset ${asset_id} is the first that is missing`;
    faults.push(fault('assets_differ', message, { field: '/assets', byte: body.length, asset_id }));
  }
  return faults;
}

/** What an asset is held against the archive by. */
type ArchivedAs = Pick<UsualProvenance, 'asset_id' | 'asset_name'>;

/** Any asset, or what its schema has against it. */
function faultsOrAsset(body: Uint8Array, range: ByteRange, index: number): ArchivedAs | { readonly faults: readonly CompanionFault[] } {
  const field = `/assets/${index}`;
  const sources = membersOf(body, range)?.get('sources');
  const list = sources && elementsOf(body, sources);
  if (!list) return { faults: [invalid(field, range.start, 'must be an object with an array sources')] };
  const parsed = parseObject(body, range, sources, maxFieldBytes, metadataAssetSchema);
  if ('issues' in parsed) return { faults: parsed.issues.map((issue) => invalidBelow(field, issue)) };
  const faults = sourceFaults(body, list, field);
  return faults.length > 0 ? { faults } : parsed.value;
}

/** What the archive has against the asset in this place. */
function differences(archive: ArchiveReader, { asset_id, asset_name }: ArchivedAs, byte: number, index: number): readonly CompanionFault[] {
  const field = `/assets/${index}`;
  const entry = archive.entries[index];
  const at = { byte, asset_id };
  if (!entry) return [fault('assets_differ', `${field} is asset ${asset_id}, which the archive does not have`, { field, ...at })];
  if (asset_id !== entry.asset_id) {
    const message = `${field}/asset_id is ${asset_id}, but the archive has asset ${entry.asset_id} in this place`;
    return [fault('assets_differ', message, { field: `${field}/asset_id`, ...at })];
  }
  if (asset_name === entry.asset_name) return [];
  const message = `${field}/asset_name is ${JSON.stringify(asset_name)}, but the archive says ${JSON.stringify(entry.asset_name)}`;
  return [fault('assets_differ', message, { field: `${field}/asset_name`, ...at })];
}

function sourceFaults(body: Uint8Array, list: Iterable<ByteRange>, field: string): CompanionFault[] {
  const faults: CompanionFault[] = [];
  let index = 0;
  for (const range of list) {
    if (faults.length >= maxFaults) break;
    const parsed = parseObject(body, range, undefined, maxFieldBytes, sourceSchema);
    if ('issues' in parsed) faults.push(...parsed.issues.map((issue) => invalidBelow(`${field}/sources/${index}`, issue)));
    index += 1;
  }
  return faults;
}

function invalidBelow(field: string, issue: ObjectIssue): CompanionFault {
  return invalid([field, ...issue.path.map(String)].join('/'), issue.byte, issue.message);
}

function invalid(field: string, byte: number, message: string): CompanionFault {
  return fault('invalid', `${field === '' ? 'as a whole' : field}: ${message}`, { field, byte });
}

function fault(code: CompanionFaultCode, message: string, more: Pick<CompanionFault, 'field' | 'byte' | 'asset_id'> = {}): CompanionFault {
  return { code, file, message: `${file} ${message}`, ...more };
}
