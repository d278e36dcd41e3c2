import { rgbOf } from './rgb565.ts';

/** What a packed sheet is coloured with. */
export interface Colouring {
  readonly width: number;
  readonly tile_size: number;
  readonly columns: number;
  readonly palettes: readonly { readonly colours: readonly number[] }[];
  readonly tile_palettes: readonly number[];
  /** Tiles there are; what is left over of the sheet stays empty. */
  readonly used: number;
  /** Draws every tile with this palette in place of its own. */
  readonly swap?: number | undefined;
}

/**
 * Colour indices as RGBA, tile by tile with its palette; index 0 is transparent, as on the hardware. A picture of
 * the sheet's width whose bytes a canvas takes as they are.
 */
export function paintIndices(indices: Uint8Array, sheet: Colouring): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(indices.length * 4);
  const pixels = new Uint32Array(rgba.buffer);
  const tables = sheet.palettes.map(({ colours }) => tableOf(colours));
  const { width, tile_size: size, columns, used } = sheet;
  for (let tile = 0; tile < used; tile += 1) {
    const table = tables[sheet.swap ?? sheet.tile_palettes[tile] ?? 0];
    if (!table) continue;
    const corner = Math.floor(tile / columns) * size * width + (tile % columns) * size;
    for (let row = 0; row < size; row += 1) {
      const from = corner + row * width;
      for (let at = from; at < from + size; at += 1) pixels[at] = table[indices[at] ?? 0] ?? 0;
    }
  }
  return rgba;
}

/** In the byte order of this machine, so that a pixel is one write. */
function tableOf(colours: readonly number[]): Uint32Array {
  const bytes = new Uint8Array(16 * 4);
  colours.slice(0, 16).forEach((colour, index) => {
    if (index === 0) return;
    const { r, g, b } = rgbOf(colour);
    bytes.set([r, g, b, 255], index * 4);
  });
  return new Uint32Array(bytes.buffer);
}

/** A hue for each palette, neighbours far apart. */
export function hueOf(palette: number): number {
  return Math.round((palette * 137.508 + 24) % 360);
}
