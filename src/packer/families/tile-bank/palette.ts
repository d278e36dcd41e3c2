import { rgb565OfRgb } from './colour.ts';
import type { PaletteColourFact, PaletteFacts } from './facts.ts';
import { maxColours } from './limits.ts';

/**
 * The index that serves each RGB565 colour of a palette file: its place in the file from 1; of two that are equal
 * the first. `undefined` for a palette that is refused for itself.
 */
export function paletteIndices({ colours, colourCount, fault, png }: PaletteFacts): ReadonlyMap<number, number> | undefined {
  if (fault || png || colourCount > maxColours) return undefined;
  const indices = new Map<number, number>();
  for (const [at, { rgb }] of colours.entries()) {
    const value = rgb565OfRgb(rgb);
    if (!indices.has(value)) indices.set(value, at + 1);
  }
  return indices;
}

/** Where a colour of a palette file stands, in words. */
export function paletteWhere(source: PaletteFacts['source'], { at }: PaletteColourFact): string {
  return source === 'png' ? `entry ${at}` : `line ${at}`;
}

/** The same as a place; an entry of a PLTE has none. */
export function paletteLine(source: PaletteFacts['source'], { at }: PaletteColourFact): { readonly line?: number } {
  return source === 'png' ? {} : { line: at };
}
