import { paletteEntries } from './limits.ts';

/** The measures of a bank's sheet, in pixels, and of its payload, in bytes (formats.md §2). */
export interface SheetLayout {
  readonly tileSize: number;
  /** Tiles side by side. */
  readonly columns: number;
  readonly tileCount: number;
  readonly width: number;
  readonly height: number;
  /** Bytes of the pixel plane, two pixels each. */
  readonly planeBytes: number;
}

export function sheetLayout(tileSize: number, columns: number, tileCount: number): SheetLayout {
  const width = columns * tileSize;
  const height = Math.ceil(tileCount / columns) * tileSize;
  return { tileSize, columns, tileCount, width, height, planeBytes: (width * height) / 2 };
}

export function paletteBytes(paletteCount: number): number {
  return paletteCount * paletteEntries * 2;
}

/** Byte of the plane in which row `row` of a tile starts; tiles are even, so rows start on a whole byte. */
export function tileRowByte({ tileSize, columns, width }: SheetLayout, tile: number, row: number): number {
  const x = (tile % columns) * tileSize;
  const y = Math.floor(tile / columns) * tileSize + row;
  return (y * width + x) / 2;
}
