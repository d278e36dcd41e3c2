import { describe, expect, it } from 'vitest';
import { decodePng } from '../../../../src/packer/families/png/decode.ts';
import { hasSmallSamples, pixelColours, sampleColours, unpackSamples } from '../../../../src/packer/families/png/samples.ts';
import { encodePng, joinBytes, pngChannels, pngChunk, pngDepths, pngFile, pngHeader } from '../../../support/png.ts';
import type { PngPicture } from '../../../support/png.ts';

type Rgba = readonly [number, number, number, number];

/** Every pixel as the decoder gives it. */
function decoded(file: Uint8Array): Rgba[] {
  const image = decodePng(file, 1_000_000);
  if (!image.ok) throw new Error(image.error.message);
  let colours: readonly number[];
  if (hasSmallSamples(image.value)) {
    const lookUp = sampleColours(image.value);
    colours = [...unpackSamples(image.value)].map(sample => lookUp[sample] ?? 0);
  } else colours = [...pixelColours(image.value)];
  return colours.map(c => [c & 255, (c >> 8) & 255, (c >> 16) & 255, c >>> 24] as const);
}

/** The same from the picture itself, by the words of formats.md. */
function expanded({ width, height, colourType, bitDepth, samples, palette = [] }: PngPicture): Rgba[] {
  const channels = pngChannels[colourType] ?? 0;
  const to8 = (v: number) => (bitDepth === 16 ? v >> 8 : Math.floor((v * 255) / (2 ** bitDepth - 1)));
  return Array.from({ length: width * height }, (_, at): Rgba => {
    const s = Array.from({ length: channels }, (_c, channel) => samples[at * channels + channel] ?? 0);
    const [a = 0, b = 0, c = 0, d = 0] = s.map(to8);
    const index = s[0] ?? 0;
    if (colourType === 3) return [palette[index * 3] ?? 0, palette[index * 3 + 1] ?? 0, palette[index * 3 + 2] ?? 0, 255];
    if (colourType === 0) return [a, a, a, 255];
    if (colourType === 2) return [a, b, c, 255];
    return colourType === 4 ? [a, a, a, b] : [a, b, c, d];
  });
}

/** Samples that use the whole range and differ from pixel to pixel. */
function noise(count: number, depth: number): number[] {
  let state = 12345;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % 2 ** depth;
  });
}

const kinds = Object.entries(pngDepths).flatMap(([type, depths]) =>
  depths.flatMap(bitDepth => [false, true].map(interlaced => ({ colourType: Number(type), bitDepth, interlaced }))),
);

describe('every colour type, depth and interlacing', () => {
  it.each(kinds)('decodes colour type $colourType at $bitDepth bits, interlaced $interlaced', kind => {
    // Sizes below, at and above a block of Adam7, so that each pass is empty once.
    for (const [width, height] of [[1, 1], [2, 3], [4, 1], [1, 5], [5, 5], [8, 8], [13, 11], [33, 3]] as const) {
      const picture: PngPicture = {
        ...kind,
        width,
        height,
        samples: noise(width * height * (pngChannels[kind.colourType] ?? 0), kind.bitDepth),
        filter: [0, 1, 2, 3, 4, 4, 3, 2, 1],
        ...(kind.colourType === 3 && { palette: noise(3 * 2 ** kind.bitDepth, 8) }),
      };
      expect(decoded(encodePng(picture))).toEqual(expanded(picture));
    }
  });

  it.each([0, 1, 2, 3, 4])('takes filter type %i off every row, the first one too', filter => {
    for (const kind of [{ colourType: 3, bitDepth: 2 }, { colourType: 2, bitDepth: 8 }, { colourType: 6, bitDepth: 8 }, { colourType: 6, bitDepth: 16 }]) {
      const samples = noise(9 * 4 * (pngChannels[kind.colourType] ?? 0), kind.bitDepth);
      const picture: PngPicture = { ...kind, width: 9, height: 4, samples, filter, ...(kind.colourType === 3 && { palette: noise(12, 8) }) };
      expect(decoded(encodePng(picture))).toEqual(expanded(picture));
    }
  });
});

describe('a file written out by hand', () => {
  // Stored deflate blocks, so that every byte of the stream can be read here.
  const stored = (rows: readonly number[]): Uint8Array => {
    let a = 1;
    let b = 0;
    for (const byte of rows) {
      a = (a + byte) % 65521;
      b = (b + a) % 65521;
    }
    const { length } = rows;
    return Uint8Array.from([
      0x78, 0x01, 0x01, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255, ...rows, b >> 8, b & 255, a >> 8, a & 255,
    ]);
  };
  const file = (header: Uint8Array, rows: readonly number[], ...before: readonly Uint8Array[]) =>
    pngFile(pngChunk('IHDR', header), ...before, pngChunk('IDAT', stored(rows)), pngChunk('IEND'));

  it('decodes two RGB rows filtered with Sub and Up', () => {
    const rows = [1, 10, 20, 30, 1, 2, 3, 2, 5, 5, 5, 0, 0, 255];
    expect(decoded(file(pngHeader(2, 2, 8, 2), rows))).toEqual([
      [10, 20, 30, 255],
      [11, 22, 33, 255],
      [15, 25, 35, 255],
      [11, 22, 32, 255],
    ]);
  });

  it('decodes two gray rows filtered with Average and Paeth', () => {
    // Row 0: 8, then 4 + (8 >> 1) = 8. Row 1: 1 + 8 (above) = 9, then nearest of 9, 8, 8 to 9 is 9, + 2 = 11.
    expect(decoded(file(pngHeader(2, 2, 8, 0), [3, 8, 4, 4, 1, 2])).map(([gray]) => gray)).toEqual([8, 8, 9, 11]);
  });

  it('reads 2-bit indices from the high bits down and leaves the padding', () => {
    const palette = pngChunk('PLTE', [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
    expect(decoded(file(pngHeader(5, 1, 2, 3), [0, 0b00011011, 0b10111111], palette)).map(([r]) => r)).toEqual([0, 1, 2, 3, 2]);
  });

  it('puts the passes of an interlaced 3 × 3 picture where Adam7 says', () => {
    // Passes 1, 4, 5, 6 and 7 have pixels: (0,0); (2,0); (0,2) (2,2); (1,0), then (1,2); row 1.
    const rows = [0, 1, 0, 2, 0, 3, 4, 0, 5, 0, 6, 0, 7, 8, 9];
    expect(decoded(file(pngHeader(3, 3, 8, 0, 1), rows)).map(([gray]) => gray)).toEqual([1, 5, 2, 7, 8, 9, 3, 6, 4]);
  });

  it('ignores ancillary chunks whole, also with a wrong checksum, and bytes after the end', () => {
    const rows = [0, 7];
    const plain = decoded(file(pngHeader(1, 1, 8, 0), rows));
    const noisy = file(pngHeader(1, 1, 8, 0), rows, pngChunk('gAMA', [0, 0, 0, 1], 1), pngChunk('iCCP', [9]), pngChunk('acTL', [1]));
    expect(decoded(joinBytes([noisy, Uint8Array.of(1, 2, 3)]))).toEqual(plain);
  });
});

describe('the data over several chunks', () => {
  it('joins IDAT chunks of any size', () => {
    const picture: PngPicture = { width: 7, height: 6, colourType: 6, bitDepth: 8, samples: noise(168, 8) };
    for (const idatSize of [1, 2, 7, 100]) expect(decoded(encodePng({ ...picture, idatSize }))).toEqual(expanded(picture));
  });
});

describe('faults of the pixels', () => {
  it.each([
    { interlaced: false, filter: [0, 0, 5], y: 2, words: 'row 2 has filter type 5' },
    // Pass 1 of an 8 × 8 picture is one row, pass 3 is its row 4.
    { interlaced: true, filter: [0, 0, 9], y: 4, words: 'row 4 (pass 3) has filter type 9' },
  ])('names the row of a filter type above 4, interlaced $interlaced', ({ interlaced, filter, y, words }) => {
    const file = encodePng({ width: 8, height: 8, colourType: 0, bitDepth: 8, interlaced, samples: [], filter });
    const result = decodePng(file, 64);
    expect(result).toMatchObject({ error: { kind: 'filter_type', chunk: 'IDAT', pixel: { x: 0, y } } });
    expect(!result.ok && result.error.message).toContain(words);
  });

  it('refuses a picture above the limit before it inflates anything', () => {
    const file = pngFile(pngChunk('IHDR', pngHeader(1000, 1001, 8, 0)), pngChunk('IDAT', [1, 2, 3]), pngChunk('IEND'));
    expect(decodePng(file, 1_000_000)).toMatchObject({ error: { kind: 'picture_too_large' } });
  });
});
