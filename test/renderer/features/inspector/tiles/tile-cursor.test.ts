import { describe, expect, it } from 'vitest';
import { cornerOf, moveTile, tileAt } from '../../../../../renderer/features/inspector/tiles/tile-cursor.ts';

const grid = { tile_size: 16, columns: 8, count: 43 };

describe('the tile cursor', () => {
  it.each([
    ['ArrowRight', 7, 8],
    ['ArrowLeft', 8, 7],
    ['ArrowDown', 10, 18],
    ['ArrowUp', 18, 10],
    ['Home', 13, 8],
    ['End', 13, 15],
    ['PageDown', 1, 25],
    ['PageUp', 25, 1],
  ])('%s goes from %i to %i', (key, from, to) => {
    expect(moveTile(key, from, grid, 3)).toBe(to);
  });

  it('stays on the tiles there are', () => {
    expect(moveTile('ArrowDown', 40, grid, 3)).toBe(40);
    expect(moveTile('ArrowUp', 3, grid, 3)).toBe(3);
    expect(moveTile('End', 40, grid, 3)).toBe(42);
    expect(moveTile('PageUp', 3, grid, 3)).toBe(0);
  });

  it('leaves other keys alone, and an empty sheet', () => {
    expect(moveTile('a', 3, grid, 3)).toBeUndefined();
    expect(moveTile('ArrowRight', 0, { ...grid, count: 0 }, 3)).toBeUndefined();
  });

  it('finds the tile of a pixel, and none in what is left over', () => {
    expect(tileAt(17, 33, grid)).toBe(17);
    expect(tileAt(127, 95, grid)).toBeUndefined();
    expect(tileAt(128, 0, grid)).toBeUndefined();
    expect(tileAt(-1, 0, grid)).toBeUndefined();
  });

  it('knows the corner of each tile', () => {
    expect(cornerOf(17, grid)).toEqual({ x: 16, y: 32 });
  });
});
