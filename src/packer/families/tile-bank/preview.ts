import type { PreviewBank } from '../../../contract/operations/preview.ts';
import type { FamilyPreview, PreviewPart, PreviewSubject } from '../preview.ts';
import { decodeTiles } from './decode.ts';
import { draftSchema, draftTiles } from './draft.ts';
import { fromFacts, type ImageHeaderFacts } from './facts.ts';
import { maxPalettes, maxTiles } from './limits.ts';
import { markTiles } from './marks.ts';
import type { TileSheet } from './payload.ts';
import { drawThumbnail } from './thumbnail.ts';
import { tileOrigins, type TileOrigin } from './tile-origins.ts';

type TileBankPreview = Extract<PreviewBank, { kind: 'tile-bank' }>;

/** The hardware's view: what is decoded from the packed bytes, or the inputs as they lie where nothing can be packed. */
export const tilePreview: FamilyPreview = {
  version: 1,
  draft: draftTiles,
  describe: (subject) => (subject.from === 'packed' ? describePacked(subject) : describeDraft(subject)),
  part: partOf,
  thumbnail: drawThumbnail,
  marks: (bank, findings) => (bank.kind === 'tile-bank' ? markTiles(bank, findings) : []),
};

function describePacked({ payload, metadata, inputs }: PreviewSubject): TileBankPreview {
  const sheet = decodeTiles(payload, metadata);
  return {
    kind: 'tile-bank',
    tile_size: sheet.tileSize,
    columns: sheet.columns,
    width: sheet.width,
    height: sheet.height,
    capacity: maxTiles,
    palette_capacity: maxPalettes,
    used: sheet.tileCount,
    palettes: palettesOf(sheet),
    tile_palettes: [...sheet.tilePalettes],
    tiles: originsOf(inputs, sheet.tileSize),
    indices: 'indices',
  };
}

function originsOf(inputs: PreviewSubject['inputs'], tileSize: number): TileOrigin[] {
  const pictures = inputs.flatMap(({ path, facts }) => {
    const header = facts && fromFacts<ImageHeaderFacts>(facts).header;
    return header ? [{ path, width: header.width, height: header.height }] : [];
  });
  return [...tileOrigins(pictures, tileSize)];
}

/** Which entries a pixel points at, palette by palette; the tiles left over at the end of the sheet count for none. */
function palettesOf(sheet: TileSheet): TileBankPreview['palettes'] {
  const used = sheet.palettes.map((entries) => Array.from(entries, () => false));
  for (let tile = 0; tile < sheet.tileCount; tile += 1) {
    const entries = used[sheet.tilePalettes[tile] ?? 0] ?? [];
    const left = (tile % sheet.columns) * sheet.tileSize;
    const top = Math.floor(tile / sheet.columns) * sheet.tileSize;
    for (let row = 0; row < sheet.tileSize; row += 1) {
      const from = (top + row) * sheet.width + left;
      for (let at = from; at < from + sheet.tileSize; at += 1) entries[sheet.indices[at] ?? 0] = true;
    }
  }
  return sheet.palettes.map((entries, number) => ({ colours: [...entries], used: used[number] ?? [] }));
}

function describeDraft({ metadata }: PreviewSubject): TileBankPreview | undefined {
  const { tile_size: size, columns, tile_count: used, tiles } = draftSchema.parse(metadata);
  if (tiles.length === 0) return undefined;
  return {
    kind: 'tile-bank',
    tile_size: size,
    columns,
    width: columns * size,
    height: Math.ceil(tiles.length / columns) * size,
    capacity: maxTiles,
    palette_capacity: maxPalettes,
    used,
    palettes: [],
    tile_palettes: [],
    tiles,
    source: 'source',
  };
}

function partOf({ from, payload, metadata }: PreviewSubject, name: string): PreviewPart | undefined {
  const media = 'application/octet-stream';
  if (from === 'packed' && name === 'indices') return { media_type: media, bytes: decodeTiles(payload, metadata).indices };
  if (from === 'inputs' && name === 'source') return { media_type: media, bytes: payload.read(0, payload.size) };
  return undefined;
}
