import { expect, it } from 'vitest';
import { askedChanges } from '../../../support/asked-changes.ts';

it.each([
  ['0', 0],
  ['15', 15],
  ['none', null],
])('prometeu preload takes the slot %s', async (text, slot) => {
  const { changes } = await askedChanges(['preload', '1', text]);
  expect(changes).toEqual([{ kind: 'set_preload', asset: { asset_id: 1 }, slot }]);
});
