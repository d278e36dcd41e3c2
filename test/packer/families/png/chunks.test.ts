import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readChunks } from '../../../../src/packer/families/png/chunks.ts';
import { isUnsupported } from '../../../../src/packer/families/png/fault.ts';
import { pngChunk, pngFile, pngHeader } from '../../../support/png.ts';

const data = pngChunk('IDAT', deflateSync(Uint8Array.of(0, 0)));
const end = pngChunk('IEND');
const palette = pngChunk('PLTE', [1, 2, 3, 4, 5, 6]);
const header = (colourType: number, bitDepth = 8) => pngChunk('IHDR', pngHeader(1, 1, bitDepth, colourType));
const text = pngChunk('tEXt', [65]);
const alpha = (count: number) => pngChunk('tRNS', new Uint8Array(count));
/** The chunk with its last data byte changed, its checksum not. */
const spoilt = (chunk: Uint8Array) => chunk.map((byte, at) => (at === chunk.length - 5 ? byte ^ 1 : byte));

function faultOf(...chunks: readonly Uint8Array[]) {
  const result = readChunks(pngFile(...chunks));
  return result.ok ? undefined : result.error;
}

describe('a sound file', () => {
  it('gives header, palette, transparency and where the data is', () => {
    const result = readChunks(pngFile(header(3), text, palette, alpha(2), data, data, text, end));
    expect(result).toMatchObject({
      value: {
        header: { width: 1, height: 1, bitDepth: 8, colourType: 3, interlaced: false },
        palette: Uint8Array.of(1, 2, 3, 4, 5, 6),
        transparency: new Uint8Array(2),
        // Signature 8, IHDR 25, tEXt 13, PLTE 18, tRNS 14.
        data: { byte: 78, count: 2, length: 2 * (data.length - 12) },
      },
    });
  });

  it('may have a palette only as a suggestion in RGB, of up to 256 entries', () => {
    expect(faultOf(header(2), pngChunk('PLTE', new Uint8Array(768)), data, end)).toBeUndefined();
  });
});

describe('faults, each with its kind, chunk and byte', () => {
  it.each([
    ['a second header', [header(0), header(0), data, end], 'chunk_duplicate', 'IHDR', 33],
    ['a second palette', [header(3), palette, palette, data, end], 'chunk_duplicate', 'PLTE', 51],
    ['a second transparency', [header(0), alpha(2), alpha(2), data, end], 'chunk_duplicate', 'tRNS', 47],
    ['an indexed picture without palette', [header(3), data, end], 'chunk_missing', 'PLTE', 33],
    ['no data at all', [header(0), end], 'chunk_missing', 'IDAT', 33],
    ['a palette after the data', [header(2), data, palette, end], 'chunk_order', 'PLTE', 33 + data.length],
    ['a transparency after the data', [header(0), data, alpha(2), end], 'chunk_order', 'tRNS', 33 + data.length],
    ['a transparency before the palette', [header(3), alpha(1), palette, data, end], 'chunk_order', 'tRNS', 33],
    ['a suggested palette after the transparency', [header(2), alpha(6), palette, data, end], 'chunk_order', 'PLTE', 51],
    ['data that another chunk interrupts', [header(0), data, text, data, end], 'chunk_order', 'IDAT', 46 + data.length],
    ['a palette in a gray picture', [header(0), palette, data, end], 'chunk_forbidden', 'PLTE', 33],
    ['a palette in a gray picture with alpha', [header(4), palette, data, end], 'chunk_forbidden', 'PLTE', 33],
    ['a transparency beside an alpha channel', [header(6), alpha(6), data, end], 'chunk_forbidden', 'tRNS', 33],
    ['a palette of part of a colour', [header(3), pngChunk('PLTE', [1, 2, 3, 4]), data, end], 'palette_length', 'PLTE', 33],
    ['an empty palette', [header(3), pngChunk('PLTE'), data, end], 'palette_length', 'PLTE', 33],
    ['a palette above 2^depth', [header(3, 1), pngChunk('PLTE', new Uint8Array(9)), data, end], 'palette_length', 'PLTE', 33],
    ['a palette above 256', [header(2), pngChunk('PLTE', new Uint8Array(771)), data, end], 'palette_length', 'PLTE', 33],
    ['more alphas than entries', [header(3), palette, alpha(3), data, end], 'transparency_length', 'tRNS', 51],
    ['no alpha', [header(3), palette, alpha(0), data, end], 'transparency_length', 'tRNS', 51],
    ['a gray key of 3 bytes', [header(0), alpha(3), data, end], 'transparency_length', 'tRNS', 33],
    ['an RGB key of 2 bytes', [header(2), alpha(2), data, end], 'transparency_length', 'tRNS', 33],
    ['an end with data', [header(0), data, pngChunk('IEND', [0])], 'chunk_length', 'IEND', 33 + data.length],
    ['a spoilt palette', [header(3), spoilt(palette), data, end], 'chunk_checksum', 'PLTE', 33],
    ['a spoilt transparency', [header(0), spoilt(alpha(2)), data, end], 'chunk_checksum', 'tRNS', 33],
    ['spoilt data', [header(0), spoilt(data), end], 'chunk_checksum', 'IDAT', 33],
    ['a spoilt end', [header(0), data, pngChunk('IEND', [], 0)], 'chunk_checksum', 'IEND', 33 + data.length],
    ['an unknown critical chunk', [header(0), pngChunk('ABCD'), data, end], 'unknown_critical_chunk', 'ABCD', 33],
    ['a name that is not letters', [header(0), pngChunk('a?cd'), data, end], 'chunk_type', undefined, 33],
  ] as const)('%s', (_name, chunks, kind, chunk, byte) => {
    const fault = faultOf(...chunks);
    expect(fault).toMatchObject({ kind, byte });
    expect(fault?.chunk).toBe(chunk);
    expect(fault?.message).toContain(chunk ?? 'byte 33');
  });

  it('says where a length runs past the end, and by how much', () => {
    const long = pngChunk('IDAT', [1, 2, 3]);
    long[3] = 200;
    expect(faultOf(header(0), long)).toMatchObject({ kind: 'truncated', chunk: 'IDAT', byte: 33, message: expect.stringContaining('only 3 more') as string });
  });

  it('refuses a length above 2^31-1', () => {
    const long = pngChunk('IDAT');
    long[0] = 0x80;
    expect(faultOf(header(0), long, end)).toMatchObject({ kind: 'chunk_length', byte: 33 });
  });

  it('misses the end chunk', () => {
    expect(faultOf(header(0), data)).toMatchObject({ kind: 'truncated', byte: 33 + data.length });
  });

  it('tells what is unsupported from what is damaged', () => {
    const unknown = faultOf(header(0), pngChunk('ABCD'), data, end);
    const damaged = faultOf(header(0), end);
    expect([unknown && isUnsupported(unknown), damaged && isUnsupported(damaged)]).toEqual([true, false]);
  });
});
