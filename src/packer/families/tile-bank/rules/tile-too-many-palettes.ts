import type { Bank } from '../bank.ts';
import { bankRule } from '../bank-rule.ts';
import { maxColours, maxPalettes } from '../limits.ts';
import { assignPalettes } from '../palettes.ts';

export const tileTooManyPalettes = bankRule(
  {
    code: 'tile_too_many_palettes',
    severity: 'error',
    summary: `Under \`auto\` the images of a bank need more than ${maxPalettes} palettes.`,
    remedy: 'Let more images share their colours, put images with like colours side by side in the list, or split the bank.',
  },
  function* (bank) {
    const colours = bank.parameters.palette === 'auto' ? coloursOfAll(bank) : undefined;
    if (!colours) return;
    const { palettes, ofImage } = assignPalettes(colours);
    if (palettes.length <= maxPalettes) return;
    const first = bank.images[ofImage.indexOf(maxPalettes)]?.path ?? '';
    const message =
      `the images need ${palettes.length} palettes of ${maxColours} colours, a bank holds ${maxPalettes}; ` +
      `the first that finds none left is ${first}`;
    yield { message, place: { field: '/inputs/tiles' } };
  },
);

/** The colours of every image; `undefined` while one is unknown or is refused for itself. */
function coloursOfAll({ images }: Bank): readonly (readonly number[])[] | undefined {
  const all = images.map(({ pixels }) =>
    pixels && pixels.colourCount <= maxColours ? pixels.colours.map(({ rgb565 }) => rgb565) : undefined,
  );
  return all.every(colours => colours !== undefined) ? all : undefined;
}
