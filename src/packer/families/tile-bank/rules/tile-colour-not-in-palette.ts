import { at, bankRule, listed } from '../bank-rule.ts';
import { rgb565Text, rgbText } from '../colour.ts';
import { maxColours } from '../limits.ts';
import { paletteIndices } from '../palette.ts';

/** Colours named one by one in the message. */
const namedColours = 8;

export const tileColourNotInPalette = bankRule(
  {
    code: 'tile_colour_not_in_palette',
    severity: 'error',
    summary: 'Under `file` an image has colours that the palette file has not; each is given with one pixel that has it.',
    remedy: 'Add the colours to the palette file, or recolour the image.',
  },
  function* ({ images, palette }) {
    const indices = palette?.facts && paletteIndices(palette.facts);
    if (!palette || !indices) return;
    for (const { path, pixels } of images) {
      // An image with too many colours is refused for that, whatever the palette.
      if (!pixels || pixels.colourCount > maxColours) continue;
      const missing = pixels.colours.filter(({ rgb565 }) => !indices.has(rgb565));
      const [first] = missing;
      if (!first) continue;
      const colours = missing.map(colour => `${rgbText(colour.rgb)} (${rgb565Text(colour.rgb565)}) at ${at(colour)}`);
      const message = `${path} has ${missing.length === 1 ? 'a colour' : 'colours'} that ${palette.path} has not: ${listed(colours, namedColours)}`;
      yield { path, message, place: { pixel: { x: first.x, y: first.y } } };
    }
  },
);
