import { expect, it } from 'vitest';
import { askedChanges } from '../../../support/asked-changes.ts';

it.each([
  ['its path in the asset', 'sub/rock_a.png', '/games/starfall'],
  ['its path from the project', 'assets/terrain/asteroids/sub/rock_a.png', '/games/starfall'],
  ['its path from the working directory', 'rock_a.png', '/games/starfall/assets/terrain/asteroids/sub'],
  ['its whole path', '/games/starfall/assets/terrain/asteroids/sub/rock_a.png', '/games/starfall/assets'],
])('prometeu remove-file takes a file by %s', async (_, file, directory) => {
  const { changes } = await askedChanges(['remove-file', 'asteroids', file], { directory });
  expect(changes).toEqual([{ kind: 'remove_artifact', asset: { root: 'terrain/asteroids' }, paths: ['sub/rock_a.png'] }]);
});

it('prometeu remove-file takes several as one change', async () => {
  const { changes } = await askedChanges(['remove-file', '2', 'a.png', 'sub/b.png']);
  expect(changes).toEqual([{ kind: 'remove_artifact', asset: { root: 'terrain/asteroids' }, paths: ['a.png', 'sub/b.png'] }]);
});
