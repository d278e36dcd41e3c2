import { bankRule, listed } from '../bank-rule.ts';
import { maxTiles } from '../limits.ts';

/** Images named one by one in the message. */
const namedImages = 8;

export const tileTooManyTiles = bankRule(
  {
    code: 'tile_too_many_tiles',
    severity: 'error',
    summary: `The images of a bank come to more than ${maxTiles} tiles; the tiles of each are given.`,
    remedy: 'Split the images over several assets, or use a larger `tile_size`.',
  },
  function* ({ parameters, images }) {
    const size = parameters.tile_size;
    const counts = images.flatMap(({ path, header }) => {
      // An image that is not whole tiles has a finding of its own.
      if (!header || header.width % size !== 0 || header.height % size !== 0) return [];
      return [{ path, tiles: (header.width / size) * (header.height / size) }];
    });
    const total = counts.reduce((sum, { tiles }) => sum + tiles, 0);
    if (total <= maxTiles) return;
    const each = listed(counts.map(({ path, tiles }) => `${path} ${tiles}`), namedImages);
    const message = `the images come to ${total} tiles of ${size} × ${size}, a bank holds ${maxTiles}: ${each}`;
    yield { message, place: { field: '/inputs/tiles' } };
  },
);
