import { describe, expect, it } from 'vitest';
import { decodePng } from '../../../../src/packer/families/png/decode.ts';
import { pixelColours, sampleColours } from '../../../../src/packer/families/png/samples.ts';
import { encodePng } from '../../../support/png.ts';
import type { PngPicture } from '../../../support/png.ts';

function image(picture: Omit<PngPicture, 'height'>) {
  const result = decodePng(encodePng({ ...picture, height: 1 }), 100);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function alphas(picture: Omit<PngPicture, 'height'>): number[] {
  return [...pixelColours(image(picture))].map(colour => colour >>> 24);
}

describe('gray samples', () => {
  it('of depth d are floor(v·255 / (2^d - 1))', () => {
    const grays = (bitDepth: number) => [...sampleColours(image({ width: 1, colourType: 0, bitDepth, samples: [0] }))].map(c => c & 255);
    expect(grays(1)).toEqual([0, 255]);
    expect(grays(2)).toEqual([0, 85, 170, 255]);
    expect(grays(4)).toEqual([0, 17, 34, 51, 68, 85, 102, 119, 136, 153, 170, 187, 204, 221, 238, 255]);
    expect(grays(8)).toEqual(Array.from({ length: 256 }, (_, value) => value));
  });

  it('equal to the key are transparent, of which bits above the depth do not count', () => {
    const picture = { width: 1, colourType: 0, bitDepth: 2, samples: [0], transparency: [0xff, 0xfe] };
    expect([...sampleColours(image(picture))].map(colour => colour >>> 24)).toEqual([255, 255, 0, 255]);
  });

  it('of 16 bits are compared with the key in both bytes', () => {
    const picture = { width: 3, colourType: 0, bitDepth: 16, samples: [0x1234, 0x1235, 0x1134], transparency: [0x12, 0x34] };
    expect(alphas(picture)).toEqual([0, 255, 255]);
  });
});

describe('RGB samples', () => {
  it('of 8 bits equal to the key in all three are transparent', () => {
    const samples = [1, 2, 3, 1, 2, 4, 0, 2, 3, 0, 0, 0];
    expect(alphas({ width: 4, colourType: 2, bitDepth: 8, samples, transparency: [0, 1, 0, 2, 0, 3] })).toEqual([0, 255, 255, 255]);
  });

  it('of 8 bits may have black as the key', () => {
    const samples = [0, 0, 0, 0, 0, 1];
    expect(alphas({ width: 2, colourType: 2, bitDepth: 8, samples, transparency: [0, 0, 0, 0, 0, 0] })).toEqual([0, 255]);
  });

  it('of 16 bits are compared with the key in every byte', () => {
    const samples = [0x0102, 0x0304, 0x0506, 0x0102, 0x0304, 0x0507];
    expect(alphas({ width: 2, colourType: 2, bitDepth: 16, samples, transparency: [1, 2, 3, 4, 5, 6] })).toEqual([0, 255]);
  });
});

describe('palette entries', () => {
  it('take their alpha from tRNS, and are opaque beyond it', () => {
    const picture = { width: 1, colourType: 3, bitDepth: 8, samples: [0], palette: [1, 2, 3, 4, 5, 6, 7, 8, 9], transparency: [0, 77] };
    expect([...sampleColours(image(picture))].map(c => [c & 255, (c >> 8) & 255, (c >> 16) & 255, c >>> 24])).toEqual([
      [1, 2, 3, 0],
      [4, 5, 6, 77],
      [7, 8, 9, 255],
    ]);
  });
});
