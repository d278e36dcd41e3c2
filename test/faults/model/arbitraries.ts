import fc from 'fast-check';
import { uuidOf } from '../../support/workspace.ts';
import { houseLayout, type Layout } from './json.ts';
import type { AskedChange, DeclarationHow, Sequence, StartAsset, Step, Trouble, UserEdit } from './steps.ts';
import { outsidePath } from './user.ts';

/** Small pools, so that things meet; each holds what must be refused too. */
const usualRoots = ['a', 'b', 'c', 'g/a', 'g/b'];
const oddRoots = ['a/in', 'g', 'A', 'g/B', 'd/e/f', 'CON', 'x/../y', '.prometeu/x', 'gr\u00fc', `long/${'n'.repeat(235)}`, `long/${'n'.repeat(236)}`];
const usualFiles = ['one.bin', 'two.bin', 'sub/three.bin', 'clip.wav'];
const oddFiles = ['sub', 'sub/three.bin/x', 'ONE.bin', 'Sub/four.bin', 'asset.json', 'nul.bin', '../out.bin', 'm'.repeat(240), 'm'.repeat(241)];
const usualNames = ['alpha', 'beta', 'gr\u00fcn', 'n\u0061\u0308h'];
const oddNames = ['', ' blank', 'tab\tin', 'z'.repeat(81)];

/** Mostly the first, now and then the second. */
function mostly<T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 6): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: usual, weight }, { arbitrary: odd, weight: 1 });
}

const from = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const root = mostly(from(usualRoots), from(oddRoots), 4);
const file = mostly(from(usualFiles), from(oddFiles));
const name = mostly(from(usualNames), from(oddNames));
const content = fc.nat({ max: 6 });
const id = from([1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6]);
const slot = fc.integer({ min: 0, max: 2 });
const inputs = mostly(from([['**'], ['**'], ['*.bin'], ['one.bin', '**']]), from([['one.bin'], ['two.bin', '**'], ['*.wav'], ['missing.bin'], []]), 14);

const layout: fc.Arbitrary<Layout> = mostly(
  fc.constant(houseLayout),
  fc.record({
    kind: from(['house', 'open', 'dense'] as const),
    indent: from(['  ', '    ', '\t'] as const),
    eol: from(['\n', '\r\n'] as const),
    bom: fc.boolean(),
    tail: from([0, 1, 2] as const),
  }),
  1,
);

const declaration: fc.Arbitrary<DeclarationHow> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record(
      { how: fc.constant('valid' as const), name: from(usualNames.slice(0, 3)), inputs, layout, slot, note: fc.boolean() },
      { requiredKeys: ['how', 'name', 'inputs', 'layout'] },
    ).map(sometimesPreloaded),
  },
  { weight: 3, arbitrary: fc.record({ how: fc.constant('valid' as const), name: from(usualNames.slice(0, 3)), inputs: fc.constant(['*.wav']), layout, family: fc.constant('sound_bank' as const) }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('irregular' as const), name: from(usualNames), slot }, { requiredKeys: ['how', 'name'] }) },
  { weight: 2, arbitrary: from<DeclarationHow>([{ how: 'broken' }, { how: 'conflict' }, { how: 'newer' }, { how: 'slot_99' }, { how: 'no_family' }]) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant('uuid' as const), uuid: id }) },
);

/** A slot of one asset is a clash with another: only those with a note have one. */
function sometimesPreloaded<T extends { readonly slot?: number; readonly note?: boolean }>({ slot, ...rest }: T): Omit<T, 'slot'> & { readonly slot?: number } {
  return slot !== undefined && rest.note === true ? { ...rest, slot } : rest;
}

const asset = mostly<{ readonly asset_id: number } | { readonly root: string }>(fc.record({ asset_id: id }), fc.record({ root }), 3);
const uuid = id.map(uuidOf);
const rare = <T>(value: fc.Arbitrary<T>, key: string): fc.Arbitrary<object> => mostly(fc.constant({}), value.map((chosen) => ({ [key]: chosen })), 7);
const often = <T>(value: fc.Arbitrary<T>, key: string): fc.Arbitrary<object> => mostly(fc.constant({}), value.map((chosen) => ({ [key]: chosen })), 1);

/** Several records as one; what is left out of one of them is left out of all. */
function merged(...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<AskedChange> {
  return fc.tuple(...parts).map((all) => Object.assign({}, ...(all)) as AskedChange);
}

function kind(name: AskedChange['kind'], ...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<AskedChange> {
  return merged(fc.constant({ kind: name }), ...parts);
}

const edit = from([
  { pointer: '/inputs/files', value: ['one.bin'] },
  { pointer: '/inputs/files/-', value: 'two.bin' },
  { pointer: '/inputs/files/0' },
  { pointer: '/inputs/files', value: ['**', 'sub/three.bin'] },
  { pointer: '/asset_name', value: 'edited' },
  { pointer: '/preload', value: { slot: 1 } },
  { pointer: '/preload/slot', value: 2 },
  { pointer: '/preload' },
  { pointer: '/x-new', value: { a: [1, 'b', null] } },
  { pointer: '/x-note/by', value: 'packer' },
  { pointer: '/x-new' },
  { pointer: '/output/sample_rate', value: 22_050 },
  { pointer: '/output/codec', value: 'NONE' },
  { pointer: '/output/format', value: 'DATA/blob_v9' },
  { pointer: '/asset_uuid', value: uuidOf(3) },
  { pointer: '/asset_name/deep', value: 1 },
  { pointer: '/preload/slot', value: 16 },
]);

const imported = fc.record({ source: mostly(fc.nat({ max: 3 }).map(outsidePath), from(['/outside/none.bin', 'here.bin']), 9), path: file });

const change: fc.Arbitrary<AskedChange> = fc.oneof(
  { weight: 3, arbitrary: kind('create_asset', fc.record({ root, family: mostly(from(['data_bank', 'sound_bank']), fc.constant('voxel_bank'), 9) }), rare(name, 'asset_name'), rare(inputs, 'inputs'), rare(from([{ sample_rate: 22_050 }, { format: 'x' }]), 'parameters'), rare(uuid, 'asset_uuid'), rare(id, 'asset_id'), rare(fc.constant(false), 'included_in_build')) },
  { weight: 3, arbitrary: kind('register_asset', fc.record({ root }), rare(fc.constant(false), 'included_in_build'), rare(id, 'asset_id')) },
  { weight: 2, arbitrary: kind('unregister_asset', fc.record({ asset_id: id })) },
  { weight: 2, arbitrary: kind('delete_asset', fc.record({ asset })) },
  { weight: 4, arbitrary: kind('relocate_asset', fc.record({ asset, to: root })) },
  { weight: 3, arbitrary: kind('rename_asset', fc.record({ asset, asset_name: name })) },
  { weight: 3, arbitrary: kind('set_included', fc.record({ asset_ids: fc.array(id, { minLength: 1, maxLength: 3 }), included_in_build: fc.boolean() })) },
  { weight: 4, arbitrary: kind('update_declaration', fc.record({ asset, edits: fc.array(edit, { minLength: 1, maxLength: 3 }) })) },
  { weight: 3, arbitrary: kind('set_preload', fc.record({ asset, slot: fc.option(slot) })) },
  { weight: 4, arbitrary: kind('import_artifacts', fc.record({ asset, files: fc.array(imported, { minLength: 1, maxLength: 3 }) }), often(fc.constant(true), 'replace')) },
  { weight: 3, arbitrary: kind('remove_artifact', fc.record({ asset, paths: fc.array(file, { minLength: 1, maxLength: 2 }) })) },
  { weight: 3, arbitrary: kind('duplicate_asset', fc.record({ asset, to: root }), rare(name, 'asset_name'), rare(uuid, 'asset_uuid'), rare(fc.constant(false), 'included_in_build')) },
);

const changes = fc.oneof({ weight: 4, arbitrary: fc.tuple(change).map((one) => [...one]) }, { weight: 1, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) });

const place = from(usualRoots);
const userPath = fc.tuple(place, from(usualFiles)).map((parts) => parts.join('/'));

const userEdit: fc.Arbitrary<UserEdit> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ edit: fc.constant('write' as const), path: userPath, content }) },
  { weight: 3, arbitrary: fc.record({ edit: fc.constant('remove' as const), path: mostly(userPath, place.map((root) => `${root}/asset.json`)) }) },
  { weight: 4, arbitrary: fc.record({ edit: fc.constant('declare' as const), root: mostly(place, from(['a/in', 'g'])), declaration }) },
  { weight: 2, arbitrary: fc.record({ edit: from(['move', 'copy'] as const), from: place, to: mostly(place, from(['a/in', 'd/e/f'])) }) },
  { weight: 1, arbitrary: fc.record({ edit: from(['remove_directory', 'make_directory'] as const), path: mostly(place, from(['g', 'a/sub'])) }) },
  { weight: 1, arbitrary: fc.record({ edit: fc.constant('registry' as const), how: from(['reformat', 'crlf', 'note', 'reformat', 'crlf', 'note', 'reformat', 'crlf', 'note', 'conflict', 'garbage', 'delete', 'newer'] as const) }) },
  { weight: 1, arbitrary: fc.record({ edit: fc.constant('registry_entry' as const), how: from(['toggle', 'toggle', 'drop', 'move'] as const), id, root: place }) },
  { weight: 3, arbitrary: fc.record({ edit: from(['remember', 'restore', 'restore'] as const) }) },
  { weight: 1, arbitrary: fc.record({ edit: fc.constant('outside' as const), file: fc.nat({ max: 3 }), content }) },
);

const seed = fc.nat({ max: 9999 });

function trouble(longest: number): fc.Arbitrary<Trouble> {
  const at = fc.integer({ min: 1, max: longest });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record(
        { kind: from(['kill', 'kill-after', 'torn-write'] as const), at, powerLoss: seed, again: fc.integer({ min: 1, max: 25 }) },
        { requiredKeys: ['kind', 'at'] },
      ),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('error' as const), at, code: from(['EIO', 'ENOSPC', 'EACCES'] as const) }) },
  );
}

/** Now and then something goes wrong, or somebody is at work at the same time. */
function disturbed(step: fc.Arbitrary<object>, longest: number): fc.Arbitrary<Step> {
  const nothing = { weight: 4, arbitrary: fc.constant({}) };
  const disturbance = fc.oneof(
    nothing,
    { weight: 2, arbitrary: fc.record({ trouble: trouble(longest) }) },
    { weight: 1, arbitrary: fc.record({ meanwhile: fc.array(userEdit, { minLength: 1, maxLength: 2 }) }) },
  );
  return fc.tuple(step, disturbance).map(([step, disturbance]) => ({ ...step, ...disturbance }) as Step);
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 24, arbitrary: disturbed(fc.record({ step: fc.constant('change'), changes }), 50) },
  { weight: 8, arbitrary: disturbed(fc.record({ step: fc.constant('undo'), back: fc.nat({ max: 3 }) }, { requiredKeys: ['step'] }), 42) },
  { weight: 9, arbitrary: fc.record({ step: fc.constant('user' as const), edits: fc.array(userEdit, { minLength: 1, maxLength: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ step: fc.constant('pack' as const), trouble: trouble(52) }, { requiredKeys: ['step'] }) },
  { weight: 2, arbitrary: fc.constant<Step>({ step: 'reopen' }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constant('keep' as const), changes }) },
  { weight: 3, arbitrary: fc.constant<Step>({ step: 'apply_kept' }) },
);

const startAsset: fc.Arbitrary<StartAsset> = fc.record({
  root: from(usualRoots),
  registered: fc.integer({ min: 0, max: 5 }).map((die) => die > 0),
  included: fc.integer({ min: 0, max: 3 }).map((die) => die > 0),
  declaration: declaration.filter(({ how }) => how === 'valid' || how === 'irregular'),
  files: fc.tuple(fc.dictionary(from(usualFiles), content, { maxKeys: 2, noNullPrototype: true }), fc.nat({ max: 15 })).map(([files, die]) => ({ ...files, ...(die > 0 ? { 'one.bin': 1, 'clip.wav': 4 } : {}) })),
});

/** A workspace of up to five assets, and what happens to it. */
// Without a bias to what is small: the pools are small enough.
export const sequences: fc.Arbitrary<Sequence> = fc.noBias(fc.record({
  start: fc.uniqueArray(startAsset, { maxLength: 5, minLength: 2, selector: ({ root }) => root }),
  steps: fc.array(step, { minLength: 1, maxLength: 32, size: 'max' }),
}));

/** A workspace and one change to it, for the laws that hold of every change by itself. */
export const singleChanges: fc.Arbitrary<Sequence> = fc.record({
  start: fc.uniqueArray(startAsset, { maxLength: 4, minLength: 1, selector: ({ root }) => root }),
  steps: fc.tuple(
    fc.record({ step: fc.constant('user' as const), edits: fc.array(userEdit, { maxLength: 2 }) }),
    fc.record({ step: fc.constant('change' as const), changes }),
  ).map((steps) => [...steps]),
});
