import type { PngHeader } from './header.ts';
import { bitsPerPixel, passesOf, rowBytes } from './layout.ts';
import type { PngPass } from './layout.ts';

/**
 * Puts the pixels of an interlaced picture's passes where they belong. `bytes` holds the passes one after
 * another, unfiltered; the answer holds plain rows of packed pixels without filter types.
 */
export function deinterlace(bytes: Uint8Array, header: PngHeader): Uint8Array {
  const bits = bitsPerPixel(header);
  const stride = rowBytes(header, header.width);
  const rows = new Uint8Array(stride * header.height);
  let from = 0;
  for (const pass of passesOf(header)) {
    const passStride = rowBytes(header, pass.width) + 1;
    for (let row = 0; row < pass.height; row += 1) {
      const to = (pass.y + row * pass.stepY) * stride;
      if (bits < 8) spreadBits(bytes, from + 1, rows, to, pass, bits);
      else spreadBytes(bytes, from + 1, rows, to, pass, bits / 8);
      from += passStride;
    }
  }
  return rows;
}

function spreadBytes(bytes: Uint8Array, from: number, rows: Uint8Array, to: number, pass: PngPass, size: number): void {
  const step = pass.stepX * size;
  let target = to + pass.x * size;
  for (let pixel = 0; pixel < pass.width; pixel += 1) {
    const source = from + pixel * size;
    for (let byte = 0; byte < size; byte += 1) rows[target + byte] = bytes[source + byte] ?? 0;
    target += step;
  }
}

/** The target rows are zero before, and each pixel is put once. */
function spreadBits(bytes: Uint8Array, from: number, rows: Uint8Array, to: number, pass: PngPass, bits: number): void {
  const mask = (1 << bits) - 1;
  for (let pixel = 0; pixel < pass.width; pixel += 1) {
    const source = pixel * bits;
    const target = (pass.x + pixel * pass.stepX) * bits;
    const value = ((bytes[from + (source >> 3)] ?? 0) >> (8 - bits - (source & 7))) & mask;
    const byte = to + (target >> 3);
    rows[byte] = (rows[byte] ?? 0) | (value << (8 - bits - (target & 7)));
  }
}
