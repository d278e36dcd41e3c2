import { expect, it } from 'vitest';
import { askedChanges } from '../../../support/asked-changes.ts';

it.each([
  ['a root', 'ships/Player', '/games/starfall'],
  ['a path from the project', 'assets/ships/Player', '/games/starfall'],
  ['a path from the working directory', 'Player', '/games/starfall/assets/ships'],
])('prometeu move takes the new place as %s', async (_, to, directory) => {
  const { changes } = await askedChanges(['move', 'player ship', to], { directory });
  expect(changes).toEqual([{ kind: 'relocate_asset', asset: { root: 'ships/player' }, to: 'ships/Player' }]);
});

it('prometeu move takes a project after it', async () => {
  const { changes } = await askedChanges(['move', '1', 'ships/x', 'starfall'], { directory: '/games' });
  expect(changes).toEqual([{ kind: 'relocate_asset', asset: { asset_id: 1 }, to: 'ships/x' }]);
});

it('prometeu move asks for a folder where none is named', async () => {
  const ran = await askedChanges(['move', '1', '']);
  expect(ran).toMatchObject({ exit: 2, changes: undefined });
  expect(ran.err).toContain('No folder was named.');
});
