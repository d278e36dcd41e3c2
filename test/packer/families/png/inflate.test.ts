import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readChunks } from '../../../../src/packer/families/png/chunks.ts';
import { inflateData } from '../../../../src/packer/families/png/inflate.ts';
import { joinBytes, pngChunk, pngFile, pngHeader } from '../../../support/png.ts';

const expected = 100;

function inflated(...parts: readonly Uint8Array[]) {
  const file = pngFile(
    pngChunk('IHDR', pngHeader(1, 1, 8, 0)),
    ...parts.map(part => pngChunk('IDAT', part)),
    pngChunk('IEND'),
  );
  const chunks = readChunks(file);
  if (!chunks.ok) throw new Error(chunks.error.message);
  return inflateData(file, chunks.value.data, expected);
}

const rows = Uint8Array.from({ length: expected }, (_, at) => at);
const stream = Uint8Array.from(deflateSync(rows));

describe('inflateData', () => {
  it('gives exactly the bytes, from one chunk or many', () => {
    for (const parts of [[stream], [stream.subarray(0, 1), new Uint8Array(), stream.subarray(1)]]) {
      const result = inflated(...parts);
      expect(result.ok && [...result.value]).toEqual([...rows]);
    }
  });

  it.each([
    ['a byte less than the picture needs', [deflateSync(rows.subarray(1))], 'data_too_short', '99 bytes'],
    ['a byte more', [deflateSync(joinBytes([rows, Uint8Array.of(1)]))], 'data_too_long', 'more than the 100 bytes'],
    ['bytes after the stream', [stream, Uint8Array.of(0, 0)], 'data_too_long', '2 bytes follow'],
    ['a stream cut in its checksum', [stream.subarray(0, -1)], 'data_too_short', 'breaks off'],
    ['nothing', [new Uint8Array()], 'data_too_short', 'breaks off'],
    ['a wrong checksum', [stream.map((byte, at) => (at === stream.length - 1 ? byte ^ 1 : byte))], 'data_damaged', 'check'],
    ['no zlib stream', [Uint8Array.of(1, 2, 3)], 'data_damaged', 'header'],
    ['a preset dictionary', [deflateSync(rows, { dictionary: rows })], 'data_damaged', 'dictionary'],
  ] as const)('refuses %s', (_name, parts, kind, words) => {
    expect(inflated(...parts)).toMatchObject({ error: { kind, chunk: 'IDAT', byte: 33, message: expect.stringContaining(words) as string } });
  });

  it('stops a bomb at the size the picture has', () => {
    // 64 MiB of zeros in 64 KiB.
    const bomb = deflateSync(new Uint8Array(64 * 1024 * 1024));
    const before = process.memoryUsage().arrayBuffers;
    expect(inflated(bomb)).toMatchObject({ error: { kind: 'data_too_long' } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });

  it('refuses more compressed bytes than the picture could need before it gathers them', () => {
    const empty = Uint8Array.of(0x78, 0x01, ...new Array<number[]>(14_000).fill([0, 0, 0, 0xff, 0xff]).flat());
    expect(inflated(empty)).toMatchObject({ error: { kind: 'data_too_long', message: expect.stringContaining('more than the picture can need') as string } });
  });
});
