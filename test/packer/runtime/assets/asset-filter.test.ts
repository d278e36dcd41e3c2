import { expect, it } from 'vitest';
import type { AssetRow } from '../../../../src/contract/operations/assets.ts';
import { facetsOf, isBelow, matcher, matching } from '../../../../src/packer/runtime/assets/asset-filter.ts';
import { sampleRow } from '../../../support/sample-responses.ts';

const rows: readonly AssetRow[] = [
  sampleRow({ asset_id: 12, root: 'a/x', asset_name: 'Étoile', family: 'tile_bank' }),
  sampleRow({ asset_id: 2, root: 'a/b/y', family: 'sound_bank', health: 'error', errors: 1 }),
  sampleRow({ asset_id: 3, root: 'ab/z', family: 'tile_bank', included_in_build: false, health: 'info', infos: 1 }),
];
const ids = (filter: Parameters<typeof matcher>[0]): readonly (number | undefined)[] => rows.filter(matcher(filter)).map(({ asset_id: id }) => id);

it.each([
  ['a folder, all the way down', { folder: 'a' }, [12, 2]],
  ['the empty folder', { folder: '' }, [12, 2, 3]],
  ['a whole id', { text: '2' }, [2]],
  ['a name in another form and case', { text: 'E\u0301TO' }, [12]],
  ['no text at all', { text: '' }, [12, 2, 3]],
  ['problems', { problems: true }, [2]],
  ['none', { problems: false }, [12, 3]],
] as const)('by %s', (_, filter, expected) => {
  expect(ids(filter)).toEqual(expected);
});

it('a folder holds what is below it, not what begins like it', () => {
  expect([isBelow('a/x', 'a'), isBelow('ab/x', 'a'), isBelow('a', 'a')]).toEqual([true, false, false]);
});

it('the counts of a choice are made without that choice', () => {
  expect(facetsOf(rows, { family: 'tile_bank', included: true })).toEqual({
    families: [{ family: 'sound_bank', assets: 1 }, { family: 'tile_bank', assets: 1 }],
    included: 1,
    excluded: 1,
    health: [
      { health: 'clean', assets: 1 },
      { health: 'info', assets: 0 },
      { health: 'warning', assets: 0 },
      { health: 'error', assets: 0 },
      { health: 'unchecked', assets: 0 },
    ],
  });
});

it('the rows of a choice are looked for once, however many of its pages are asked for', () => {
  const first = matching(rows, { text: 'x' });
  expect(first.map(({ asset_id: id }) => id)).toEqual([12]);
  expect(matching(rows, { text: 'x' })).toBe(first);
  expect(matching(rows, { text: 'y' })).not.toBe(first);
});

it('a choice that was left long ago is not kept', () => {
  const first = matching(rows, { text: 'x' });
  for (const text of ['a', 'b', 'c', 'd']) matching(rows, { text });
  expect(matching(rows, { text: 'x' })).toEqual(first);
  expect(matching(rows, { text: 'x' })).not.toBe(first);
});
