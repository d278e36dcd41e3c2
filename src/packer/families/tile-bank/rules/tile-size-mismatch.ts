import { bankRule } from '../bank-rule.ts';

export const tileSizeMismatch = bankRule(
  {
    code: 'tile_size_mismatch',
    severity: 'error',
    summary: 'A side of an image is not a multiple of `tile_size`, so it cannot be cut into whole tiles.',
    remedy: 'Crop or pad the image to whole tiles, or change `tile_size`.',
  },
  function* ({ parameters, images }) {
    const size = parameters.tile_size;
    for (const { path, header } of images) {
      if (!header) continue;
      const sides = (['width', 'height'] as const).filter(side => header[side] % size !== 0);
      if (sides.length === 0) continue;
      const words = sides.map(side => `${side} leaves ${header[side] % size}`).join(', its ');
      const message = `${path} is ${header.width} × ${header.height} pixels, not whole tiles of ${size} × ${size}: its ${words} over`;
      yield { path, message };
    }
  },
);
