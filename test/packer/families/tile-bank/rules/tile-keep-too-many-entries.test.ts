import { describe, expect, it } from 'vitest';
import { tileKeepTooManyEntries } from '../../../../../src/packer/families/tile-bank/rules/tile-keep-too-many-entries.ts';
import { codesOf, distinctColours, findingsOf, indexedPng } from '../tile-asset.ts';

describe('tile_keep_too_many_entries', () => {
  it('counts entries, used or not, and is all that is said', () => {
    const spec = { images: { 'a.png': indexedPng(8, 8, [0, 1], distinctColours(17)), 'b.png': indexedPng(8, 8, [0, 1], distinctColours(16)) }, output: { palette: 'keep' } };
    expect(findingsOf(tileKeepTooManyEntries, spec)).toMatchObject([
      { message: 'the palette (PLTE) of a.png has 17 entries, `keep` takes at most 16', place: { file: 'assets/tiles/test/a.png' } },
    ]);
    expect(codesOf(spec)).toEqual(['tile_keep_too_many_entries']);
  });
});
