import { bankRule } from '../bank-rule.ts';

const colourTypes = new Map([
  [0, 'gray'],
  [2, 'RGB'],
  [4, 'gray with alpha'],
  [6, 'RGB with alpha'],
]);

export const tileKeepNotIndexed = bankRule(
  {
    code: 'tile_keep_not_indexed',
    severity: 'error',
    summary: 'Under `keep` an image is not an indexed PNG (colour type 3), so it has no palette to keep.',
    remedy: 'Save the image as an indexed PNG, or use `auto`.',
  },
  function* ({ parameters, images }) {
    if (parameters.palette !== 'keep') return;
    for (const { path, header, fault } of images) {
      if (!header || fault || header.colourType === 3) continue;
      const kind = colourTypes.get(header.colourType) ?? 'unknown';
      yield { path, message: `${path} is not indexed: its colour type is ${header.colourType} (${kind}), \`keep\` needs 3` };
    }
  },
);
