import type { Colour } from './colour.ts';

function hex(of: Colour): string {
  return of.toString(16).padStart(6, '0');
}

/** One colour a line below a comment. */
export function hexPalette(comment: string, palette: readonly Colour[]): Uint8Array {
  return new TextEncoder().encode(`; ${comment}\n${palette.map((entry) => `${hex(entry)}\n`).join('')}`);
}

/** As GIMP and Aseprite write it. */
export function gplPalette(name: string, palette: readonly Colour[]): Uint8Array {
  const channel = (value: number): string => String(value).padStart(3, ' ');
  const line = (entry: Colour): string => `${channel(entry >> 16)} ${channel((entry >> 8) & 255)} ${channel(entry & 255)}\t${hex(entry)}\n`;
  return new TextEncoder().encode(`GIMP Palette\nName: ${name}\nColumns: 5\n#\n${palette.map(line).join('')}`);
}
