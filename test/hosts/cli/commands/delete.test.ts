import { expect, it } from 'vitest';
import { askedChanges } from '../../../support/asked-changes.ts';

it('prometeu delete takes several assets, also unregistered ones, as one change', async () => {
  const { changes } = await askedChanges(['delete', 'player ship', '2', 'sketches/comet']);
  const roots = ['ships/player', 'terrain/asteroids', 'sketches/comet'];
  expect(changes).toEqual(roots.map((root) => ({ kind: 'delete_asset', asset: { root } })));
});

it('prometeu delete deletes nothing when one of them is nobody', async () => {
  const ran = await askedChanges(['delete', 'player ship', '99']);
  expect(ran).toMatchObject({ exit: 2, changes: undefined });
  expect(ran.err).toContain('No asset has the id 99.');
});
