import type { PaletteColourFact, PaletteFacts } from '../facts.ts';
import { paletteOf } from './palette-text.ts';

/**
 * `.gpl`: the line `GIMP Palette`, then lines of three integers 0–255 and an optional name; blank lines and
 * lines that start with `Name:`, `Columns:` or `#` say nothing.
 */
export function readGplPalette(lines: readonly string[]): PaletteFacts {
  if (lines[0]?.trim() !== 'GIMP Palette') {
    return paletteOf('gpl', [], { line: 1, message: 'the first line is not "GIMP Palette"' });
  }
  const colours: PaletteColourFact[] = [];
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    if (at === 0 || line === '' || /^(?:Name:|Columns:|#)/u.test(line)) continue;
    const parts = /^(\d{1,9})\s+(\d{1,9})\s+(\d{1,9})(?:\s|$)/u.exec(line)?.slice(1).map(Number);
    if (!parts) return paletteOf('gpl', colours, { line: at + 1, message: 'the line does not start with three integers' });
    const [r = 0, g = 0, b = 0] = parts;
    const above = parts.find(value => value > 255);
    if (above !== undefined) return paletteOf('gpl', colours, { line: at + 1, message: `${above} is above 255` });
    colours.push({ rgb: (r << 16) | (g << 8) | b, at: at + 1 });
  }
  return paletteOf('gpl', colours);
}
