import { describe, expect, it } from 'vitest';
import { cellsInSight } from '../../../../../renderer/features/inspector/tiles/draw-sheet.ts';

const bank = { tile_size: 32, columns: 32, width: 1024, height: 1024, tile_palettes: [] };

describe('cells in sight', () => {
  it('are few of a thousand when the sheet is magnified', () => {
    const cells = cellsInSight({ bank, scale: 8, scroll: { x: 256, y: 512 } }, { width: 512, height: 256 });
    expect(cells).toEqual([
      { tile: 65, x: 0, y: 0, side: 256 },
      { tile: 66, x: 256, y: 0, side: 256 },
    ]);
  });

  it('begin with the one that the edge cuts', () => {
    const cells = cellsInSight({ bank, scale: 8, scroll: { x: 100, y: 0 } }, { width: 10, height: 10 });
    expect(cells).toEqual([{ tile: 0, x: -100, y: 0, side: 256 }]);
  });

  it('end with the sheet', () => {
    expect(cellsInSight({ bank, scale: 1, scroll: { x: 0, y: 0 } }, { width: 5000, height: 5000 })).toHaveLength(1024);
  });
});
