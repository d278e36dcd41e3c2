import { encodePng, pngChunk } from '../../../support/png.ts';
import type { AssetSpec } from '../../../support/workspace.ts';
import { instance } from './doctor-workspace.ts';
import type { DoctorWorkspace } from './doctor-workspace.ts';

type Colour = readonly [number, number, number];
type Files = Readonly<Record<string, string | Uint8Array>>;

const black: Colour = [0, 0, 0];
/** `#000001`, which is black in RGB565. */
const nearlyBlack: Colour = [0, 0, 1];

/** A tile bank of 8 × 8 tiles; its list of inputs is in line 7. */
function tiles(root: string, files: Files, output: Readonly<Record<string, unknown>> = {}): AssetSpec {
  const declaration = {
    family: 'tile_bank',
    inputs: { tiles: ['*.png'] },
    output: { format: 'TILES/indexed4_v1', tile_size: 8, ...output },
  };
  return { root, declaration, files };
}

function withPalette(root: string, palette: string, picture: Uint8Array): AssetSpec {
  return tiles(root, { 'a.png': picture, 'p.hex': palette }, { palette: { file: 'p.hex' } });
}

/** A picture in RGB, 8 pixels wide. */
function picture(colourOf: (pixel: number) => Colour, height = 8): Uint8Array {
  const samples = Array.from({ length: 8 * height }, (_, pixel) => [...colourOf(pixel)]).flat();
  return encodePng({ width: 8, height, colourType: 2, bitDepth: 8, samples });
}

/** A picture of 8 × 8 indices. */
function indexed(entries: readonly Colour[], indexOf: (pixel: number) => number = () => 1, transparency?: readonly number[]): Uint8Array {
  const samples = Array.from({ length: 64 }, (_, pixel) => indexOf(pixel));
  return encodePng({ width: 8, height: 8, colourType: 3, bitDepth: 8, samples, palette: entries.flat(), ...(transparency && { transparency }) });
}

/** The `number`-th of colours that all differ in RGB565. */
function distinct(number: number): Colour {
  const scaled = (value: number, most: number): number => Math.round((value * 255) / most);
  return [scaled(number >> 11, 31), scaled((number >> 5) & 63, 63), scaled(number & 31, 31)];
}

const keep = { palette: 'keep' };
const blackTile = picture(() => black);
const sixteenLines = Array.from({ length: 16 }, (_, line) => `${(line * 16).toString(16).padStart(2, '0')}0000\n`).join('');
const halfTransparent = Array.from({ length: 64 }, (_, pixel) => [0, 0, 0, pixel === 58 ? 200 : 255]).flat();
/** 65 pictures of 15 colours of their own each, where 64 palettes are the most. */
const colourful = Object.fromEntries(
  Array.from({ length: 65 }, (_, at) => [`${String(at).padStart(2, '0')}.png`, picture((pixel) => distinct(1 + at * 15 + (pixel % 15)))]),
);

const assets: readonly AssetSpec[] = [
  withPalette('palette-damaged', '000000\nblack\n', blackTile),
  withPalette('palette-duplicate', '000000\nff0000\n000001\n', blackTile),
  withPalette('palette-colours', sixteenLines, blackTile),
  tiles('png-damaged', { 'a.png': blackTile.subarray(0, 60) }),
  tiles('png-unsupported', { 'a.png': encodePng({ width: 8, height: 8, colourType: 0, bitDepth: 1, samples: [], beforeData: [pngChunk('ABCD', [1])] }) }),
  withPalette('not-in-palette', '000000\n', picture((pixel) => (pixel === 19 ? [255, 0, 0] : black))),
  tiles('merge', { 'a.png': picture((pixel) => (pixel === 13 ? nearlyBlack : black)) }),
  tiles('half', { 'a.png': encodePng({ width: 8, height: 8, colourType: 6, bitDepth: 8, samples: halfTransparent }) }),
  tiles('keep-rgb', { 'a.png': blackTile }, keep),
  tiles('keep-differs', { 'a.png': indexed([black, [255, 0, 0]]), 'b.png': indexed([black, [0, 255, 0]]) }, keep),
  tiles('keep-entries', { 'a.png': indexed(Array.from({ length: 17 }, (_, entry) => distinct(entry))) }, keep),
  tiles('keep-transparent', { 'a.png': indexed([black, [255, 0, 0], [0, 255, 0]], (pixel) => (pixel === 36 ? 2 : 1), [0, 255, 0]) }, keep),
  tiles('size', { 'a.png': picture(() => black, 12) }),
  tiles('colours', { 'a.png': picture((pixel) => distinct(Math.min(pixel, 15))) }),
  tiles('palettes', colourful),
  tiles('tiles', { 'a.png': encodePng({ width: 8, height: 8 * 257, colourType: 0, bitDepth: 1, samples: [] }) }),
];

/** What can be wrong with the pictures and palettes of tile banks. */
export const tileBankWorkspaces: readonly DoctorWorkspace[] = [
  {
    name: 'tile banks',
    spec: { assets },
    holds: [
      // 15 colours fit; pixel 15 of the picture has the next.
      instance('tile_too_many_colours', 'error', 'colours/a.png', { pixel: { x: 7, y: 1 } }),
      instance('tile_half_transparent', 'warning', 'half/a.png', { pixel: { x: 2, y: 7 } }),
      instance('tile_keep_palette_differs', 'error', 'keep-differs/b.png'),
      instance('tile_keep_too_many_entries', 'error', 'keep-entries/a.png'),
      instance('tile_keep_not_indexed', 'error', 'keep-rgb/a.png'),
      instance('tile_keep_transparent_index', 'error', 'keep-transparent/a.png', { pixel: { x: 4, y: 4 } }),
      instance('tile_colours_merge', 'warning', 'merge/a.png', { pixel: { x: 5, y: 1 } }),
      instance('tile_colour_not_in_palette', 'error', 'not-in-palette/a.png', { pixel: { x: 3, y: 2 } }),
      instance('palette_too_many_colours', 'error', 'palette-colours/p.hex', { line: 16 }),
      instance('palette_damaged', 'error', 'palette-damaged/p.hex', { line: 2 }),
      instance('palette_duplicate_colour', 'info', 'palette-duplicate/p.hex', { line: 3 }),
      instance('tile_too_many_palettes', 'error', 'palettes/asset.json', { line: 7 }),
      // The file is cut after 60 bytes, inside IDAT.
      instance('png_damaged', 'error', 'png-damaged/a.png', { byte: 60 }),
      instance('png_unsupported', 'error', 'png-unsupported/a.png', { byte: 33 }),
      instance('tile_size_mismatch', 'error', 'size/a.png'),
      instance('tile_too_many_tiles', 'error', 'tiles/asset.json', { line: 7 }),
    ],
  },
];
