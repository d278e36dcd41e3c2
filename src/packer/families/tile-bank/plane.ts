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

/** Cuts the images into tiles, row by row, and fills the sheet with them; what is left over stays index 0. */
export function drawPlane(layout: SheetLayout, images: readonly DrawnImage[]): Uint8Array {
  const plane = new Uint8Array(layout.planeBytes);
  const { tileSize } = layout;
  let tile = 0;
  for (const image of images) {
    for (let y = 0; y < image.height; y += tileSize) {
      for (let x = 0; x < image.width; x += tileSize, tile += 1) drawTile(plane, layout, tile, image, y * image.width + x);
    }
  }
  return plane;
}

/** `start` is the number of the tile's first pixel in the image. */
function drawTile(plane: Uint8Array, layout: SheetLayout, tile: number, image: DrawnImage, start: number): void {
  const { numbers, indices } = image;
  for (let row = 0; row < layout.tileSize; row += 1) {
    let from = start + row * image.width;
    const first = tileRowByte(layout, tile, row);
    for (let byte = first; byte < first + layout.tileSize / 2; byte += 1, from += 2) {
      const left = indices[numbers[from] ?? 0] ?? 0;
      plane[byte] = (left << 4) | (indices[numbers[from + 1] ?? 0] ?? 0);
    }
  }
}
