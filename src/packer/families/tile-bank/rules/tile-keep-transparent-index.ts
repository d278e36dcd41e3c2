import { at, bankRule } from '../bank-rule.ts';
import { keptIndices } from '../keep.ts';

export const tileKeepTransparentIndex = bankRule(
  {
    code: 'tile_keep_transparent_index',
    severity: 'error',
    summary: 'Under `keep` an image uses an index other than 0 whose tRNS alpha is below 128: index 0 alone is transparent.',
    remedy: 'Move the transparent entry to index 0, or make the entry opaque.',
  },
  function* ({ parameters, images }) {
    if (parameters.palette !== 'keep') return;
    for (const { path, pixels } of images) {
      for (const used of pixels?.plte ? keptIndices(pixels.plte) : []) {
        if (used.alpha >= 128) continue;
        const message = `${path} uses index ${used.index}, which is transparent (alpha ${used.alpha}), first at ${at(used)}; only index 0 may be`;
        yield { path, message, place: { pixel: { x: used.x, y: used.y } } };
      }
    }
  },
);
