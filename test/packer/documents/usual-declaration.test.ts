import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assetDeclarationSchema } from '../../../src/contract/documents.ts';
import type { JsonValue } from '../../../src/io/strict-json.ts';
import { usualDeclaration } from '../../../src/packer/documents/usual-declaration.ts';

const usual = {
  schema_version: 1,
  asset_uuid: '0198c2a4-7b1e-7d3a-9c55-000000000007',
  asset_name: 'ground',
  family: 'tile_bank',
  inputs: { tiles: ['a.png', 'b/*.png'] },
  output: { format: 'TILES/indexed4_v1', codec: 'NONE', tile_size: 16 },
};

/** Mostly what is right, and now and then anything. */
const or = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.oneof({ weight: 30, arbitrary: right }, { weight: 1, arbitrary: fc.jsonValue() });
const key = fc.oneof(fc.constantFrom('tiles', 'clips', '__proto__', '1', 'constructor'), fc.string({ maxLength: 3 }));
const text = fc.oneof(fc.constantFrom('a', 'DATA/blob_v1', 'b', '/', '..'), fc.string({ maxLength: 4 }));
const entriesOf = (entries: readonly (readonly [string, unknown])[]): JsonValue => JSON.parse(`{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`) as JsonValue;
const object = (members: readonly (readonly [string, fc.Arbitrary<unknown>])[]): fc.Arbitrary<JsonValue> =>
  fc
    .tuple(fc.tuple(...members.map(([name, value]) => value.map((made) => [name, made] as const))), fc.option(fc.tuple(key, fc.jsonValue()), { freq: 1 }), fc.nat({ max: 60 }))
    .map(([made, more, without]) => entriesOf([...made.filter((_, at) => at !== without), ...(more ? [more] : [])]));

const declarations = object([
  ['schema_version', or(fc.constantFrom(1, 1, 1, 1, 1, 2))],
  ['asset_uuid', or(fc.oneof({ weight: 4, arbitrary: fc.uuid() }, fc.stringMatching(/^[0-9a-fA-F]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{11,13}$/u)))],
  ['asset_name', or(fc.string())],
  ['family', or(fc.constantFrom('tile_bank', 'data_bank', 'sound_bank', 'other', ''))],
  ['inputs', or(fc.array(fc.tuple(key, or(fc.array(or(text), { maxLength: 3 }))), { maxLength: 2 }).map(entriesOf))],
  ['output', or(object([['format', or(text)], ['codec', or(fc.constant('NONE'))], ['tile_size', fc.jsonValue()]]))],
]);

test('takes nothing that the schema refuses, and gives what the schema gives, in the same order', () => {
  let taken = 0;
  fc.assert(
    fc.property(declarations, (value) => {
      const found = usualDeclaration(value);
      if (!found) return;
      taken++;
      const { success, data } = assetDeclarationSchema.safeParse(value);
      expect([success, JSON.stringify(found)]).toEqual([true, JSON.stringify(data)]);
      expect(found).toEqual(data);
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(100);
});

test('takes what most declarations are', () => {
  expect(usualDeclaration(usual)).toBe(usual);
});

const { output: _, ...withoutOutput } = usual;
test.each<readonly [string, JsonValue]>([
  ['without a part', withoutOutput],
  ['with more than the usual', { ...usual, preload: { slot: 1 } }],
  ['in another order', Object.fromEntries(Object.entries(usual).reverse())],
  ['without a codec', { ...usual, output: { format: 'DATA/blob_v1' } }],
  ['that is a list', []],
  ['that is nothing', null],
])('leaves one %s to the schema', (_what, value) => {
  expect(usualDeclaration(value)).toBeUndefined();
});
