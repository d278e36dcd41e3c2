import { maxColours } from './limits.ts';

/** What `auto` came to: sets of colours, and which of them each image takes. */
export interface PaletteAssignment {
  /** RGB565 colours of each palette, ascending; the index of a colour in the payload is its place + 1. */
  readonly palettes: readonly (readonly number[])[];
  /** Number of the palette of each image. */
  readonly ofImage: readonly number[];
}

/**
 * `auto` (formats.md §2): images in order; each takes the palette that needs the fewest new colours and still
 * holds at most 15 (lowest number on a tie), else a new one. No image has more than 15. There is no upper limit
 * here: the caller compares the count with 64.
 */
export function assignPalettes(images: readonly (readonly number[])[]): PaletteAssignment {
  const palettes: Set<number>[] = [];
  const ofImage = images.map(colours => {
    const number = cheapestPalette(palettes, colours);
    const palette = palettes[number] ?? new Set();
    palettes[number] = palette;
    for (const colour of colours) palette.add(colour);
    return number;
  });
  return { palettes: palettes.map(palette => [...palette].sort((a, b) => a - b)), ofImage };
}

function cheapestPalette(palettes: readonly Set<number>[], colours: readonly number[]): number {
  let best = palettes.length;
  let fewest = Infinity;
  for (const [number, palette] of palettes.entries()) {
    const added = colours.filter(colour => !palette.has(colour)).length;
    if (palette.size + added > maxColours || added >= fewest) continue;
    best = number;
    fewest = added;
  }
  return best;
}
