import { expect, test } from 'vitest';
import { concernsPack } from '../../../../src/packer/diagnostics/diagnose.ts';
import type { Arrange } from '../diagnosed.ts';
import { bank } from '../entries.ts';
import { registryText, row } from '../registry-text.ts';
import { diskOf, examine, found, game } from '../diagnosed.ts';

const link = (path: string): Arrange => (disk) => disk.symlink('/elsewhere', `${game}/assets/${path}`);

test('a link that nobody selects is information', () => {
  expect(found(bank({ 'ok.bin': 'a' }, ['*.bin']), link('bank/backup'))).toEqual(['path_link info bank/backup']);
  expect(found({}, link('shared'))).toEqual(['path_link info shared']);
});

test('a link that a pattern would take is an error: what is behind it is not packed', () => {
  expect(found(bank({ 'ok.bin': 'a' }, ['*.bin']), link('bank/hero.bin'))).toEqual(['path_link error bank/hero.bin']);
  expect(found(bank({ 'a/ok.bin': 'a' }, ['*/*.bin']), link('bank/b'))).toEqual(['path_link error bank/b']);
});

test('a link above a registered root is an error of that root', () => {
  const registry = registryText(row(1, 'linked/one', { included: false }), row(2, 'linked/two'));
  const { snapshot, diagnostics } = examine(diskOf({ registry }, link('linked')));
  expect(diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['path_link error']);
  expect(diagnostics.filter(concernsPack(snapshot))).toMatchObject([{ place: { root: 'linked/two', asset_id: 2 } }]);
});
