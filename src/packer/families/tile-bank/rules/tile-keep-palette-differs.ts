import { bankRule } from '../bank-rule.ts';
import { rgbText } from '../colour.ts';
import { plteColours } from '../keep.ts';

export const tileKeepPaletteDiffers = bankRule(
  {
    code: 'tile_keep_palette_differs',
    severity: 'error',
    summary: 'Under `keep` the palette (PLTE) of an image is not the same as the first image’s; the first entry that differs is given.',
    remedy: 'Save all images of the bank with one palette, or use `auto`.',
  },
  function* ({ parameters, images }) {
    if (parameters.palette !== 'keep') return;
    const kept = images.flatMap(({ path, pixels }) => (pixels?.plte?.hex === undefined ? [] : [{ path, plte: pixels.plte }]));
    const [first, ...others] = kept;
    if (!first) return;
    const expected = plteColours(first.plte);
    for (const { path, plte } of others) {
      if (plte.hex === first.plte.hex) continue;
      const found = plteColours(plte);
      const entry = Array.from({ length: 16 }).findIndex((_, index) => expected[index] !== found[index]);
      const words = `entry ${entry} is ${entryText(found[entry])}, not ${entryText(expected[entry])}`;
      yield { path, message: `the palette (PLTE) of ${path} differs from that of ${first.path}: ${words}` };
    }
  },
);

function entryText(colour: number | undefined): string {
  return colour === undefined ? 'absent' : rgbText(colour);
}
