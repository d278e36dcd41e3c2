import { bytesSource, type ByteSource } from '../../base/byte-source.ts';
import type { ByteRange } from './canonical-outline.ts';
import type { CompanionFault } from './companion-fault.ts';
import type { CompanionName } from './companions.ts';
import { firstUnequalByte } from './first-difference.ts';
import type { ArchiveReader } from './reader.ts';

/** The bytes a mirror must have: a list as the header has it, and a newline. */
export function mirrorOf(archive: Pick<ArchiveReader, 'header'>, range: ByteRange): Uint8Array {
  return Buffer.concat([archive.header.subarray(range.start, range.end), Buffer.from('\n')]);
}

/** Holds a mirror against the list it must repeat. Throws what the source throws. */
export function verifyMirror(archive: ArchiveReader, range: ByteRange, file: CompanionName, source: ByteSource): CompanionFault[] {
  const byte = firstUnequalByte(bytesSource(mirrorOf(archive, range)), source);
  if (byte === undefined) return [];
  const isTable = file === 'asset_table.json';
  const entry = isTable ? archive.entries.find((each) => byte < each.range.end - range.start) : undefined;
  const inEntry = entry && byte >= entry.range.start - range.start;
  const whose = inEntry ? `, in the entry of asset ${entry.asset_id} (${entry.asset_name})` : '';
  const message = `${file} is not what the archive's header says, from byte ${byte} on${whose}`;
  return [{ code: 'not_a_mirror', file, message, byte, ...(inEntry ? { asset_id: entry.asset_id } : {}) }];
}
