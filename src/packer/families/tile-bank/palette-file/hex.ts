import type { PaletteColourFact, PaletteFacts } from '../facts.ts';
import { paletteOf } from './palette-text.ts';

/** `.hex`: one `RRGGBB` a line, `#` before it optional; blank lines and lines that start with `;` say nothing. */
export function readHexPalette(lines: readonly string[]): PaletteFacts {
  const colours: PaletteColourFact[] = [];
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith(';')) continue;
    const digits = /^#?([0-9a-f]{6})$/iu.exec(line)?.[1];
    if (digits === undefined) return paletteOf('hex', colours, { line: at + 1, message: `${quoted(line)} is not a colour RRGGBB` });
    colours.push({ rgb: parseInt(digits, 16), at: at + 1 });
  }
  return paletteOf('hex', colours);
}

function quoted(line: string): string {
  const printable = line.replace(/[^ -~]/gu, '?');
  return printable.length > 24 ? `"${printable.slice(0, 24)}…"` : `"${printable}"`;
}
