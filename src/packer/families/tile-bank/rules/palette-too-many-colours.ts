import { bankRule } from '../bank-rule.ts';
import { rgbText } from '../colour.ts';
import { maxColours } from '../limits.ts';
import { paletteLine, paletteWhere } from '../palette.ts';

export const paletteTooManyColours = bankRule(
  {
    code: 'palette_too_many_colours',
    severity: 'error',
    summary: `A palette file has more than ${maxColours} opaque colours; the place is the 16th.`,
    remedy: `Keep at most ${maxColours} colours in the file; transparency needs none.`,
  },
  function* ({ palette }) {
    const extra = palette?.facts?.colours[maxColours];
    if (!palette?.facts || !extra) return;
    const { colourCount, source } = palette.facts;
    const message =
      `${palette.path} has ${colourCount} opaque colours, a palette has at most ${maxColours}; ` +
      `the 16th is ${rgbText(extra.rgb)} in ${paletteWhere(source, extra)}`;
    yield { path: palette.path, message, place: paletteLine(source, extra) };
  },
);
