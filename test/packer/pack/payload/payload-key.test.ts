import { expect, it } from 'vitest';
import { payloadKeyOf } from '../../../../src/packer/pack/payload/payload-key.ts';
import type { AssetRoot, SelectedFile } from '../../../../src/packer/snapshot/model.ts';

type Keyed = Parameters<typeof payloadKeyOf>;

const file = (path: string, sha256: string, key = 'tiles', size = 1): SelectedFile =>
  ({ key, artifact: { path, diskPath: path, size, sha256 } }) as unknown as SelectedFile;
const declared: Keyed[1] = { family: 'tile_bank', format: 'TILES/indexed4_v1', codec: 'NONE', parameters: { tile_size: 8, columns: 4 } };
const selecting = (inputs: readonly SelectedFile[], parameters: readonly SelectedFile[] = [file('p.hex', 'p', 'palette')]): Keyed[0] => ({
  selection: { inputs, parameters } as unknown as AssetRoot['selection'],
});
const inputs = [file('a.png', 'a'), file('b.png', 'b')];
const key = payloadKeyOf(selecting(inputs), declared, 1);

it('is a digest, equal for equal inputs wherever and whenever they are', () => {
  expect(key).toMatch(/^[0-9a-f]{64}$/u);
  expect(payloadKeyOf(selecting([file('a.png', 'a', 'tiles', 99), file('b.png', 'b')]), { ...declared, parameters: { columns: 4, tile_size: 8 } }, 1)).toBe(key);
});

it.each<[string, Keyed]>([
  ['the family version', [selecting(inputs), declared, 2]],
  ['a parameter', [selecting(inputs), { ...declared, parameters: { tile_size: 16, columns: 4 } }, 1]],
  ['the format', [selecting(inputs), { ...declared, format: 'TILES/indexed8_v1' }, 1]],
  ['the bytes of an input', [selecting([file('a.png', 'c'), file('b.png', 'b')]), declared, 1]],
  ['the name of an input, which may stand in the metadata', [selecting([file('c.png', 'a'), file('b.png', 'b')]), declared, 1]],
  ['the order of inputs', [selecting(inputs.toReversed()), declared, 1]],
  ['the bytes of a file parameter', [selecting(inputs, [file('p.hex', 'q', 'palette')]), declared, 1]],
  ['that a file parameter is there', [selecting(inputs, []), declared, 1]],
])('changes with %s', (_, other) => {
  expect(payloadKeyOf(...other)).not.toBe(key);
});
