import { bankRule } from '../bank-rule.ts';
import { rgb565OfRgb, rgb565Text, rgbText } from '../colour.ts';
import type { PaletteColourFact } from '../facts.ts';
import { maxColours } from '../limits.ts';
import { paletteLine, paletteWhere } from '../palette.ts';

export const paletteDuplicateColour = bankRule(
  {
    code: 'palette_duplicate_colour',
    severity: 'info',
    summary: 'Two colours of a palette file are the same in RGB565; the first serves, the other keeps its index unused.',
    remedy: 'Remove or change one of the two, unless the index is meant to stay free.',
  },
  function* ({ palette }) {
    if (!palette?.facts || palette.facts.colourCount > maxColours) return;
    const { colours, source } = palette.facts;
    const firsts = new Map<number, PaletteColourFact>();
    for (const colour of colours) {
      const value = rgb565OfRgb(colour.rgb);
      const first = firsts.get(value);
      if (!first) firsts.set(value, colour);
      else {
        const message =
          `${palette.path}: ${rgbText(colour.rgb)} in ${paletteWhere(source, colour)} is in RGB565 the same as ` +
          `${rgbText(first.rgb)} in ${paletteWhere(source, first)} (${rgb565Text(value)})`;
        yield { path: palette.path, message, place: paletteLine(source, colour) };
      }
    }
  },
);
