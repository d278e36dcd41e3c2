import { expect, test } from 'vitest';
import { wavFile } from '../../../support/wav.ts';
import type { AssetSpec } from '../../../support/workspace.ts';
import { diagnosed } from '../diagnosed.ts';

const wanting = (slot: number, more: Partial<AssetSpec> = {}): AssetSpec => ({
  root: `bank${slot}${more.root ?? ''}`,
  declaration: { preload: { slot } },
  files: { a: 'a' },
  ...more,
});

test('is told at the later asset, with the other one named', () => {
  const assets = [{ ...wanting(3), root: 'one' }, { ...wanting(3), root: 'two' }];
  expect(diagnosed({ assets })).toMatchObject([
    { code: 'preload_slot_clash', severity: 'error', message: 'Slot 3 of DATA is already taken by "one".', place: { file: 'assets/two/asset.json', line: 16 } },
  ]);
});

test('an asset that is not packed takes no slot', () => {
  expect(diagnosed({ assets: [{ ...wanting(3), root: 'one', included: false }, { ...wanting(3), root: 'two' }] })).toEqual([]);
});

test('another bank type has slots of its own', () => {
  const declaration = { family: 'sound_bank', inputs: { clips: ['a'] }, output: { format: 'SOUNDS/pcm16_v1' }, preload: { slot: 3 } };
  const sounds = { root: 'sounds', declaration, files: { a: wavFile({ samples: [1] }) } };
  expect(diagnosed({ assets: [wanting(3), sounds] })).toEqual([]);
});
