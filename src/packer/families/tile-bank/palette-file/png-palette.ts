import { readChunks } from '../../png/chunks.ts';
import type { PaletteColourFact, PaletteFacts } from '../facts.ts';
import { paletteOf } from './palette-text.ts';

/** `.png`: colour type 3, its PLTE without entries whose alpha is below 128. The pixels are not looked at. */
export function readPngPalette(bytes: Uint8Array): PaletteFacts {
  const chunks = readChunks(bytes);
  if (!chunks.ok) return { source: 'png', png: chunks.error, colours: [], colourCount: 0 };
  const { header, palette, transparency } = chunks.value;
  if (header.colourType !== 3 || !palette) {
    const message = `the PNG is not indexed: its colour type is ${header.colourType}, a palette's is 3`;
    return paletteOf('png', [], { message });
  }
  const colours: PaletteColourFact[] = [];
  for (let entry = 0; entry * 3 < palette.length; entry += 1) {
    if ((transparency?.[entry] ?? 255) < 128) continue;
    const [r = 0, g = 0, b = 0] = palette.subarray(entry * 3, entry * 3 + 3);
    colours.push({ rgb: (r << 16) | (g << 8) | b, at: entry });
  }
  return paletteOf('png', colours);
}
