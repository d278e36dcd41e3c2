import { expect, it } from 'vitest';
import type { Place } from '../../../../src/contract/diagnostics.ts';
import { markTiles } from '../../../../src/packer/families/tile-bank/marks.ts';

/** Two pictures of 16 by 16, four tiles each, three side by side. */
const tiles = ['a.png', 'b.png'].flatMap((input) => [[0, 0], [8, 0], [0, 8], [8, 8]].map(([x = 0, y = 0]) => ({ input, x, y })));
const bank = { kind: 'tile-bank', tile_size: 8, columns: 3, width: 24, height: 24, capacity: 256, palette_capacity: 64, used: 8, palettes: [], tile_palettes: [], tiles } as const;

function marked(path: string, place: Place) {
  const diagnostic = { code: 'x', severity: 'error', message: 'm', remedy: 'r', place } as const;
  return markTiles({ ...bank, palettes: [], tile_palettes: [], tiles: [...tiles] }, [{ path, diagnostic }]).map(({ diagnostic: _, ...mark }) => mark);
}

it('a pixel of a picture is a pixel of the sheet, on its tile', () => {
  // Pixel (9, 10) is in the last tile of b.png, the eighth: third row, second column.
  expect(marked('b.png', { pixel: { x: 9, y: 10 } })).toEqual([{ tile: 7, x: 8, y: 16, width: 8, height: 8, pixel: { x: 9, y: 18 } }]);
});

it('a finding about a whole picture is around all its tiles', () => {
  expect(marked('b.png', {})).toEqual([{ x: 0, y: 8, width: 24, height: 16 }]);
});

it('a pixel outside every drawn tile falls back to the picture', () => {
  expect(marked('a.png', { pixel: { x: 99, y: 0 } })).toEqual([{ x: 0, y: 0, width: 24, height: 16 }]);
});

it('what is about a file that is not drawn has no mark', () => {
  expect(marked('asset.json', { line: 3 })).toEqual([]);
});
