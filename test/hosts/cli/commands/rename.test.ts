import { expect, it } from 'vitest';
import { askedChanges } from '../../../support/asked-changes.ts';

it('prometeu rename takes the name as it is', async () => {
  const { changes } = await askedChanges(['rename', 'player ship', 'assets/Forest ']);
  expect(changes).toEqual([{ kind: 'rename_asset', asset: { root: 'ships/player' }, asset_name: 'assets/Forest ' }]);
});
