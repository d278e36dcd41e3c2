import { crc32 } from 'node:zlib';
import { ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { pngFault } from './fault.ts';
import type { PngFault } from './fault.ts';

/** IHDR: what kind of picture the file holds. */
export interface PngHeader {
  /** Pixels, 1 … 2^31-1. */
  readonly width: number;
  readonly height: number;
  /** Bits a sample. */
  readonly bitDepth: number;
  /** 0 gray, 2 RGB, 3 indexed, 4 gray + alpha, 6 RGBA. */
  readonly colourType: number;
  /** Adam7. */
  readonly interlaced: boolean;
}

/** Signature and IHDR chunk: what {@link readHeader} wants to see. */
export const headerBytes = 33;

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const largestSide = 0x7fff_ffff;
const depths = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
]);

/** Reads the first {@link headerBytes} bytes of a file; fewer are a fault that says so. */
export function readHeader(bytes: Uint8Array): Result<PngHeader, PngFault> {
  const wrong = signature.findIndex((value, at) => at < bytes.length && bytes[at] !== value);
  if (wrong >= 0 || bytes.length === 0) return pngFault('not_png', `not a PNG file: ${looksLike(bytes)}`, { byte: 0 });
  if (bytes.length < headerBytes) {
    return pngFault('truncated', `the file ends at byte ${bytes.length}, inside its header (IHDR)`, { chunk: 'IHDR', byte: bytes.length });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  if (view.getUint32(12) !== 0x49484452) {
    return pngFault('chunk_missing', 'the first chunk is not the header (IHDR)', { chunk: 'IHDR', byte: 8 });
  }
  if (view.getUint32(8) !== 13) {
    return pngFault('chunk_length', `the header (IHDR) is ${view.getUint32(8)} bytes long, not 13`, { chunk: 'IHDR', byte: 8 });
  }
  if (view.getUint32(29) !== crc32(bytes.subarray(12, 29))) {
    return pngFault('chunk_checksum', 'the checksum of the header (IHDR) is wrong', { chunk: 'IHDR', byte: 8 });
  }
  return readFields(view);
}

function readFields(view: DataView): Result<PngHeader, PngFault> {
  const header: PngHeader = {
    width: view.getUint32(16),
    height: view.getUint32(20),
    bitDepth: view.getUint8(24),
    colourType: view.getUint8(25),
    interlaced: view.getUint8(28) === 1,
  };
  for (const side of ['width', 'height'] as const) {
    if (header[side] === 0 || header[side] > largestSide) {
      return fieldFault(`${side} ${header[side]}`, `it is 1 to ${largestSide}`, side === 'width' ? 16 : 20);
    }
  }
  const allowed = depths.get(header.colourType);
  if (!allowed) return fieldFault(`colour type ${header.colourType}`, 'it is 0, 2, 3, 4 or 6', 25);
  if (!allowed.includes(header.bitDepth)) {
    return fieldFault(`bit depth ${header.bitDepth}`, `with colour type ${header.colourType} it is ${allowed.join(', ')}`, 24);
  }
  return readMethods(view, header);
}

function readMethods(view: DataView, header: PngHeader): Result<PngHeader, PngFault> {
  const methods = [
    { name: 'compression method', byte: 26, last: 0 },
    { name: 'filter method', byte: 27, last: 0 },
    { name: 'interlace method', byte: 28, last: 1 },
  ];
  for (const { name, byte, last } of methods) {
    const value = view.getUint8(byte);
    if (value > last) {
      return pngFault('unknown_method', `the header (IHDR) names ${name} ${value}, which no specification has`, { chunk: 'IHDR', byte });
    }
  }
  return ok(header);
}

function fieldFault(what: string, expected: string, byte: number): Result<PngHeader, PngFault> {
  return pngFault('header_field', `the header (IHDR) says ${what}; ${expected}`, { chunk: 'IHDR', byte });
}

const otherFormats: readonly (readonly [string, readonly number[]])[] = [
  ['a JPEG', [0xff, 0xd8, 0xff]],
  ['a GIF', [0x47, 0x49, 0x46, 0x38]],
  ['a BMP', [0x42, 0x4d]],
  ['a RIFF file (WebP or WAV)', [0x52, 0x49, 0x46, 0x46]],
  ['a PNG whose line ends were converted by a text transfer', [0x89, 0x50, 0x4e, 0x47, 0x0a]],
  ['a PNG whose line ends were converted by a text transfer', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0d]],
];

function looksLike(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'it is empty';
  const found = otherFormats.find(([, start]) => start.every((value, at) => bytes[at] === value));
  return found ? `it looks like ${found[0]}` : 'it does not start with the PNG signature';
}
