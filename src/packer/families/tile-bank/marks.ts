import type { PreviewBank, PreviewMark } from '../../../contract/operations/preview.ts';
import type { InputFinding } from '../preview.ts';

type TileBankPreview = Extract<PreviewBank, { kind: 'tile-bank' }>;

/** Findings about pictures, drawn on the tile that has the pixel, or around all tiles of the picture. */
export function markTiles(bank: TileBankPreview, findings: readonly InputFinding[]): readonly PreviewMark[] {
  return findings.flatMap((finding) => markOf(bank, finding));
}

function markOf(bank: TileBankPreview, { path, diagnostic }: InputFinding): PreviewMark[] {
  const { pixel } = diagnostic.place;
  const { tile_size: size } = bank;
  const holds = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
    pixel !== undefined && pixel.x >= x && pixel.x < x + size && pixel.y >= y && pixel.y < y + size;
  const own = bank.tiles.flatMap((origin, tile) => (origin.input === path ? [{ origin, tile }] : []));
  const hit = own.find(({ origin }) => holds(origin));
  if (pixel && hit) {
    const corner = cornerOf(bank, hit.tile);
    const on = { x: corner.x + pixel.x - hit.origin.x, y: corner.y + pixel.y - hit.origin.y };
    return [{ diagnostic, tile: hit.tile, ...corner, width: size, height: size, pixel: on }];
  }
  const [first] = own;
  return first ? [{ diagnostic, ...around(bank, own.map(({ tile }) => tile)) }] : [];
}

function cornerOf({ columns, tile_size: size }: TileBankPreview, tile: number): { x: number; y: number } {
  return { x: (tile % columns) * size, y: Math.floor(tile / columns) * size };
}

/** The smallest rectangle of whole tiles. */
function around(bank: TileBankPreview, tiles: readonly number[]): Pick<PreviewMark, 'x' | 'y' | 'width' | 'height'> {
  const corners = tiles.map((tile) => cornerOf(bank, tile));
  const x = Math.min(...corners.map((corner) => corner.x));
  const y = Math.min(...corners.map((corner) => corner.y));
  const right = Math.max(...corners.map((corner) => corner.x)) + bank.tile_size;
  const bottom = Math.max(...corners.map((corner) => corner.y)) + bank.tile_size;
  return { x, y, width: right - x, height: bottom - y };
}
