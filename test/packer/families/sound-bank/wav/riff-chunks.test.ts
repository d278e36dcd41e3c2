import { describe, expect, it } from 'vitest';
import { findChunks } from '../../../../../src/packer/families/sound-bank/wav/riff-chunks.ts';
import { formatBody, riffFile, wavFile } from '../../../../support/wav.ts';
import type { WavChunk } from '../../../../support/wav.ts';
import { strictSource } from '../sound-files.ts';

const fmt: WavChunk = { id: 'fmt ', body: formatBody({}) };
const data: WavChunk = { id: 'data', body: Uint8Array.of(1, 2, 3, 4) };

function find(bytes: Uint8Array): ReturnType<typeof findChunks> {
  return findChunks(strictSource(bytes));
}

function withTail(bytes: Uint8Array, tail: readonly number[]): Uint8Array {
  return Uint8Array.of(...bytes, ...tail);
}

describe('the chunks of a WAV file', () => {
  it('are found where the format puts them', () => {
    expect(find(riffFile([fmt, data]))).toEqual({
      ok: true,
      value: { fmt: { offset: 20, size: 16 }, data: { offset: 44, size: 4 } },
    });
  });

  it('are found behind an odd chunk and its pad byte', () => {
    const odd = { id: 'LIST', body: Uint8Array.of(1, 2, 3) };
    expect(find(riffFile([odd, fmt, data]))).toMatchObject({ value: { fmt: { offset: 32 }, data: { offset: 56 } } });
  });

  it('are found in any order', () => {
    expect(find(riffFile([data, fmt]))).toMatchObject({ value: { fmt: { offset: 32 }, data: { offset: 20, size: 4 } } });
  });

  it('count where they stand first', () => {
    const again = { id: 'data', body: Uint8Array.of(9, 9) };
    expect(find(riffFile([fmt, data, fmt, again]))).toMatchObject({ value: { fmt: { offset: 20 }, data: { size: 4 } } });
  });

  it('need no pad byte after the last one', () => {
    const whole = riffFile([fmt, { id: 'data', body: Uint8Array.of(1, 2, 3) }]);
    expect(find(whole.subarray(0, whole.length - 1))).toMatchObject({ value: { data: { size: 3 } } });
  });

  it('do not depend on the size in the RIFF header', () => {
    for (const size of [0, 4, 37, 0xffff_ffff]) {
      const bytes = riffFile([fmt, data]);
      new DataView(bytes.buffer).setUint32(4, size, true);
      expect(find(bytes)).toMatchObject({ value: { data: { offset: 44, size: 4 } } });
    }
  });
});

describe('a data size that was never filled in', () => {
  it('of 0xFFFFFFFF runs to the end of the file', () => {
    const list = { id: 'LIST', body: Uint8Array.of(5, 6) };
    expect(find(riffFile([fmt, { ...data, claims: 0xffff_ffff }, list]))).toMatchObject({ value: { data: { size: 14 } } });
  });

  it('of 0 runs to the end of the file when samples follow', () => {
    for (const body of [Uint8Array.of(1, 2, 3, 4), new Uint8Array(64), new Uint8Array(3)]) {
      const bytes = riffFile([fmt, { id: 'data', body, claims: 0 }]).subarray(0, 44 + body.length);
      expect(find(bytes)).toMatchObject({ value: { data: { size: body.length } } });
    }
  });

  it('of 0 means no samples at the very end', () => {
    expect(find(riffFile([fmt, { id: 'data', body: new Uint8Array(0) }]))).toMatchObject({ value: { data: { size: 0 } } });
  });

  it('of 0 means no samples when other chunks follow to the end', () => {
    const list = { id: 'LIST', body: Uint8Array.of(5, 6, 7) };
    expect(find(riffFile([fmt, { id: 'data', body: new Uint8Array(0) }, list]))).toMatchObject({
      value: { data: { size: 0 } },
    });
  });
});

describe('a file is damaged', () => {
  it('when a data size goes past its end, even by one byte', () => {
    expect(find(riffFile([fmt, { ...data, claims: 5 }]))).toEqual({
      ok: false,
      error: { kind: 'damaged', field: 'data', byte: 40, message: 'the chunk "data" claims 5 bytes, 4 are left' },
    });
  });

  it('when another chunk is cut by its end', () => {
    const whole = riffFile([fmt, data, { id: 'LIST', body: new Uint8Array(20) }]);
    expect(find(whole.subarray(0, whole.length - 8))).toMatchObject({ error: { kind: 'damaged', field: 'LIST', byte: 52 } });
  });

  it('when it has no format or no data', () => {
    expect(find(riffFile([data]))).toMatchObject({ error: { kind: 'damaged', field: 'fmt ', byte: 24 } });
    expect(find(riffFile([fmt]))).toMatchObject({ error: { kind: 'damaged', field: 'data', byte: 36 } });
  });

  it('when it is something else', () => {
    expect(find(new Uint8Array(0))).toMatchObject({ error: { kind: 'damaged', field: 'RIFF', byte: 0 } });
    expect(find(Buffer.from('OggS and so on, a long text'))).toMatchObject({ error: { kind: 'damaged', field: 'RIFF' } });
    expect(find(riffFile([fmt, data], 'AVI '))).toMatchObject({ error: { kind: 'damaged', field: 'WAVE', byte: 8 } });
  });

  it('when it is nothing but chunk headers', () => {
    const headers = Array.from({ length: 5000 }, () => ({ id: 'JUNK', body: new Uint8Array(0) }));
    expect(find(riffFile([...headers, fmt, data]))).toMatchObject({ error: { kind: 'damaged', field: 'RIFF' } });
  });
});

describe('a file that is whole', () => {
  it('may have bytes after the form that are no chunk', () => {
    const tag = Array.from(Buffer.from('TAGsome title that is no chunk at all'));
    expect(find(withTail(riffFile([fmt, data]), tag))).toMatchObject({ ok: true, value: { data: { size: 4 } } });
  });

  it('may have a few stray bytes at the end', () => {
    for (let count = 1; count < 8; count++) {
      expect(find(withTail(wavFile({ samples: [1, 2] }), new Array<number>(count).fill(0xff)))).toMatchObject({ ok: true });
    }
  });

  it('is not supported when it is big-endian or has 64-bit sizes', () => {
    for (const magic of ['RF64', 'BW64', 'RIFX']) {
      expect(find(riffFile([fmt, data], 'WAVE', magic))).toMatchObject({ error: { kind: 'unsupported', byte: 0 } });
    }
  });
});
