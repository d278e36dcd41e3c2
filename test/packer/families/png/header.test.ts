import { describe, expect, it } from 'vitest';
import { headerBytes, readHeader } from '../../../../src/packer/families/png/header.ts';
import { pngChunk, pngDepths, pngFile, pngHeader } from '../../../support/png.ts';

/** A file that starts with an IHDR of these 13 bytes, some of them changed. */
function fileWith(changes: Readonly<Record<number, number>>): Uint8Array {
  const header = pngHeader(16, 8, 8, 6);
  for (const [at, value] of Object.entries(changes)) header[Number(at)] = value;
  return pngFile(pngChunk('IHDR', header));
}

const ascii = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0));

describe('readHeader', () => {
  it('reads the fields', () => {
    expect(readHeader(fileWith({ 12: 1 }))).toEqual({
      ok: true,
      value: { width: 16, height: 8, bitDepth: 8, colourType: 6, interlaced: true },
    });
  });

  it('takes the fifteen pairs of colour type and depth the specification has, and no other', () => {
    for (let colourType = 0; colourType < 256; colourType += 1) {
      for (const bitDepth of [0, 1, 2, 3, 4, 5, 8, 12, 16, 32, 255]) {
        const legal = pngDepths[colourType]?.includes(bitDepth) ?? false;
        expect(readHeader(fileWith({ 8: bitDepth, 9: colourType })).ok).toBe(legal);
      }
    }
  });

  it.each([
    ['width 0', { 3: 0 }, 'header_field', 16],
    ['height 0', { 7: 0 }, 'header_field', 20],
    ['a width above 2^31-1', { 0: 0x80 }, 'header_field', 16],
    ['colour type 5', { 9: 5 }, 'header_field', 25],
    ['bit depth 3', { 8: 3 }, 'header_field', 24],
    ['compression method 1', { 10: 1 }, 'unknown_method', 26],
    ['filter method 1', { 11: 1 }, 'unknown_method', 27],
    ['interlace method 2', { 12: 2 }, 'unknown_method', 28],
  ])('refuses %s and says at which byte', (_name, changes, kind, byte) => {
    expect(readHeader(fileWith(changes))).toMatchObject({ error: { kind, byte, chunk: 'IHDR' } });
  });

  it('refuses a wrong checksum, length or first chunk', () => {
    const sound = fileWith({});
    const spoilt = sound.map((byte, at) => (at === 20 ? byte ^ 1 : byte));
    expect(readHeader(spoilt)).toMatchObject({ error: { kind: 'chunk_checksum' } });
    expect(readHeader(pngFile(pngChunk('IHDR', new Uint8Array(14))))).toMatchObject({ error: { kind: 'chunk_length' } });
    expect(readHeader(pngFile(pngChunk('tEXt', new Uint8Array(13))))).toMatchObject({ error: { kind: 'chunk_missing' } });
  });

  it('says of a cut header where it ends', () => {
    const sound = fileWith({});
    for (let length = 1; length < headerBytes; length += 1) {
      expect(readHeader(sound.subarray(0, length))).toMatchObject({ error: { kind: 'truncated', byte: length } });
    }
  });

  it.each([
    ['nothing', new Uint8Array(), 'it is empty'],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'a JPEG'],
    ['a GIF', ascii('GIF89a'), 'a GIF'],
    ['a BMP', ascii('BM1234'), 'a BMP'],
    ['a WebP', ascii('RIFF....WEBP'), 'WebP'],
    ['a PNG sent as text', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0a, 0x1a, 0x0a, 0), 'text transfer'],
    ['words', ascii('hello'), 'PNG signature'],
  ])('says what %s looks like', (_name, bytes, words) => {
    expect(readHeader(bytes)).toMatchObject({ error: { kind: 'not_png', message: expect.stringContaining(words) as string } });
  });
});
