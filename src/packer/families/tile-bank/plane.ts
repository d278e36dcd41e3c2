import { tileRowByte } from './sheet.ts';
import type { SheetLayout } from './sheet.ts';

/** One image of a bank ready to be drawn: a number for each pixel, and the index each number becomes. */
export interface DrawnImage {
  /** Pixels; whole tiles. */
  readonly width: number;
  readonly height: number;
  readonly numbers: Uint8Array;
  /** Palette index 0 … 15 of each of the 256 numbers. */
  readonly indices: Uint8Array;
}

/**
 * Cuts the images into tiles, row by row, and fills the sheet with them; what is left over stays index 0.
 * Four pixels at once: tiles and images are multiples of 8 pixels wide, so rows start on whole words.
 */
export function drawPlane(layout: SheetLayout, images: readonly DrawnImage[]): Uint8Array {
  const plane = new Uint8Array(layout.planeBytes);
  const words = new Uint16Array(plane.buffer);
  const { tileSize } = layout;
  let tile = 0;
  for (const image of images) {
    const source = { fours: wordsOf(image.numbers), indices: image.indices, width: image.width };
    for (let y = 0; y < image.height; y += tileSize) {
      for (let x = 0; x < image.width; x += tileSize, tile += 1) drawTile(words, layout, tile, source, y * image.width + x);
    }
  }
  return plane;
}

/** An image whose numbers are taken four at a time. */
interface TileSource extends Pick<DrawnImage, 'indices' | 'width'> {
  readonly fours: Uint32Array;
}

/** The same bytes, little-endian as every machine is that this runs on. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}

/** `start` is the number of the tile's first pixel in the image. Pixels that repeat the four before cost no look-up. */
function drawTile(plane: Uint16Array, layout: SheetLayout, tile: number, image: TileSource, start: number): void {
  const { fours, indices, width } = image;
  let last = fours[start >> 2] ?? 0;
  let drawn = fourIndices(indices, last);
  const words = layout.tileSize / 4;
  for (let row = 0; row < layout.tileSize; row += 1) {
    let from = (start + row * width) >> 2;
    const first = tileRowByte(layout, tile, row) >> 1;
    for (let word = first; word < first + words; word += 1, from += 1) {
      const four = fours[from] ?? 0;
      if (four !== last) {
        last = four;
        drawn = fourIndices(indices, four);
      }
      plane[word] = drawn;
    }
  }
}

/** Two bytes of the plane: in each the left pixel is in the high nibble. */
function fourIndices(indices: Uint8Array, four: number): number {
  const left = ((indices[four & 0xff] ?? 0) << 4) | (indices[(four >>> 8) & 0xff] ?? 0);
  const right = ((indices[(four >>> 16) & 0xff] ?? 0) << 4) | (indices[four >>> 24] ?? 0);
  return left | (right << 8);
}
