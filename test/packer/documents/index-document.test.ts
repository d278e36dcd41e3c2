import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readIndex } from '../../../src/packer/documents/index-document.ts';
import type { IndexReading } from '../../../src/packer/documents/index-document.ts';

const read = (text: string): IndexReading => readIndex(new TextEncoder().encode(text));

function faults(text: string): readonly string[] {
  return read(text).faults.map(({ kind, line, column, message }) => `${kind} ${String(line)}:${String(column)} ${message}`);
}

const entry = '{"asset_id": 1, "asset_uuid": "0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11", "root": "tiles/overworld", "included_in_build": true}';
const index = (...entries: readonly string[]): string =>
  `{\n  "schema_version": 1,\n  "next_asset_id": 4,\n  "assets": [\n    ${entries.join(',\n    ')}\n  ]\n}\n`;

describe('a valid registry', () => {
  test('is its entries, with the line of each', () => {
    const reading = read(index(entry, entry.replace('1,', '3,')));
    expect(reading.state).toBe('valid');
    expect(reading.document?.assets.map(({ asset_id, root }) => [asset_id, root])).toEqual([[1, 'tiles/overworld'], [3, 'tiles/overworld']]);
    expect(reading.lines).toEqual([5, 6]);
  });

  test('may be empty', () => {
    expect(read('{"schema_version": 1, "next_asset_id": 1, "assets": []}')).toMatchObject({ state: 'valid', lines: [] });
  });

  test('keeps unknown keys where they stood, __proto__ too', () => {
    const { document } = read(index(entry.replace('{', '{"x": [1], "__proto__": 2, ')));
    expect(Object.keys(document?.assets[0] ?? {}).slice(0, 2)).toEqual(['x', '__proto__']);
  });

  test.each([
    ['the same id twice', index(entry, entry.replace('overworld', 'x'))],
    ['an id above next_asset_id', index(entry.replace('1,', '9,'))],
    ['the same uuid and root twice', index(entry, entry.replace('1,', '2,'))],
    ['a root that is no path', index(entry.replace('tiles/overworld', '../x'))],
    ['a root that is not NFC', index(entry.replace('overworld', 'u\u0308ber'))],
  ])('is still readable with %s: a rule reports that', (_name, text) => {
    expect(read(text).state).toBe('valid');
  });
});

describe('an invalid registry says each fault with its place', () => {
  test.each<[string, string, string]>([
    ['a missing key', index('{"asset_id": 1, "root": "a", "included_in_build": true}'), 'schema 5:5 assets[0].asset_uuid is missing'],
    ['an id of zero', index(entry.replace('1,', '0,')), 'schema 5:18 assets[0].asset_id must be at least 1, not 0'],
    ['an id beyond 31 bits', index(entry.replace('1,', '2147483648,')), 'schema 5:18 assets[0].asset_id must be at most 2147483647, not 2147483648'],
    ['an upper-case uuid', index(entry.replace('0198c2a4', '0198C2A4')), 'schema 5:35 assets[0].asset_uuid must be a lower-case UUID'],
    ['inclusion as text', index(entry.replace('true', '"yes"')), 'schema 5:123 assets[0].included_in_build must be true or false, not "yes"'],
    ['an entry that is none', index('7'), 'schema 5:5 assets[0] must be an object, not 7'],
    ['no list', '{"schema_version": 1, "next_asset_id": 1}', 'schema 1:1 assets is missing'],
    ['an object for the list', '{"schema_version": 1, "next_asset_id": 1, "assets": {}}', 'schema 1:53 assets must be a list'],
    ['no version', '{"next_asset_id": 1, "assets": []}', 'schema 1:1 schema_version is missing'],
    ['version 0', '{"schema_version": 0, "next_asset_id": 1, "assets": []}', 'schema 1:20 schema_version must be 1, not 0'],
    ['a list as document', '[]', 'schema 1:1 the document must be an object, not a list'],
    ['broken JSON', index(`${entry},`), 'syntax 6:3 a comma before ] is one too many'],
  ])('%s', (_name, text, expected) => {
    expect(faults(text)).toEqual([expected]);
    expect(read(text)).toMatchObject({ state: 'invalid' });
    expect(read(text).document).toBeUndefined();
  });

  test('two hundred thousand wrong entries are cut short', () => {
    expect(read(`{"schema_version": 1, "next_asset_id": 1, "assets": [${'0,'.repeat(200_000)}0]}`).faults).toHaveLength(100);
  });
});

test('a newer registry is left alone, whatever else stands in it', () => {
  const reading = read('{\n "assets": 7,\n "schema_version": 2}');
  expect(reading).toMatchObject({ state: 'newer', faults: [{ kind: 'newer', line: 3, column: 20 }] });
  expect(reading.document).toBeUndefined();
});

test('merge markers are a conflict and nothing else', () => {
  expect(read(index(`${entry},\n<<<<<<< ours\n${entry}\n=======\n>>>>>>> theirs`))).toMatchObject({
    state: 'conflict',
    faults: [{ kind: 'conflict', line: 6, column: 1 }],
  });
});

describe('a hostile registry takes little memory', () => {
  /** Reads a registry in a process whose heap is limited; one that needs more dies. */
  function stateWithHeapOf(mebibytes: number, assets: string): string {
    const module = new URL('../../../src/packer/documents/index-document.ts', import.meta.url).href;
    const program = `import { readIndex } from ${JSON.stringify(module)};
      const text = '{"schema_version":1,"next_asset_id":1,"assets":' + ${assets} + '}';
      const { state, faults } = readIndex(new TextEncoder().encode(text));
      process.stdout.write(state + ' ' + faults.length);`;
    const flags = [`--max-old-space-size=${String(mebibytes)}`, '--input-type=module', '--eval', program];
    return execFileSync(process.execPath, flags, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }

  test('with hundreds of thousands of lists where entries should be', () => {
    expect(stateWithHeapOf(96, `'[' + '[0],'.repeat(400_000) + '0]'`)).toBe('invalid 100');
  });

  test('with hundreds of thousands of keys that nobody knows', () => {
    const keys = `'[]' + Array.from({ length: 300_000 }, (_, at) => ',"key' + at + '":1').join('')`;
    expect(stateWithHeapOf(96, keys)).toBe('valid 0');
  });
});
