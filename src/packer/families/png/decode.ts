import { ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { readChunks } from './chunks.ts';
import type { PngChunks } from './chunks.ts';
import { pngFault } from './fault.ts';
import type { PngFault } from './fault.ts';
import type { PngHeader } from './header.ts';
import { inflateData } from './inflate.ts';
import { deinterlace } from './interlace.ts';
import { bitsPerPixel, passesOf, rowBytes, streamBytes } from './layout.ts';
import { unfilterRows } from './unfilter.ts';

/** A decoded picture: rows of packed samples as the specification stores them, unfiltered, not interlaced. */
export interface PngImage {
  readonly header: PngHeader;
  /** PLTE: r, g, b of each entry. */
  readonly palette?: Uint8Array;
  /** tRNS. */
  readonly transparency?: Uint8Array;
  /** Row by row, each starting on a whole byte, nothing between them. */
  readonly bytes: Uint8Array;
}

/**
 * Decodes a whole PNG file of any colour type, depth and interlacing (the default image of an APNG); gamma and
 * profiles are ignored. A picture of more than `maxPixels` is refused before anything is inflated.
 */
export function decodePng(file: Uint8Array, maxPixels: number): Result<PngImage, PngFault> {
  const chunks = readChunks(file);
  if (!chunks.ok) return chunks;
  const { header, data } = chunks.value;
  if (header.width * header.height > maxPixels) {
    const words = `${header.width} × ${header.height} pixels are more than ${maxPixels}`;
    return pngFault('picture_too_large', words, { chunk: 'IHDR', byte: 16 });
  }
  const stream = inflateData(file, data, streamBytes(header));
  if (!stream.ok) return stream;
  const fault = unfilterPasses(stream.value, header, data.byte);
  return fault ?? ok(imageOf(chunks.value, stream.value));
}

function imageOf({ header, palette, transparency }: PngChunks, stream: Uint8Array): PngImage {
  const bytes = header.interlaced ? deinterlace(stream, header) : closeRows(stream, header);
  return { header, ...(palette && { palette }), ...(transparency && { transparency }), bytes };
}

/** Moves the rows of a picture together, over their filter types. */
function closeRows(stream: Uint8Array, header: PngHeader): Uint8Array {
  const bytes = rowBytes(header, header.width);
  for (let y = 0; y < header.height; y += 1) {
    const from = y * (bytes + 1) + 1;
    stream.copyWithin(y * bytes, from, from + bytes);
  }
  return stream.subarray(0, bytes * header.height);
}

function unfilterPasses(stream: Uint8Array, header: PngHeader, byte: number): Result<never, PngFault> | undefined {
  const back = Math.max(1, bitsPerPixel(header) / 8);
  let start = 0;
  for (const pass of passesOf(header)) {
    const bytes = rowBytes(header, pass.width);
    const bad = unfilterRows(stream, start, bytes, pass.height, back);
    if (bad >= 0) {
      const y = pass.y + bad * pass.stepY;
      const type = stream[start + bad * (bytes + 1)] ?? 0;
      const where = pass.number > 0 ? `row ${y} (pass ${pass.number})` : `row ${y}`;
      return pngFault('filter_type', `${where} has filter type ${type}; it is 0 to 4`, { chunk: 'IDAT', byte, pixel: { x: 0, y } });
    }
    start += pass.height * (bytes + 1);
  }
  return undefined;
}
