import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePng } from '../../../../src/packer/families/png/decode.ts';
import { encodePng, joinBytes, pngChunk, pngFile, pngHeader } from '../../../support/png.ts';

const files = [
  encodePng({ width: 9, height: 7, colourType: 6, bitDepth: 16, interlaced: true, samples: [1, 2, 3], filter: [0, 1, 2, 3, 4] }),
  encodePng({ width: 5, height: 4, colourType: 3, bitDepth: 2, samples: [0, 1, 2], palette: [1, 2, 3, 4, 5, 6, 7, 8, 9], transparency: [0], idatSize: 5 }),
];

/** Offsets of the bytes of every chunk's name. */
function nameBytes(file: Uint8Array): ReadonlySet<number> {
  const names = new Set<number>();
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  for (let at = 8; at < file.length; at += 12 + view.getUint32(at)) for (let letter = 4; letter < 8; letter += 1) names.add(at + letter);
  return names;
}

describe('hostile files', () => {
  it('cut at any byte are a fault', () => {
    for (const file of files) {
      for (let length = 0; length < file.length; length += 1) {
        const result = decodePng(file.subarray(0, length), 1000);
        expect(result.ok ? undefined : result.error.kind).toMatch(length === 0 ? /^not_png$/u : /^truncated$/u);
      }
    }
  });

  it('with any one bit flipped are a fault, but where another name makes an ancillary chunk to ignore', () => {
    for (const file of files) {
      const names = nameBytes(file);
      for (let bit = 0; bit < file.length * 8; bit += 1) {
        if (names.has(bit >> 3)) continue;
        const bad = Uint8Array.from(file);
        bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(decodePng(bad, 1000).ok, `bit ${bit}`).toBe(false);
      }
    }
  });

  it('with any bit of a name flipped never throw', () => {
    for (const file of files) {
      for (const byte of nameBytes(file)) {
        for (let bit = 0; bit < 8; bit += 1) {
          const bad = file.map((value, at) => (at === byte ? value ^ (1 << bit) : value));
          expect(typeof decodePng(bad, 1000).ok).toBe('boolean');
        }
      }
    }
  });

  it('of random rows under right checksums never throw', () => {
    const header = fc.record({
      width: fc.integer({ min: 0, max: 40 }),
      height: fc.integer({ min: 0, max: 40 }),
      bitDepth: fc.constantFrom(1, 2, 4, 8, 16, 7),
      colourType: fc.constantFrom(0, 2, 3, 4, 6, 1),
      interlace: fc.constantFrom(0, 1, 2),
    });
    const chunk = fc.tuple(fc.constantFrom('PLTE', 'tRNS', 'IDAT', 'IEND', 'IHDR', 'abcd'), fc.uint8Array({ maxLength: 60 }));
    fc.assert(
      fc.property(header, fc.array(chunk, { maxLength: 6 }), ({ width, height, bitDepth, colourType, interlace }, chunks) => {
        const first = pngChunk('IHDR', pngHeader(width, height, bitDepth, colourType, interlace));
        const file = pngFile(first, ...chunks.map(([name, data]) => pngChunk(name, data)), pngChunk('IEND'));
        expect(typeof decodePng(file, 1000).ok).toBe('boolean');
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('of a hundred thousand empty chunks are read in one go, without a part for each', () => {
    const empty = pngChunk('IDAT');
    const many = joinBytes(new Array<Uint8Array>(100_000).fill(empty));
    const file = pngFile(pngChunk('IHDR', pngHeader(1, 1, 8, 0)), many, pngChunk('IEND'));
    expect(decodePng(file, 1000)).toMatchObject({ error: { kind: 'data_too_short' } });
  });
});
