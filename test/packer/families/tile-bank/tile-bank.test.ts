import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tileBank } from '../../../../src/packer/families/tile-bank/tile-bank.ts';
import { distinctColours, indexedPng, packed, rgbPng, assetOf, factsOf } from './tile-asset.ts';
import type { TileAsset } from './tile-asset.ts';

describe('the rules', () => {
  it('are the files of the folder, in order', () => {
    const files = readdirSync(new URL('../../../../src/packer/families/tile-bank/rules', import.meta.url));
    expect(tileBank.rules.map(({ code }) => `${code.replaceAll('_', '-')}.ts`)).toEqual(files.sort());
  });

  it('say nothing of an asset of another family', () => {
    const asset = assetOf({ images: { 'a.png': rgbPng(9, 9, [0]) } });
    const { effective } = asset.declaration;
    const other = { ...asset, declaration: { ...asset.declaration, ...(effective && { effective: { ...effective, family: 'data_bank' } }) } };
    expect(tileBank.rules.flatMap(rule => [...rule.check(other, factsOf({ images: {} }))])).toEqual([]);
  });
});

describe('the expected size', () => {
  const sizeOf = (spec: TileAsset) => tileBank.expectedSize(assetOf(spec), factsOf(spec));
  const two = { 'a.png': rgbPng(16, 8, distinctColours(15)), 'b.png': rgbPng(8, 8, distinctColours(9, 50)) };

  it.each([
    [{ images: two }],
    [{ images: two, output: { columns: 2 } }],
    [{ images: { 'a.png': indexedPng(32, 8, [1], [1, 2]) }, output: { palette: 'keep', columns: 3 } }],
  ])('is the size of the payload', spec => {
    expect(sizeOf(spec)).toBe(packed(spec).size);
    expect(packed(spec).payload.length).toBe(packed(spec).size);
  });

  it('is known from the headers where the palettes are', () => {
    const spec = { images: { 'a.png': indexedPng(8, 8, [1], [1, 2]) }, output: { palette: 'keep', columns: 1 }, unchecked: ['a.png'] };
    expect(sizeOf(spec)).toBe(32 + 32);
  });

  it.each([
    ['the colours are not known', { images: two, unchecked: ['b.png'] }],
    ['a file is damaged', { images: { 'a.png': Uint8Array.of(1) } }],
    ['an image is no whole tiles', { images: { 'a.png': rgbPng(4, 16, [0]) } }],
    ['there are too many tiles', { images: { 'a.png': rgbPng(256, 128, [0]) } }],
    ['an image has too many colours', { images: { 'a.png': rgbPng(8, 8, distinctColours(16)) } }],
  ])('is unknown while %s', (_name, spec) => {
    expect(sizeOf(spec)).toBeUndefined();
  });
});
