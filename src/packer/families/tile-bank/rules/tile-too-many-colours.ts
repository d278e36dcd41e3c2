import { at, bankRule, listed } from '../bank-rule.ts';
import { rgb565Text, rgbText } from '../colour.ts';
import { maxColours } from '../limits.ts';

/** Colours named one by one in the message: those that fit, and the first that does not. */
const namedColours = maxColours + 1;

export const tileTooManyColours = bankRule(
  {
    code: 'tile_too_many_colours',
    severity: 'error',
    summary: `An image has more than ${maxColours} opaque RGB565 colours (\`auto\` and \`file\`); they are listed, the place is the first pixel that has the 16th.`,
    remedy: `Reduce the image to ${maxColours} colours and transparency, or split it.`,
  },
  function* ({ parameters, images }) {
    if (parameters.palette === 'keep') return;
    for (const { path, pixels } of images) {
      const extra = pixels?.colours[maxColours];
      if (!pixels || !extra) continue;
      const colours = pixels.colours.map(({ rgb, rgb565 }) => `${rgbText(rgb)} (${rgb565Text(rgb565)})`);
      const list = listed(colours, namedColours, pixels.colourCount);
      const message =
        `${path} has ${pixels.colourCount} opaque colours, an image has at most ${maxColours}; ` +
        `the 16th, ${rgbText(extra.rgb)}, is first at ${at(extra)}: ${list}`;
      yield { path, message, place: { pixel: { x: extra.x, y: extra.y } } };
    }
  },
);
