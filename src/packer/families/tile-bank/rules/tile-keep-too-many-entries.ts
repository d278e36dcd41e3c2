import { bankRule } from '../bank-rule.ts';
import { paletteEntries } from '../limits.ts';

export const tileKeepTooManyEntries = bankRule(
  {
    code: 'tile_keep_too_many_entries',
    severity: 'error',
    summary: `Under \`keep\` the palette (PLTE) of an image has more than ${paletteEntries} entries.`,
    remedy: `Save the image with a palette of at most ${paletteEntries} entries, unused ones removed.`,
  },
  function* ({ parameters, images }) {
    if (parameters.palette !== 'keep') return;
    for (const { path, pixels } of images) {
      const entries = pixels?.plte?.entries ?? 0;
      if (entries > paletteEntries) {
        yield { path, message: `the palette (PLTE) of ${path} has ${entries} entries, \`keep\` takes at most ${paletteEntries}` };
      }
    }
  },
);
