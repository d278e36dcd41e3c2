import { crc32 } from 'node:zlib';
import type { ByteSource } from '../../base/byte-source.ts';
import { locateSingleByte } from './crc-locate.ts';
import type { FaultList } from './faults.ts';
import {
  alignment,
  archiveMagic,
  archiveSchemaVersion,
  decodePrelude,
  maxHeaderSize,
  payloadOffsetFor,
  preludeField,
  preludeSize,
  type Prelude,
} from './layout.ts';
import { copyOf } from './source-read.ts';

/** The prelude as read, and the header's bytes as far as they could be told from it. */
export interface Opening {
  readonly prelude: Prelude;
  /** A copy, at most 64 MiB. */
  readonly header: Uint8Array;
}

/**
 * Checks every field of the prelude against the table, the file's size and the header's bytes. `undefined`
 * when the rest of the file cannot be read by it: too short, another version, a header that cannot be there.
 * Throws what the source throws.
 */
export function checkPrelude(source: ByteSource, faults: FaultList): Opening | undefined {
  if (source.size < preludeSize) {
    const message = `the file has ${source.size} bytes; a prelude alone takes ${preludeSize}`;
    faults.add({ code: 'too_short', message, part: 'file', byte: source.size });
    return undefined;
  }
  const prelude = decodePrelude(copyOf(source, 0, preludeSize));
  checkConstants(prelude, faults);
  if (prelude.schema_version !== archiveSchemaVersion) return undefined;
  const header = locateHeader(source, prelude, faults);
  return header && { prelude, header };
}

function checkConstants(prelude: Prelude, faults: FaultList): void {
  if (prelude.magic !== archiveMagic) {
    faults.addPrelude('wrong_magic', 'magic', `is ${JSON.stringify(prelude.magic)}, not "${archiveMagic}"`);
  }
  if (prelude.schema_version !== archiveSchemaVersion) {
    const message = `is ${prelude.schema_version}; only ${archiveSchemaVersion} is understood`;
    faults.addPrelude('unsupported_version', 'schema_version', message);
  }
  if (prelude.flags !== 0) faults.addPrelude('flags_not_zero', 'flags', `is ${prelude.flags}, not 0`);
  if (prelude.reserved !== 0) faults.addPrelude('reserved_not_zero', 'reserved', `is ${prelude.reserved}, not 0`);
}

/**
 * Three fields speak of the header: its length, the payload's offset and the checksum. When they disagree, the
 * one that the other two speak against is named.
 */
function locateHeader(source: ByteSource, prelude: Prelude, faults: FaultList): Uint8Array | undefined {
  const declared = readHeader(source, prelude.header_len);
  const declaredFits = declared !== undefined && crc32(declared) === prelude.header_checksum;
  const expectedOffset = payloadOffsetFor(prelude.header_len);
  const offsetAgrees = prelude.payload_offset === expectedOffset;
  if (!declaredFits) {
    const other = headerByOffset(source, prelude);
    if (other) {
      const message = `is ${prelude.header_len}, but payload_offset and header_checksum belong to a header of ${other.length} bytes`;
      faults.addPrelude('wrong_header_len', 'header_len', message);
      return other;
    }
  }
  if (!declared) {
    faultOfLength(source, prelude, faults);
    return undefined;
  }
  if (!offsetAgrees) {
    const message = `is ${prelude.payload_offset}; after a header of ${prelude.header_len} bytes it must be ${expectedOffset}`;
    faults.addPrelude('wrong_payload_offset', 'payload_offset', message);
  }
  if (!declaredFits) faultOfChecksum(declared, prelude.header_checksum, faults);
  return declared;
}

function readHeader(source: ByteSource, length: number): Uint8Array | undefined {
  const fits = length <= maxHeaderSize && preludeSize + length <= source.size;
  return fits ? copyOf(source, preludeSize, preludeSize + length) : undefined;
}

/** The header that `payload_offset` and the checksum agree on, if there is one. */
function headerByOffset(source: ByteSource, prelude: Prelude): Uint8Array | undefined {
  const most = prelude.payload_offset - preludeSize;
  if (most % alignment !== 0 || most < alignment) return undefined;
  const bytes = readHeader(source, most);
  if (!bytes) return undefined;
  const least = most - alignment + 1;
  let crc = crc32(bytes.subarray(0, least));
  for (let length = least; length <= most; length += 1) {
    if (crc === prelude.header_checksum) return bytes.subarray(0, length);
    crc = crc32(bytes.subarray(length, length + 1), crc);
  }
  return undefined;
}

function faultOfLength(source: ByteSource, prelude: Prelude, faults: FaultList): void {
  const length = prelude.header_len;
  if (length > maxHeaderSize) {
    faults.addPrelude('header_too_large', 'header_len', `is ${length}; at most ${maxHeaderSize} is allowed`);
    return;
  }
  const there = source.size - preludeSize;
  faults.addPrelude('wrong_header_len', 'header_len', `is ${length}, but only ${there} bytes follow the prelude`);
}

/** The checksum cannot say where; one changed byte can nearly always be found from how it differs. */
function faultOfChecksum(header: Uint8Array, stored: number, faults: FaultList): void {
  const actual = crc32(header);
  const difference = (stored ^ actual) >>> 0;
  const inHeader = locateSingleByte(header.length, difference);
  const inField = [0, 1, 2, 3].filter((index) => (difference >>> (8 * index)) & 0xff);
  const says = `header_checksum is ${hex(stored)}, the header's bytes give ${hex(actual)}`;
  if (inField.length === 1 && inHeader.length === 0) {
    const byte = preludeField('header_checksum').offset + (inField[0] ?? 0);
    faults.addPrelude('wrong_header_checksum', 'header_checksum', `: ${says}, as if byte ${byte} of the file had been changed`, byte);
    return;
  }
  const byte = preludeSize + (inHeader.length === 1 ? (inHeader[0] ?? 0) : 0);
  const where = inHeader.length === 1 ? `, as if byte ${byte} of the file had been changed` : '';
  faults.add({ code: 'header_damaged', message: `header: ${says}${where}`, part: 'header', byte });
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
