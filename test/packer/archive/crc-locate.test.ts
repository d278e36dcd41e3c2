import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { locateSingleByte } from '../../../src/packer/archive/crc-locate.ts';

describe('a single changed byte', () => {
  it('is found wherever it is and whatever it became', () => {
    const bytes = Buffer.from('The quick brown fox jumps over the lazy dog');
    const good = crc32(bytes);
    for (let at = 0; at < bytes.length; at += 1) {
      for (const change of [0x01, 0x80, 0xff]) {
        const damaged = Buffer.from(bytes);
        damaged[at] = (bytes[at] ?? 0) ^ change;
        expect(locateSingleByte(damaged.length, good ^ crc32(damaged))).toEqual([at]);
      }
    }
  });

  it('is not seen in damage to two bytes far apart', () => {
    const bytes = Buffer.alloc(64);
    const good = crc32(bytes);
    bytes[3] = 1;
    bytes[40] = 1;
    expect(locateSingleByte(bytes.length, good ^ crc32(bytes))).toEqual([]);
  });

  it('is not seen in a change to the checksum itself', () => {
    expect(locateSingleByte(300, 0x0000_0100)).toEqual([]);
  });

  it('is not seen in no bytes at all', () => {
    expect(locateSingleByte(0, 1)).toEqual([]);
  });
});
