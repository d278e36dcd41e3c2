import { describe, expect, test } from 'vitest';
import { printWithHunks } from '../../../../src/packer/documents/merge/print.ts';
import { printIndex } from '../../../../src/packer/documents/index-print.ts';
import { entriesIn, entry, registry } from './registries.ts';

const hunk = (id: number) => ({ ours: [entry(id, id, 'ours')], theirs: [entry(id, id, 'theirs')] });
const hunkOf = (id: number): readonly string[] => ['<<<<<<<', `${String(id)}:ours`, '=======', `${String(id)}:theirs`, '>>>>>>>'];

describe('printWithHunks', () => {
  test('prints a registry without hunks as it is always printed', () => {
    for (const document of [registry([]), registry([], { note: 1 }), registry([entry(1, 1, 'a')])]) {
      expect(printWithHunks(document, [], []).text).toBe(printIndex(document));
    }
  });

  test('puts a hunk where its lowest id belongs, and before the last undisputed entry', () => {
    const { text, entryLines } = printWithHunks(registry([entry(2, 2, 'b'), entry(4, 4, 'd')]), [hunk(9), hunk(3), hunk(1)], []);
    expect(entriesIn(text)).toEqual([...hunkOf(1), '2:b', ...hunkOf(3), ...hunkOf(9), '4:d']);
    const lines = text.split('\n');
    expect(entryLines.map((line) => [lines[line - 1], lines[line]?.trim().slice(0, 15)])).toEqual([
      ['<<<<<<< ours', '{"asset_id": 9,'],
      ['<<<<<<< ours', '{"asset_id": 3,'],
      ['<<<<<<< ours', '{"asset_id": 1,'],
    ]);
  });

  test('ends every line in a hunk with a comma, and the list without one', () => {
    const { text } = printWithHunks(registry([entry(1, 1, 'a')]), [hunk(2)], []);
    expect(text.split('\n').filter((line) => line.startsWith('    {')).map((line) => line.at(-1))).toEqual([',', ',', '}']);
  });

  test('makes one hunk of all where no undisputed entry stands', () => {
    const { text, entryLines } = printWithHunks(registry([]), [hunk(2), hunk(1)], []);
    expect(entriesIn(text)).toEqual(['<<<<<<<', '1:ours', '2:ours', '=======', '1:theirs', '2:theirs', '>>>>>>>']);
    expect(entryLines).toEqual([5, 5]);
    expect(text.endsWith('>>>>>>> theirs\n  ]\n}\n')).toBe(true);
  });

  test('prints a hunk of more lines than a call takes arguments', () => {
    const many = 200_000;
    const ours = Array.from({ length: many }, (_, at) => entry(at + 2, at + 2, `r${String(at)}`));
    const { text } = printWithHunks(registry([entry(1, 1, 'a')]), [{ ours, theirs: [] }], []);
    expect(entriesIn(text).slice(-4)).toEqual([`${String(many + 1)}:r${String(many - 1)}`, '=======', '>>>>>>>', '1:a']);
  });

  test('puts keys in front of the entries, each with its line', () => {
    const keys = [
      { ours: ['  "k": 1'], theirs: [] },
      { ours: ['  "l": 1'], theirs: ['  "l": 2'] },
    ];
    const { text, keyLines, entryLines } = printWithHunks(registry([], { z: 0 }), [hunk(1)], keys);
    const lines = text.split('\n');
    expect(keyLines.map((line) => [lines[line - 1], lines[line]])).toEqual([
      ['<<<<<<< ours', '  "k": 1,'],
      ['<<<<<<< ours', '  "l": 1,'],
    ]);
    expect(lines[(entryLines[0] ?? 0) - 2]).toBe('  "assets": [');
    expect(text.endsWith('  ],\n  "z": 0\n}\n')).toBe(true);
  });
});
