import { expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { decidedAfter } from '../../../support/decided-drift.ts';
import { uuidOf } from '../../../support/workspace.ts';

const gone = { item: 'root_missing:1', choice: 'unregister' } as const;
const lose = (disk: ReturnType<typeof diskOf>): void => {
  disk.rename('/project/assets/a', '/project/away');
};
const copy = (disk: ReturnType<typeof diskOf>): void => {
  disk.writeFile('/project/assets/copy/asset.json', disk.readFile('/project/assets/a/asset.json'));
};

it.each([
  ['an item that is none', 'not_found', { item: 'root_missing:9', choice: 'unregister' } as const],
  ['a way out that the item does not offer', 'invalid_request', { item: gone.item, choice: 'renumber' } as const],
  ['a target that the item does not offer', 'invalid_request', { ...gone, target: 'x' }],
])('%s is refused', (_, code, decision) => {
  expect(decidedAfter(diskOf({ root: 'a' }), lose, decision)).toMatchObject({ ok: false, error: { code } });
});

it('two decisions about one item are refused', () => {
  expect(decidedAfter(diskOf({ root: 'a' }), lose, gone, { ...gone, choice: 'keep' })).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
});

it('to keep things as they are comes to nothing', () => {
  expect(decidedAfter(diskOf({ root: 'a' }), lose, { ...gone, choice: 'keep' })).toMatchObject({ ok: true, value: { steps: [], acknowledges: false } });
});

it('a new uuid is chosen once, and stands in the decision', () => {
  const id = `uuid_duplicate:${uuidOf(1)}`;
  expect(decidedAfter(diskOf({ root: 'a' }), copy, { item: id, choice: 'new_uuid_for', target: 'copy' })).toMatchObject({ ok: true, value: { decisions: [{ asset_uuid: uuidOf(77) }] } });
});
