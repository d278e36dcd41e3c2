import { expect, it } from 'vitest';
import { askedChanges } from '../../../support/asked-changes.ts';

it('prometeu unregister takes assets by name, root and id as one change', async () => {
  const { changes } = await askedChanges(['unregister', 'player ship', 'terrain/asteroids', '1']);
  expect(changes).toEqual([1, 2, 1].map((asset_id) => ({ kind: 'unregister_asset', asset_id })));
});

it('prometeu unregister refuses what is not registered, and says how it would be', async () => {
  const ran = await askedChanges(['unregister', 'sketches/comet']);
  expect(ran).toMatchObject({ exit: 2, changes: undefined });
  expect(ran.err).toContain('Run prometeu register sketches/comet first.');
});
