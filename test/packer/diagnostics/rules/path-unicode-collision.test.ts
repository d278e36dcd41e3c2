import { expect, test } from 'vitest';
import { uuidOf } from '../../../support/workspace.ts';
import { bank } from '../entries.ts';
import { found } from '../diagnosed.ts';

const [composed, decomposed] = ['\u00e9', 'e\u0301'];

test('two names with one NFC form are told once, an error where one is selected', () => {
  expect(found(bank({ [`${composed}.bin`]: 'a', [`${decomposed}.bin`]: 'b' }))).toEqual([`path_unicode_collision error bank/${composed}.bin`]);
});

test('information where nobody selects them', () => {
  expect(found(bank({ 'ok.bin': 'x', [`${composed}.txt`]: 'a', [`${decomposed}.txt`]: 'b' }, ['ok.bin']))).toEqual([
    `artifact_unselected info bank/${composed}.txt`,
    `path_unicode_collision info bank/${composed}.txt`,
  ]);
});

test('two roots are an error', () => {
  const common = { declaration: { asset_name: 'bank' }, files: { a: 'a' }, assetUuid: uuidOf(1) };
  const assets = [{ root: composed, ...common }, { root: decomposed, ...common, registered: false }];
  expect(found({ assets })).toEqual([`path_unicode_collision error ${composed}`]);
});
