import { expect, it } from 'vitest';
import type { FrozenAsset } from '../../../src/packer/pack/freeze.ts';
import { payloadKey } from '../../../src/packer/pack/payload-key.ts';

const content = { kind: 'memory', bytes: new Uint8Array() } as const;
const file = (path: string, sha256: string) => ({ path, sha256, size: 1, content });
const asset: Pick<FrozenAsset, 'effective' | 'inputs' | 'parameters'> = {
  effective: { family: 'tile_bank', format: 'TILES/indexed4_v1', codec: 'NONE', parameters: { tile_size: 8 } },
  inputs: [file('a.png', 'a'), file('b.png', 'b')],
  parameters: { palette: file('p.hex', 'p') },
};
const key = payloadKey(asset, 1);

it('is a digest, equal for equal inputs wherever and whenever they are', () => {
  expect(key).toMatch(/^[0-9a-f]{64}$/u);
  expect(payloadKey({ ...asset, inputs: asset.inputs.map((input) => ({ ...input, size: 99 })) }, 1)).toBe(key);
});

it.each([
  ['the family version', asset, 2],
  ['a parameter', { ...asset, effective: { ...asset.effective, parameters: { tile_size: 16 } } }, 1],
  ['the format', { ...asset, effective: { ...asset.effective, format: 'TILES/indexed8_v1' } }, 1],
  ['the bytes of an input', { ...asset, inputs: [file('a.png', 'c'), file('b.png', 'b')] }, 1],
  ['the name of an input, which may stand in the metadata', { ...asset, inputs: [file('c.png', 'a'), file('b.png', 'b')] }, 1],
  ['the order of inputs', { ...asset, inputs: asset.inputs.toReversed() }, 1],
  ['the bytes of a file parameter', { ...asset, parameters: { palette: file('p.hex', 'q') } }, 1],
  ['that a file parameter is there', { ...asset, parameters: {} }, 1],
])('changes with %s', (_, other, version) => {
  expect(payloadKey(other, version)).not.toBe(key);
});
