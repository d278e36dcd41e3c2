import { describe, expect, test } from 'vitest';
import { declarationMaxBytes, maxPatterns, readDeclaration } from '../../../src/packer/documents/declaration.ts';
import type { DeclarationReading } from '../../../src/packer/documents/declaration.ts';

const uuid = '0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11';
const standard = `{
  "schema_version": 1,
  "asset_uuid": "${uuid}",
  "asset_name": "overworld",
  "family": "tile_bank",
  "inputs": { "tiles": ["ground.png", "props/*.png"] },
  "output": { "format": "TILES/indexed4_v1", "codec": "NONE", "tile_size": 16, "palette": "auto" },
  "preload": { "slot": 0 }
}
`;

const read = (text: string): DeclarationReading => readDeclaration(new TextEncoder().encode(text));

function faults(text: string): readonly string[] {
  return read(text).faults.map(({ line, column, message }) => `${String(line)}:${String(column)} ${message}`);
}

describe('a valid declaration', () => {
  test('is its document, identity and places', () => {
    const { state, document, assetUuid, source } = read(standard);
    expect([state, assetUuid, document?.family]).toEqual(['valid', uuid, 'tile_bank']);
    expect(source?.locate('/output/tile_size')).toEqual({ line: 7, column: 76 });
  });

  test('keeps what the family and nobody understands', () => {
    expect(read(standard.replace('"preload"', '"x-note": {"a": [1]}, "preload"')).document).toMatchObject({
      'x-note': { a: [1] },
      output: { tile_size: 16 },
    });
  });

  test('needs no codec and no preload', () => {
    const text = standard.replace(',\n  "preload": { "slot": 0 }', '').replace('"codec": "NONE", ', '');
    expect(read(text).document?.output.codec).toBe('NONE');
    expect(read(text).document?.preload).toBeUndefined();
  });
});

describe('an invalid declaration says each fault with its place', () => {
  test.each<[string, string, string, string]>([
    ['a slot out of range', '"slot": 0', '"slot": 16', '8:24 preload.slot must be at most 15, not 16'],
    ['a missing slot', '{ "slot": 0 }', '{}', '8:14 preload.slot is missing'],
    ['another codec', '"NONE"', '"LZ4"', '7:55 output.codec must be "NONE", not "LZ4"'],
    ['a number as an input', '"ground.png"', '5', '6:25 inputs.tiles[0] must be text, not 5'],
    ['inputs that are no list', '["ground.png", "props/*.png"]', '"a"', '6:24 inputs.tiles must be a list, not "a"'],
    ['an empty input', '"ground.png"', '""', '6:25 inputs.tiles[0] must not be empty'],
    ['no family', '"family": "tile_bank",\n', '', '1:1 family is missing'],
    ['an upper-case uuid', uuid, uuid.toUpperCase(), '3:17 asset_uuid must be a lower-case UUID'],
    ['a name with a blank at its end', '"overworld"', '"overworld "', '4:17 asset_name must not begin or end with a blank'],
    ['an empty name', '"overworld"', '""', '4:17 asset_name must not be empty'],
  ])('%s', (_name, from, to, expected) => {
    expect(faults(standard.replace(from, to))).toEqual([expected]);
    expect(read(standard.replace(from, to))).toMatchObject({ state: 'invalid' });
  });

  test('several at once', () => {
    expect(faults(standard.replace('"slot": 0', '"slot": -1').replace('"family": "tile_bank"', '"family": 3'))).toHaveLength(2);
  });

  test('a thousand patterns are taken, one more is not', () => {
    const withPatterns = (count: number): string => standard.replace('"ground.png"', Array<string>(count - 1).fill('"*"').join(','));
    expect(read(withPatterns(maxPatterns)).state).toBe('valid');
    expect(faults(withPatterns(maxPatterns + 1))).toEqual(['6:24 inputs.tiles must hold at most 1000 patterns']);
  });

  test.each<[string, string]>([
    ['two hundred thousand numbers for inputs', `{"tiles": [${'0,'.repeat(200_000)}0]}`],
    ['a hundred thousand lists that are none', `{${Array.from({ length: 100_000 }, (_, at) => `"${at.toString(36)}":0`).join(',')}}`],
  ])('%s are cut short', (_name, inputs) => {
    expect(faults(standard.replace('{ "tiles": ["ground.png", "props/*.png"] }', inputs))).toHaveLength(100);
  });

  test('a wrong input does not hide what is wrong elsewhere', () => {
    const text = standard.replace('"ground.png"', '5').replace('"slot": 0', '"slot": 16');
    expect(faults(text)).toEqual(['8:24 preload.slot must be at most 15, not 16', '6:25 inputs.tiles[0] must be text, not 5']);
  });

  test('a file above 1 MiB', () => {
    expect(readDeclaration(new Uint8Array(declarationMaxBytes + 1))).toMatchObject({ state: 'invalid', faults: [{ kind: 'too_large' }] });
  });
});

describe('the identity survives', () => {
  test.each([
    ['a schema fault', standard.replace('"tile_bank"', '3')],
    ['a typing error before it', standard.replace('"schema_version": 1,', '"schema_version": 1')],
    ['a typing error after it', standard.replace('"preload"', 'preload')],
    ['a conflict elsewhere', standard.replace('"preload"', '<<<<<<< a\n"preload"')],
    ['a newer schema', standard.replace('"schema_version": 1', '"schema_version": 2')],
  ])('%s', (_name, text) => {
    expect(read(text)).toMatchObject({ assetUuid: uuid });
    expect(read(text).document).toBeUndefined();
  });

  test('but not when a broken text names two', () => {
    const other = uuid.replace('0198', '0199');
    expect(read(`{\n<<<<<<< a\n"asset_uuid": "${uuid}"\n=======\n"asset_uuid": "${other}"\n>>>>>>> b\n}`)).not.toHaveProperty('assetUuid');
  });
});

test('a newer declaration is told as such, wherever its version stands', () => {
  expect(read('{\n"inputs": 3, "schema_version": 7}')).toMatchObject({ state: 'newer', faults: [{ kind: 'newer', line: 2 }] });
});
