import type { PreviewMark } from '../../../../src/contract/operations/preview.ts';
import { words } from '../../../words/inspector.ts';
import type { TileBank } from '../asset-details.ts';
import { hex565, hexRgb, rgbOf } from './rgb565.ts';

/** A tile in words: its number, where it came from, its palette, and what is wrong with it. */
export function describeTile(bank: TileBank, marks: readonly PreviewMark[], tile: number): string {
  const origin = bank.tiles[tile];
  const palette = bank.tile_palettes[tile];
  return [
    words.tiles.tile(tile, tile % bank.columns, Math.floor(tile / bank.columns)),
    palette === undefined ? undefined : words.tiles.palette(palette),
    origin && words.tiles.origin(origin.input, origin.x, origin.y),
    ...marks.filter((mark) => mark.tile === tile).map(({ diagnostic }) => diagnostic.message),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** An entry of a palette in words. */
export function describeEntry(bank: TileBank, palette: number, entry: number): string {
  const { colours, used } = bank.palettes[palette] ?? { colours: [], used: [] };
  const colour = colours[entry] ?? 0;
  const { r, g, b } = rgbOf(colour);
  const value = entry === 0 ? words.tiles.transparent(hex565(colour)) : words.tiles.colour(hex565(colour), r, g, b, hexRgb({ r, g, b }));
  return words.tiles.entry(palette, entry, value, used[entry] ?? false);
}
