import type { ByteSource } from '../../../base/byte-source.ts';
import { schemaProblems } from '../packed-metadata.ts';
import { paletteEntries } from './limits.ts';
import { tileMetadataSchema } from './metadata.ts';
import type { TileMetadata } from './metadata.ts';
import { readPalettes } from './payload.ts';
import { paletteBytes, sheetLayout, tileRowByte } from './sheet.ts';
import type { SheetLayout } from './sheet.ts';

/** What is wrong with a bank's metadata and payload, one sentence each; see {@link sheetProblems} for the limits. */
export function verifyTiles(payload: ByteSource, metadata: unknown): readonly string[] {
  const read = tileMetadataSchema.safeParse(metadata);
  if (!read.success) return schemaProblems(read.error);
  const layout = sheetLayout(read.data.tile_size, read.data.columns, read.data.tile_count);
  const problems = [...measureProblems(read.data, layout, payload.size), ...tilePaletteProblems(read.data)];
  return problems.length > 0 ? problems : [...sheetProblems(payload, read.data, layout)];
}

function* measureProblems(metadata: TileMetadata, layout: SheetLayout, size: number): Generator<string> {
  for (const side of ['width', 'height'] as const) {
    if (metadata[side] !== layout[side]) {
      yield `metadata/${side}: is ${metadata[side]}; ${metadata.tile_count} tiles of ${layout.tileSize} in ${layout.columns} columns are ${layout[side]}`;
    }
  }
  const expected = layout.planeBytes + paletteBytes(metadata.palette_count);
  if (size !== expected) {
    yield `the payload is ${size} bytes; the plane of ${layout.planeBytes} and ${metadata.palette_count} palettes are ${expected}`;
  }
}

/** Palettes are numbered as they are first used, and none is made that is not. */
function* tilePaletteProblems({ tile_count, tile_palettes, palette_count }: TileMetadata): Generator<string> {
  if (tile_palettes.length !== tile_count) {
    yield `metadata/tile_palettes: names the palettes of ${tile_palettes.length} tiles, there are ${tile_count}`;
    return;
  }
  let next = 0;
  for (const [tile, number] of tile_palettes.entries()) {
    if (number >= palette_count) {
      yield `metadata/tile_palettes/${tile}: is ${number}, but there are ${palette_count} palettes`;
      return;
    }
    if (number > next) {
      yield `metadata/tile_palettes/${tile}: is ${number} before any tile has palette ${next}`;
      return;
    }
    if (number === next) next += 1;
  }
  if (next < palette_count) yield `metadata/palette_count: is ${palette_count}, but no tile has palette ${next}`;
}

/**
 * The left-over places hold index 0. Where there are several palettes `auto` made them: entry 0 is 0, the colours
 * ascend from index 1, the rest is 0, and no pixel has an index without a colour. A single palette may come from
 * `keep` or a file, and then any entry may be anything.
 */
function* sheetProblems(payload: ByteSource, metadata: TileMetadata, layout: SheetLayout): Generator<string> {
  const { tile_count: tiles, tile_palettes: tilePalettes, palette_count: paletteCount } = metadata;
  const places = (layout.width * layout.height) / layout.tileSize ** 2;
  for (let place = tiles; place < places; place += 1) {
    if (highestIndex(payload.read(0, layout.planeBytes), layout, place) > 0) {
      yield `the left-over place after the last tile, number ${place}, is not index 0`;
      return;
    }
  }
  if (paletteCount < 2) return;
  const counts = readPalettes(payload, layout.planeBytes, paletteCount).map(colourCount);
  const unordered = counts.indexOf(undefined);
  if (unordered >= 0) {
    yield `palette ${unordered} is not 0, then colours that ascend, then 0`;
    return;
  }
  const plane = payload.read(0, layout.planeBytes);
  for (const [tile, number] of tilePalettes.entries()) {
    const count = counts[number] ?? 0;
    // A full palette has a colour for every index there is.
    const highest = count < paletteEntries - 1 ? highestIndex(plane, layout, tile) : 0;
    if (highest > count) {
      yield `tile ${tile} has index ${highest}, but palette ${number} has ${count} colours`;
      return;
    }
  }
}

/** Colours of a palette of `auto`; `undefined` where it is not one. Black can only be the first. */
function colourCount(entries: Uint16Array): number | undefined {
  if (entries[0] !== 0) return undefined;
  let count = paletteEntries - 1;
  while (count > 0 && entries[count] === 0) count -= 1;
  for (let index = 2; index <= count; index += 1) if ((entries[index] ?? 0) <= (entries[index - 1] ?? 0)) return undefined;
  // A palette of black alone looks like an empty one.
  return Math.max(count, 1);
}

/** The higher of the two indices in a byte of the plane. */
const higherOfTwo = Uint8Array.from({ length: 256 }, (_, byte) => Math.max(byte >> 4, byte & 15));

function highestIndex(plane: Uint8Array, layout: SheetLayout, tile: number): number {
  let highest = 0;
  for (let row = 0; row < layout.tileSize; row += 1) {
    const from = tileRowByte(layout, tile, row);
    for (let at = from; at < from + layout.tileSize / 2; at += 1) {
      const index = higherOfTwo[plane[at] ?? 0] ?? 0;
      if (index > highest) highest = index;
    }
  }
  return highest;
}
