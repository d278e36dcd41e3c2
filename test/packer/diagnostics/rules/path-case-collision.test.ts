import { expect, test } from 'vitest';
import { concernsPack } from '../../../../src/packer/diagnostics/diagnose.ts';
import { bank } from '../entries.ts';
import { diskOf, examine, found } from '../diagnosed.ts';

test('two selected files that differ in case are an error of the later one', () => {
  expect(found(bank({ 'A.bin': 'a', 'a.bin': 'a' }))).toEqual(['path_case_collision error bank/a.bin']);
});

test('so is a selected file and one that nobody selects, whichever comes first', () => {
  expect(found(bank({ 'A.txt': 'a', 'a.TXT': 'b', 'ok.bin': 'c' }, ['A.txt', 'ok.bin']))).toEqual([
    'artifact_unselected info bank/a.TXT',
    'path_case_collision error bank/a.TXT',
  ]);
});

test('files that nobody selects are information', () => {
  expect(found(bank({ 'A.txt': 'a', 'a.txt': 'b', 'ok.bin': 'c' }, ['ok.bin']))).toEqual([
    'artifact_unselected info bank/A.txt',
    'path_case_collision info bank/a.txt',
  ]);
});

test('two roots are told at the packed one, for another system would mix them', () => {
  const assets = [{ root: 'Bank', files: { a: 'a' } }, { root: 'bank', files: { a: 'a' }, registered: false }];
  const { snapshot, diagnostics } = examine(diskOf({ assets }));
  expect(diagnostics.filter(concernsPack(snapshot))).toMatchObject([
    { code: 'path_case_collision', severity: 'error', place: { file: 'assets/bank', root: 'Bank', asset_id: 1 } },
  ]);
});

test('directories above roots are an error, empty ones are information', () => {
  const assets = [{ root: 'Art/one', files: { a: 'a' } }, { root: 'art/two', files: { a: 'a' } }];
  expect(found({ assets })).toEqual(['path_case_collision error art']);
  expect(found({ files: { 'assets/Notes/a.txt': 'a', 'assets/notes/b.txt': 'b' } })).toEqual(['path_case_collision info notes']);
});
