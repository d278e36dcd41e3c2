import { expect, test } from 'vitest';
import { diagnosed } from '../diagnosed.ts';

function schemaMessages(declaration: Readonly<Record<string, unknown>>): readonly string[] {
  const diagnostics = diagnosed({ assets: [{ root: 'bank', declaration, files: { 'a.bin': 'a' } }] });
  expect(new Set(diagnostics.map(({ code, severity }) => `${code} ${severity}`))).toEqual(new Set(['declaration_schema error']));
  return diagnostics.map(({ message, place, remedy }) => `${place.line}: ${message} ${remedy}`);
}

const tiles = { family: 'tile_bank', inputs: { tiles: ['a.png'] } };

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['an unknown family', { family: 'tile_bnak' }, '5: family must be "data_bank", "sound_bank" or "tile_bank", not "tile_bnak". Correct this value.'],
  ['the format of another family', { output: { format: 'TILES/indexed4_v1' } }, '12: output.format must be "DATA/blob_v1", not "TILES/indexed4_v1". Correct this value.'],
  ['a codec that does not exist', { output: { format: 'DATA/blob_v1', codec: 'ZIP' } }, '13: output.codec must be "NONE", not "ZIP". Correct this value.'],
  ['the input list of another family', { inputs: { tiles: ['a.bin'] } }, '6: inputs.files is required; it must be a list of files. Add it.'],
  ['an input that is no text', { inputs: { files: [7] } }, '8: inputs.files[0] must be text, not 7. Correct this value.'],
  ['a parameter left out', { ...tiles, output: { format: 'TILES/indexed4_v1' } }, '11: output.tile_size is required; it must be 8, 16 or 32. Add it.'],
  ['a parameter out of range', { ...tiles, output: { format: 'TILES/indexed4_v1', tile_size: 12 } }, '13: output.tile_size must be 8, 16 or 32, not 12. Correct this value.'],
  ['an empty name', { asset_name: '' }, '4: asset_name must not be empty. Correct this value.'],
  ['a name with a blank at its end', { asset_name: 'ship ' }, '4: asset_name must not begin or end with a blank. Correct this value.'],
  ['a name that is not NFC', { asset_name: 'e\u0301' }, '4: asset_name must be in Unicode form NFC. Correct this value.'],
  ['a name of 81 characters', { asset_name: 'x'.repeat(81) }, '4: asset_name must have at most 80 characters, not 81. Correct this value.'],
  ['a uuid in capitals', { asset_uuid: '0198C2A4-7B1E-7D3A-9C55-000000000001' }, '3: asset_uuid must be a lower-case UUID. Correct this value.'],
  ['an older schema than there ever was', { schema_version: 0 }, '2: schema_version must be 1, not 0. Correct this value.'],
])('%s is told with its line', (_, declaration, message) => {
  expect(schemaMessages(declaration)).toEqual([message]);
});

test('every value that is wrong is told, none twice', () => {
  expect(schemaMessages({ schema_version: 'one', family: 7 })).toEqual([
    '2: schema_version must be 1, not "one". Correct this value.',
    '5: family must be text, not 7. Correct this value.',
  ]);
});
