/** How tiles lie on a sheet. */
export interface TileGrid {
  readonly tile_size: number;
  readonly columns: number;
  /** Tiles there are. */
  readonly count: number;
}

/** Where a key moves the tile cursor; nothing for keys that are not its. `page`: rows in sight. */
export function moveTile(key: string, tile: number, { columns, count }: TileGrid, page: number): number | undefined {
  const to = targetOf(key, tile, columns, count, page);
  return to === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, to));
}

function targetOf(key: string, tile: number, columns: number, count: number, page: number): number | undefined {
  const start = tile - (tile % columns);
  switch (key) {
    case 'ArrowRight':
      return tile + 1;
    case 'ArrowLeft':
      return tile - 1;
    case 'ArrowDown':
      return tile + columns < count ? tile + columns : tile;
    case 'ArrowUp':
      return tile >= columns ? tile - columns : tile;
    case 'PageDown':
      return tile + columns * page;
    case 'PageUp':
      return tile - columns * page;
    case 'Home':
      return start;
    case 'End':
      return start + columns - 1;
    default:
      return undefined;
  }
}

/** The tile that has a pixel of the sheet; nothing beyond the last one. */
export function tileAt(x: number, y: number, { tile_size: size, columns, count }: TileGrid): number | undefined {
  const column = Math.floor(x / size);
  const row = Math.floor(y / size);
  const tile = row * columns + column;
  return x >= 0 && y >= 0 && column < columns && tile < count ? tile : undefined;
}

/** The top left pixel of a tile on the sheet. */
export function cornerOf(tile: number, { tile_size: size, columns }: TileGrid): { readonly x: number; readonly y: number } {
  return { x: (tile % columns) * size, y: Math.floor(tile / columns) * size };
}
