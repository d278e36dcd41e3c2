import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexDocument, IndexEntry } from '../../../src/contract/documents.ts';
import { indexMaxBytes } from '../../../src/packer/documents/index-document.ts';
import { editIndex } from '../../../src/packer/documents/index-edit.ts';
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

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function edited(text: string | undefined, edit: (document: IndexDocument) => IndexDocument): string {
  const result = editIndex(text === undefined ? undefined : encode(text), edit);
  if (!result.ok) throw new Error(result.error.message);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(result.value);
}

const entry: IndexEntry = { asset_id: 4, asset_uuid: '0198c2a5-0d62-7c8f-8a11-90f2f5c7ab35', root: 'data/a', included_in_build: true };
const line = '    {"asset_id": 4, "asset_uuid": "0198c2a5-0d62-7c8f-8a11-90f2f5c7ab35", "root": "data/a", "included_in_build": true}';

const add = (document: IndexDocument): IndexDocument => ({ ...document, next_asset_id: 5, assets: [...document.assets, entry] });
const include = (document: IndexDocument): IndexDocument => ({
  ...document,
  assets: document.assets.map((old) => ({ ...old, included_in_build: true })),
});

describe('an edit changes the lines of the entries it is about', () => {
  test('a value of an entry', () => {
    expect(edited(golden, include)).toBe(golden.replace('false', 'true'));
  });

  test('an entry that comes', () => {
    expect(edited(golden, add)).toBe(golden.replace('id": 4,', 'id": 5,').replace('false}', `false},\n${line}`));
  });

  test('an entry that goes', () => {
    const withoutFirst = golden.split('\n').filter((_, at) => at !== 4).join('\n');
    expect(edited(golden, (document) => ({ ...document, assets: document.assets.slice(1) }))).toBe(withoutFirst);
  });

  test('unknown keys stay where they are', () => {
    const known = golden.replace('false}', 'false, "note": {"b": [1, 2], "a": "é"}}').replace('  ]\n', '  ],\n  "team": null\n');
    expect(edited(known, (document) => ({ ...document, next_asset_id: 9 }))).toBe(known.replace('id": 4,', 'id": 9,'));
    expect(edited(known, include)).toBe(known.replace('false', 'true'));
  });
});

describe('the form of the file stays', () => {
  test('CRLF', () => {
    const crlf = golden.replaceAll('\n', '\r\n');
    expect(edited(crlf, include)).toBe(crlf.replace('false', 'true'));
  });

  test('a byte order mark', () => {
    expect(edited(`\uFEFF${golden}`, include)).toBe(`\uFEFF${golden.replace('false', 'true')}`);
  });
});

describe('a file that is not printed as formats.md has it is put in order', () => {
  const { assets, ...head } = JSON.parse(golden) as IndexDocument;

  test.each([
    ['another layout', JSON.stringify({ assets: assets.toReversed(), ...head }, null, '\t')],
    ['one line', JSON.stringify(JSON.parse(golden))],
    ['no newline at the end', golden.trimEnd()],
    ['CRLF in some lines only', golden.replace('\n', '\r\n')],
  ])('%s', (_, text) => {
    expect(edited(text, include)).toBe(golden.replace('false', 'true'));
  });

  test('but not by an edit that changes nothing', () => {
    const text = JSON.stringify({ assets: assets.toReversed(), ...head });
    expect(edited(text, (document) => ({ ...document, assets: document.assets.map((old) => ({ ...old })) }))).toBe(text);
    const bytes = encode(text);
    expect(editIndex(bytes, (document) => document)).toEqual({ ok: true, value: bytes });
  });
});

test('without a file there is an empty registry to edit', () => {
  expect(edited(undefined, add)).toBe(`{\n  "schema_version": 1,\n  "next_asset_id": 5,\n  "assets": [\n${line}\n  ]\n}\n`);
  expect(edited(undefined, (document) => document)).toBe('{\n  "schema_version": 1,\n  "next_asset_id": 1,\n  "assets": []\n}\n');
});

describe('a registry that cannot be edited is refused, with the place', () => {
  test.each<[string, string, string, object]>([
    ['a newer schema', golden.replace('version": 1', 'version": 2'), 'project_read_only', { line: 2, column: 21, field: '/schema_version' }],
    ['merge markers', `<<<<<<< ours\n${golden}`, 'reconcile_required', { line: 1, column: 1 }],
    ['no JSON', `${golden}}`, 'reconcile_required', { line: 9, column: 1 }],
    ['another schema', golden.replace('true', '1'), 'reconcile_required', { line: 5, field: '/assets/0/included_in_build' }],
  ])('%s', (_, text, code, place) => {
    expect(editIndex(encode(text), include)).toMatchObject({ ok: false, error: { code, place } });
  });

  test('a result above 64 MiB', () => {
    const note = 'x'.repeat(indexMaxBytes);
    expect(editIndex(encode(golden), (document) => ({ ...document, note }))).toMatchObject({ ok: false, error: { code: 'file_too_large' } });
  });
});

describe('an edit that breaks the schema is a bug', () => {
  test('in an entry', () => {
    expect(() => edited(golden, (document) => ({ ...document, assets: [{ ...entry, asset_id: 0 }] }))).toThrow('BUG:');
  });

  test('in the head', () => {
    expect(() => edited(golden, (document) => ({ ...document, next_asset_id: 0 }))).toThrow('BUG:');
  });
});

test('whatever entries come, go and change, only their lines are others', () => {
  const entries = fc.uniqueArray(
    fc.record({ asset_id: fc.integer({ min: 1, max: 40 }), included_in_build: fc.boolean() }),
    { selector: ({ asset_id }) => asset_id, maxLength: 20 },
  );
  const document = (picked: readonly { readonly asset_id: number; readonly included_in_build: boolean }[]): IndexDocument => ({
    schema_version: 1,
    next_asset_id: 41,
    assets: picked.map((some) => ({ ...some, asset_uuid: entry.asset_uuid, root: `r${String(some.asset_id)}` })),
  });
  const lines = (text: string): readonly string[] => text.split('\r\n').map((one) => one.replace(/,$/u, ''));
  fc.assert(
    fc.property(entries, entries, (before, after) => {
      const text = printIndex(document(before)).replaceAll('\n', '\r\n');
      const result = edited(text, () => document(after));
      expect(result.replaceAll('\r\n', '\n')).toBe(printIndex(document(after)));
      const same = after.filter((one) => before.some((old) => old.asset_id === one.asset_id && old.included_in_build === one.included_in_build));
      const kept = lines(text).filter((one) => lines(result).includes(one) && one.startsWith('    {'));
      expect(kept).toHaveLength(same.length);
    }),
    { seed: 12, numRuns: 100 },
  );
});
