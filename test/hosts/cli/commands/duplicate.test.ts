import { expect, it } from 'vitest';
import { askedChanges } from '../../../support/asked-changes.ts';

it('prometeu duplicate copies to another root', async () => {
  const { changes } = await askedChanges(['duplicate', '1', 'assets/ships/second']);
  expect(changes).toEqual([{ kind: 'duplicate_asset', asset: { asset_id: 1 }, to: 'ships/second', included_in_build: true }]);
});

it('prometeu duplicate gives the copy a name and leaves it out of the build', async () => {
  const { changes } = await askedChanges(['duplicate', '1', 'ships/second', '--name', 'Second', '--exclude']);
  expect(changes).toMatchObject([{ asset_name: 'Second', included_in_build: false }]);
});

it('prometeu duplicate asks for a folder where none is named', async () => {
  const ran = await askedChanges(['duplicate', '1', '']);
  expect(ran).toMatchObject({ exit: 2, changes: undefined });
  expect(ran.err).toContain('No folder was named.');
});
