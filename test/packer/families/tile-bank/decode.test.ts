import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { decodeTiles } from '../../../../src/packer/families/tile-bank/decode.ts';

const metadata = { columns: 1, height: 8, palette_count: 1, tile_count: 1, tile_palettes: [0], tile_size: 8, width: 8 };

describe('decodeTiles', () => {
  it('unpacks two pixels a byte, the left one high, and little-endian palettes', () => {
    const payload = new Uint8Array(64);
    payload.set([0x12, 0x0f], 0);
    payload.set([0x34, 0xab], 32 + 2);
    const sheet = decodeTiles(bytesSource(payload), metadata);
    expect([...sheet.indices.subarray(0, 5)]).toEqual([1, 2, 0, 15, 0]);
    expect(sheet.palettes.map(palette => [...palette.subarray(0, 3)])).toEqual([[0, 0xab34, 0]]);
    expect(sheet).toMatchObject({ width: 8, height: 8, tileSize: 8, columns: 1, tileCount: 1, tilePalettes: [0] });
  });

  it('throws the first thing that is wrong', () => {
    expect(() => decodeTiles(bytesSource(new Uint8Array(63)), metadata)).toThrow('the payload is 63 bytes');
    expect(() => decodeTiles(bytesSource(new Uint8Array(64)), null)).toThrow('metadata');
  });
});
