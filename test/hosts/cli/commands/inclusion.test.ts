import { expect, it } from 'vitest';
import { askedChanges } from '../../../support/asked-changes.ts';

it.each([
  ['include', true],
  ['exclude', false],
])('prometeu %s is one change of many assets', async (command, included) => {
  const { changes } = await askedChanges([command, 'asteroids', '1']);
  expect(changes).toEqual([{ kind: 'set_included', asset_ids: [2, 1], included_in_build: included }]);
});
