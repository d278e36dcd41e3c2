import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDeclaration } from '../../../src/packer/documents/declaration.ts';
import { printDeclaration } from '../../../src/packer/documents/declaration-print.ts';

/** The example of formats.md §2, byte for byte. */
const golden = `{
  "schema_version": 1,
  "asset_uuid": "0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11",
  "asset_name": "overworld",
  "family": "tile_bank",
  "inputs": { "tiles": ["ground.png", "props/*.png"] },
  "output": { "format": "TILES/indexed4_v1", "codec": "NONE", "tile_size": 16, "palette": "auto" },
  "preload": { "slot": 0 }
}
`;

const document = {
  schema_version: 1,
  asset_uuid: '0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11',
  asset_name: 'overworld',
  family: 'tile_bank',
  inputs: { tiles: ['ground.png', 'props/*.png'] },
  output: { format: 'TILES/indexed4_v1', codec: 'NONE', tile_size: 16, palette: 'auto' },
  preload: { slot: 0 },
};

describe('a new declaration is printed as formats.md has it', () => {
  test('the example, byte for byte', () => {
    expect(printDeclaration(document)).toBe(golden);
  });

  test('in the order of the format, whatever the order it is given in', () => {
    const { format, codec, ...parameters } = document.output;
    const output = { ...parameters, codec, format };
    expect(printDeclaration(Object.fromEntries(Object.entries({ ...document, output }).reverse()))).toBe(golden);
  });

  test('without the keys that have no value', () => {
    expect(printDeclaration({ ...document, preload: undefined })).toBe(golden.replace(',\n  "preload": { "slot": 0 }', ''));
  });

  test('unknown keys come last, as given', () => {
    expect(printDeclaration({ note: [], ...document, author: {} })).toBe(golden.replace('0 }\n', '0 },\n  "note": [],\n  "author": {}\n'));
  });

  test('what is too long for a line of 140 characters has an item a line', () => {
    const tiles = Array.from({ length: 9 }, (_, at) => `a-rather-long-name-${String(at)}.png`);
    const lines = tiles.map((name) => `      "${name}"`).join(',\n');
    expect(printDeclaration({ ...document, inputs: { tiles } })).toBe(
      golden.replace(/"inputs.*/u, `"inputs": {\n    "tiles": [\n${lines}\n    ]\n  },`),
    );
  });

  test('a line of 140 characters is one, a longer one is not', () => {
    const name = (length: number): string => printDeclaration({ inputs: { tiles: ['x'.repeat(length)] } });
    expect(name(140 - '  "inputs": { "tiles": [""] },'.length).split('\n')[1]).toHaveLength(139);
    expect(name(141 - '  "inputs": { "tiles": [""] },'.length).split('\n')[1]).toBe('  "inputs": {');
  });

  test('-0 and a key named __proto__ survive', () => {
    expect(printDeclaration(JSON.parse('{"__proto__": {"a": 1}, "z": -0}') as Record<string, never>)).toBe('{\n  "__proto__": { "a": 1 },\n  "z": -0\n}\n');
  });
});

test('every declaration of the example is printed so', () => {
  const examples = join(import.meta.dirname, '../../../examples');
  const files = globSync('**/asset.json', { cwd: examples });
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const text = readFileSync(join(examples, file), 'utf8');
    expect(printDeclaration(JSON.parse(text) as Record<string, never>)).toBe(text);
  }
});

test('what is printed is a valid declaration', () => {
  expect(readDeclaration(new TextEncoder().encode(printDeclaration(document))).state).toBe('valid');
});
