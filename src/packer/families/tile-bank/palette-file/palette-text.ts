import { listedColours } from '../facts.ts';
import type { PaletteColourFact, PaletteFacts } from '../facts.ts';

/** The lines of a text palette; CRLF and a BOM are accepted. Only ASCII matters, so no byte is an error here. */
export function textLines(bytes: Uint8Array): readonly string[] {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return new TextDecoder('latin1').decode(hasMark ? bytes.subarray(3) : bytes).split(/\r?\n/u);
}

/** Facts of a palette; with a fault its colours mean nothing and are left out. */
export function paletteOf(
  source: PaletteFacts['source'],
  colours: readonly PaletteColourFact[],
  fault?: PaletteFacts['fault'],
): PaletteFacts {
  if (fault) return { source, fault, colours: [], colourCount: 0 };
  return { source, colours: colours.slice(0, listedColours), colourCount: colours.length };
}
