import type { BankImage } from '../bank.ts';
import { at, bankRule, listed } from '../bank-rule.ts';
import { rgb565OfRgb, rgb565Text, rgbText } from '../colour.ts';
import type { MergeFact, PlteFacts } from '../facts.ts';
import { keptIndices, plteColours } from '../keep.ts';

/** Pairs named one by one in the message. */
const namedPairs = 4;

export const tileColoursMerge = bankRule(
  {
    code: 'tile_colours_merge',
    severity: 'warning',
    summary: 'Colours of an image that differ in the file become one in RGB565; each pair is given with its first pixels.',
    remedy: 'Make the colours more different, or the same, if the difference matters.',
  },
  function* ({ parameters, images }) {
    for (const image of images) {
      const { merges, count } = parameters.palette === 'keep' ? keptMerges(image) : pixelMerges(image);
      const place = merges[0]?.second;
      if (!place) continue;
      const pairs = merges.map(
        ({ first, second, rgb565 }) =>
          `${rgbText(first.rgb)} at ${at(first)} and ${rgbText(second.rgb)} at ${at(second)} (${rgb565Text(rgb565)})`,
      );
      const message = `${image.path}: colours become one in RGB565: ${listed(pairs, namedPairs, count)}`;
      yield { path: image.path, message, place: { pixel: { x: place.x, y: place.y } } };
    }
  },
);

interface Merges {
  readonly merges: readonly MergeFact[];
  readonly count: number;
}

function pixelMerges({ pixels }: BankImage): Merges {
  return { merges: pixels?.merges ?? [], count: pixels?.mergeCount ?? 0 };
}

/** Under `keep` index 0 is transparent whatever its colour and alpha, so the other indices alone count. */
function keptMerges({ pixels }: BankImage): Merges {
  const merges = pixels?.plte ? mergesOfIndices(pixels.plte) : [];
  return { merges, count: merges.length };
}

function mergesOfIndices(plte: PlteFacts): readonly MergeFact[] {
  const colours = plteColours(plte);
  const firsts = new Map<number, MergeFact['first']>();
  const merges = new Map<number, MergeFact>();
  for (const { index, x, y } of keptIndices(plte)) {
    const here = { rgb: colours[index] ?? 0, x, y };
    const rgb565 = rgb565OfRgb(here.rgb);
    const first = firsts.get(rgb565);
    if (!first) firsts.set(rgb565, here);
    else if (first.rgb !== here.rgb && !merges.has(rgb565)) merges.set(rgb565, { rgb565, first, second: here });
  }
  return [...merges.values()];
}
