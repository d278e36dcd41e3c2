import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexDocument } from '../../../src/contract/documents.ts';
import { readIndex } from '../../../src/packer/documents/index-document.ts';
import { printIndex } from '../../../src/packer/documents/index-print.ts';

/** The example of formats.md §1, byte for byte. */
const golden = `{
  "schema_version": 1,
  "next_asset_id": 4,
  "assets": [
    {"asset_id": 1, "asset_uuid": "0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11", "root": "tiles/overworld", "included_in_build": true},
    {"asset_id": 3, "asset_uuid": "0198c2a5-0d62-7c8f-8a11-90f2f5c7ab34", "root": "sounds/ui", "included_in_build": false}
  ]
}
`;

function reprinted(text: string): string {
  const { document } = readIndex(new TextEncoder().encode(text));
  if (!document) throw new Error('not valid');
  return printIndex(document);
}

const uuid = '0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11';

describe('the registry is printed as formats.md has it', () => {
  test('the example comes back byte for byte', () => {
    expect(reprinted(golden)).toBe(golden);
  });

  test('whatever the order and layout it was read in', () => {
    const { assets, ...head } = JSON.parse(golden) as { assets: unknown[] };
    expect(reprinted(JSON.stringify({ assets: assets.reverse(), ...head }))).toBe(golden);
  });

  test('a byte order mark and CRLF go', () => {
    expect(reprinted(`\uFEFF${golden.replaceAll('\n', '\r\n')}`)).toBe(golden);
  });

  test('no entries are []', () => {
    expect(printIndex({ schema_version: 1, next_asset_id: 1, assets: [] })).toBe(
      '{\n  "schema_version": 1,\n  "next_asset_id": 1,\n  "assets": []\n}\n',
    );
  });

  test('unknown keys come after the known ones, in the order read, on one line', () => {
    const text = `{"z": {"b": [1, {}], "a": []}, "next_asset_id": 2, "y": -0, "schema_version": 1, "assets": [{"note": "\u00e9\\n", "root": "a", "alpha": null, "included_in_build": true, "asset_uuid": "${uuid}", "asset_id": 1}]}`;
    expect(reprinted(text)).toBe(`{
  "schema_version": 1,
  "next_asset_id": 2,
  "assets": [
    {"asset_id": 1, "asset_uuid": "${uuid}", "root": "a", "included_in_build": true, "note": "é\\n", "alpha": null}
  ],
  "z": {"b": [1, {}], "a": []},
  "y": -0
}
`);
  });

  test('an entry given twice stays twice', () => {
    const twice = golden.replace('"asset_id": 3', '"asset_id": 1');
    expect(reprinted(twice)).toBe(twice);
  });

  test('reading what was printed gives the same, and printing that changes nothing', () => {
    const entry = fc.record({ asset_id: fc.integer({ min: 1, max: 99 }), asset_uuid: fc.constant(uuid), root: fc.string({ minLength: 1 }), included_in_build: fc.boolean() });
    const rest = fc.dictionary(fc.string({ minLength: 1 }).filter((key) => !['__proto__', 'assets'].includes(key)), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(rest, entry)), rest, (entries, head) => {
        const document = { ...head, schema_version: 1, next_asset_id: 100, assets: entries.map(([more, known]) => ({ ...more, ...known })) } as IndexDocument;
        const printed = printIndex(document);
        const sorted = [...document.assets].sort((a, b) => a.asset_id - b.asset_id);
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify({ ...document, assets: sorted })));
        expect(reprinted(printed)).toBe(printed);
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});
