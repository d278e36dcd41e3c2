import { expect, test } from 'vitest';
import { concernsPack } from '../../../../src/packer/diagnostics/diagnose.ts';
import type { Arrange } from '../diagnosed.ts';
import { bank } from '../entries.ts';
import { diskOf, examine, found, game } from '../diagnosed.ts';

const closed = (path: string): Arrange => (disk) => disk.setMode(`${game}/assets/${path}`, 0o000);

test('a file that nobody selects is information', () => {
  expect(found(bank({ 'ok.bin': 'a', 'b.txt': 'b' }, ['ok.bin']), closed('bank/b.txt'))).toEqual([
    'artifact_unselected info bank/b.txt',
    'path_unreadable info bank/b.txt',
  ]);
});

test('a directory is an error where a pattern would go, information elsewhere', () => {
  const files = { 'ok.bin': 'a', 'sub/a.bin': 'b' };
  expect(found(bank(files, ['**']), closed('bank/sub'))).toEqual(['path_unreadable error bank/sub']);
  expect(found(bank(files, ['*.bin']), closed('bank/sub'))).toEqual(['path_unreadable info bank/sub']);
});

test('a directory above a registered root is told once, and not the root as missing', () => {
  expect(found({ assets: [{ root: 'art/bank', files: { a: 'a' } }] }, closed('art'))).toEqual(['path_unreadable error art']);
});

test('the whole of assets keeps every pack from running', () => {
  const { snapshot, diagnostics } = examine(diskOf({}, (disk) => disk.setMode(`${game}/assets`, 0o300)));
  expect(diagnostics.filter(concernsPack(snapshot))).toMatchObject([{ code: 'path_unreadable', severity: 'error', place: { file: 'assets' } }]);
});
