import type { ByteSource } from '../../../base/byte-source.ts';
import { paletteEntries } from './limits.ts';
import type { TileMetadata } from './metadata.ts';
import { paletteBytes } from './sheet.ts';

/** A tile bank as it is read back from `assets.pa`. */
export interface TileSheet {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly tileSize: number;
  readonly columns: number;
  readonly tileCount: number;
  /** Number of the palette of each tile. */
  readonly tilePalettes: readonly number[];
  /** One byte a pixel, 0 … 15, row by row. */
  readonly indices: Uint8Array;
  /** RGB565, 16 entries each. Index 0 is transparent whatever its entry. */
  readonly palettes: readonly Uint16Array[];
}

/** Unpacks a payload whose size was checked against `metadata`. */
export function readSheet(payload: ByteSource, metadata: TileMetadata): TileSheet {
  const { width, height, palette_count } = metadata;
  const plane = payload.read(0, (width * height) / 2);
  const indices = new Uint8Array(width * height);
  for (const [at, byte] of plane.entries()) {
    indices[at * 2] = byte >> 4;
    indices[at * 2 + 1] = byte & 15;
  }
  const palettes = readPalettes(payload, (width * height) / 2, palette_count);
  return {
    width,
    height,
    tileSize: metadata.tile_size,
    columns: metadata.columns,
    tileCount: metadata.tile_count,
    tilePalettes: metadata.tile_palettes,
    indices,
    palettes,
  };
}

/** @param offset byte of the payload where the palettes start */
export function readPalettes(payload: ByteSource, offset: number, count: number): readonly Uint16Array[] {
  const bytes = payload.read(offset, paletteBytes(count));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: count }, (_, number) => {
    const palette = new Uint16Array(paletteEntries);
    for (let index = 0; index < paletteEntries; index += 1) palette[index] = view.getUint16((number * paletteEntries + index) * 2, true);
    return palette;
  });
}
