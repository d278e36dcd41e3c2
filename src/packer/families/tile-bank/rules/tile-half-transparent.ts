import type { BankImage } from '../bank.ts';
import { at, bankRule } from '../bank-rule.ts';
import type { BankProblem } from '../bank-rule.ts';
import { keptIndices } from '../keep.ts';

export const tileHalfTransparent = bankRule(
  {
    code: 'tile_half_transparent',
    severity: 'warning',
    summary: 'Pixels of an image are half-transparent: an alpha below 128 becomes transparent, any other opaque.',
    remedy: 'Make the pixels fully opaque or fully transparent.',
  },
  function* ({ parameters, images }) {
    for (const image of images) {
      const problem = parameters.palette === 'keep' ? keptProblem(image) : pixelProblem(image);
      if (problem) yield problem;
    }
  },
);

function pixelProblem({ path, pixels }: BankImage): BankProblem | undefined {
  const half = pixels?.halfTransparent;
  if (!half) return undefined;
  const becomes = half.alpha < 128 ? 'transparent' : 'opaque';
  const message = `${path} has ${half.count} half-transparent pixel${half.count === 1 ? '' : 's'}; the first, at ${at(half)} with alpha ${half.alpha}, becomes ${becomes}`;
  return { path, message, place: { pixel: { x: half.x, y: half.y } } };
}

/** Under `keep` index 0 is transparent anyway, and another index with an alpha below 128 is an error of its own. */
function keptProblem({ path, pixels }: BankImage): BankProblem | undefined {
  const half = pixels?.plte && keptIndices(pixels.plte).find(({ alpha }) => alpha >= 128 && alpha < 255);
  if (!half) return undefined;
  const message = `${path} uses index ${half.index}, whose alpha is ${half.alpha}; it becomes opaque, first at ${at(half)}`;
  return { path, message, place: { pixel: { x: half.x, y: half.y } } };
}
