import { expect, it } from 'vitest';
import { inputFingerprint } from '../../../src/packer/pack/fingerprint.ts';
import { packable } from '../../../src/packer/pack/plan.ts';
import { dataBank, excludedBank, tileBank, tinyDisk } from '../../support/tiny-project.ts';
import type { AssetSpec } from '../../support/workspace.ts';
import { packBench } from './pack-bench.ts';

async function fingerprintOf(...assets: readonly AssetSpec[]): Promise<string> {
  const snapshot = await packBench(tinyDisk({ assets })).context.refresh();
  return snapshot.ok ? inputFingerprint(packable(snapshot.value)) : '';
}

it('P5: is equal for equal inputs, whatever else lies in the project', async () => {
  const one = await fingerprintOf(dataBank);
  expect(one).toMatch(/^[0-9a-f]{64}$/u);
  expect(await fingerprintOf(dataBank, excludedBank)).toBe(one);
  expect(await fingerprintOf({ ...dataBank, files: { ...dataBank.files, 'unselected.txt': 'x' } })).toBe(one);
});

it.each<[string, AssetSpec]>([
  ['the bytes of an input', { ...dataBank, files: { ...dataBank.files, 'one.bin': 'First level' } }],
  ['the declaration', { ...dataBank, declaration: { inputs: { files: ['two.bin', 'one.bin'] } } }],
  ['the asset id', { ...dataBank, assetId: 2, assetUuid: '0198c2a4-7b1e-7d3a-9c55-000000000001' }],
  ['the root', { ...dataBank, root: 'data/stages', declaration: { ...(dataBank.declaration as object), asset_name: 'levels' } }],
])('changes with %s', async (_, other) => {
  expect(await fingerprintOf(other)).not.toBe(await fingerprintOf(dataBank));
});

it('changes with what a file parameter holds', async () => {
  const bank = (palette: string): AssetSpec => ({
    ...tileBank,
    declaration: { ...(tileBank.declaration as object), output: { format: 'TILES/indexed4_v1', tile_size: 8, palette: { file: 'p.hex' } } },
    files: { ...tileBank.files, 'p.hex': palette },
  });
  expect(await fingerprintOf(bank('282828\n'))).not.toBe(await fingerprintOf(bank('282829\n')));
});
