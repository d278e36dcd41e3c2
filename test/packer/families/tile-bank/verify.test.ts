import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { tileBank } from '../../../../src/packer/families/tile-bank/tile-bank.ts';
import { distinctColours, packed, rgbPng } from './tile-asset.ts';

// Three tiles in two columns and two palettes: one place is left over.
const sound = packed({
  images: { 'a.png': rgbPng(16, 8, distinctColours(15)), 'b.png': rgbPng(8, 8, distinctColours(2, 100)) },
  output: { columns: 2 },
});
const planeBytes = (16 * 16) / 2;

const problems = (metadata: unknown, payload = sound.payload) => tileBank.verify(bytesSource(payload), metadata);
const changed = (at: number, value: number) => sound.payload.map((byte, place) => (place === at ? value : byte));

describe('verify', () => {
  it('finds nothing in what was packed', () => {
    expect(problems(sound.metadata)).toEqual([]);
  });

  it.each([
    [{ columns: 0 }, '/columns'],
    [{ columns: 33 }, '/columns'],
    [{ tile_size: 12 }, '/tile_size'],
    [{ tile_count: 0 }, '/tile_count'],
    [{ tile_count: 257 }, '/tile_count'],
    [{ palette_count: 65 }, '/palette_count'],
    [{ palette_count: 0 }, '/palette_count'],
    [{ tile_palettes: [0, 0, 1.5] }, '/tile_palettes'],
    [{ tile_palettes: [0, 0, -1] }, '/tile_palettes'],
    [{ tile_palettes: 'x' }, '/tile_palettes'],
    [{ width: '16' }, '/width'],
    [{ extra: 1 }, 'extra'],
    [{ height: undefined }, '/height'],
  ])('refuses metadata with %j', (change, words) => {
    expect(problems({ ...sound.metadata, ...change }).join()).toContain(words);
  });

  it.each([
    ['a width that is not the columns', { width: 32 }, 'metadata/width: is 32'],
    ['a height that is not the tiles', { height: 8 }, 'metadata/height: is 8'],
    ['a palette for each tile but one', { tile_palettes: [0, 0] }, 'palettes of 2 tiles, there are 3'],
    ['a palette beyond the last', { tile_palettes: [0, 0, 2] }, 'is 2, but there are 2 palettes'],
    ['palettes out of the order of use', { tile_palettes: [1, 0, 0] }, 'is 1 before any tile has palette 0'],
    ['a palette nobody uses', { tile_palettes: [0, 0, 0] }, 'no tile has palette 1'],
  ])('refuses %s', (_name, change, words) => {
    expect(problems({ ...sound.metadata, ...change }).join()).toContain(words);
  });

  it('refuses a payload of another size, and says which', () => {
    const expected = planeBytes + 64;
    expect(problems(sound.metadata, sound.payload.subarray(1))).toEqual([`the payload is ${expected - 1} bytes; the plane of ${planeBytes} and 2 palettes are ${expected}`]);
  });

  it('refuses pixels in the places left over', () => {
    // Place 3 is the lower right: its first row starts at row 8, byte 4 of 8.
    expect(problems(sound.metadata, changed(8 * 8 + 4, 0x10))).toEqual(['the left-over place after the last tile, number 3, is not index 0']);
  });

  it('refuses an index without a colour, where auto made the palettes', () => {
    // Place 2 is the lower left, the tile of palette 1, which has two colours.
    expect(problems(sound.metadata, changed(8 * 8, 0x31))).toEqual(['tile 2 has index 3, but palette 1 has 2 colours']);
  });

  it.each([
    ['an entry 0', 0],
    ['colours that do not ascend', 5],
    ['a colour after the unused entries', 31],
  ])('refuses %s in a palette of auto', (_name, byte) => {
    expect(problems(sound.metadata, changed(planeBytes + 32 + byte, 0x01)).join()).toContain('palette 1 is not 0, then colours that ascend');
  });

  it('lets a single palette be anything, as it may be kept or from a file', () => {
    const single = packed({ images: { 'a.png': rgbPng(8, 8, [0xff0000]) }, output: { columns: 1 } });
    const odd = single.payload.map((byte, at) => (at < 32 ? byte : 255 - byte));
    expect(problems(single.metadata, odd)).toEqual([]);
  });

  it('never throws, whatever the metadata and the payload', () => {
    const key = fc.constantFrom(...Object.keys(sound.metadata));
    const property = fc.property(key, fc.jsonValue(), fc.uint8Array({ maxLength: 300 }), (name, value, payload) => {
      expect(Array.isArray(problems({ ...sound.metadata, [name]: value }, payload))).toBe(true);
      expect(Array.isArray(problems(value, payload))).toBe(true);
    });
    fc.assert(property, { seed: 3, numRuns: 300 });
  });
});
