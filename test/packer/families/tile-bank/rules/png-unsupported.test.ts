import { describe, expect, it } from 'vitest';
import { pngUnsupported } from '../../../../../src/packer/families/tile-bank/rules/png-unsupported.ts';
import { encodePng, pngChunk } from '../../../../support/png.ts';
import { codesOf, findingsOf } from '../tile-asset.ts';

describe('png_unsupported', () => {
  it('finds a critical chunk that no specification has, and nothing else is said', () => {
    const beforeData = [pngChunk('ABCD', [1])];
    const image = encodePng({ width: 8, height: 8, colourType: 0, bitDepth: 8, samples: [], beforeData });
    const spec = { images: { 'a.png': image } };
    expect(findingsOf(pngUnsupported, spec)).toEqual([
      {
        message: 'a.png: chunk ABCD at byte 33: it is critical, and no specification has it',
        place: { root: 'tiles/test', file: 'assets/tiles/test/a.png', byte: 33 },
      },
    ]);
    expect(codesOf(spec)).toEqual(['png_unsupported']);
  });
});
