import { invariant } from '../../../base/invariant.ts';
import type { Materialization, MaterializeRequest, Segment } from '../family.ts';
import { MaterializeError } from '../family.ts';
import type { Bank, BankImage } from './bank.ts';
import { colourBank } from './colouring.ts';
import type { Colouring } from './colouring.ts';
import { tileParameters } from './declaration.ts';
import { paletteEntries } from './limits.ts';
import type { TileMetadata } from './metadata.ts';
import { readPalette } from './palette-file/read.ts';
import type { Picture } from './picture.ts';
import { drawPlane } from './plane.ts';
import type { DrawnImage } from './plane.ts';
import { readImage, readImageHeader } from './probe.ts';
import { tileRules } from './rule-list.ts';
import { paletteBytes, sheetLayout } from './sheet.ts';
import type { SheetLayout } from './sheet.ts';

/**
 * Images to sheet and palettes (formats.md §2). Refuses what the rules refuse, with the same words; too many
 * tiles from the headers, before anything is decoded. A bank has at most 2^18 pixels, so the decoded images and
 * the payload (below 150 KiB) are small whatever the files are.
 */
export function materializeTiles(request: MaterializeRequest): Materialization {
  const headers = bankOfHeaders(request);
  refuse(headers);
  const pictures: Picture[] = [];
  const images = request.inputs.map(({ path, source }, at): BankImage => {
    const { picture, fault } = readImage(source);
    if (picture) pictures.push(picture);
    return { ...headers.images[at], path, ...(fault && { fault }), ...(picture && { pixels: picture.facts }) };
  });
  const bank = { ...headers, images };
  refuse(bank);
  invariant(pictures.length === images.length, 'an image was neither decoded nor refused');
  const layout = layoutOf(bank, pictures);
  return materialization(layout, pictures, colourBank(bank, pictures));
}

function bankOfHeaders({ declaration, inputs, parameters }: MaterializeRequest): Bank {
  if (inputs.length === 0) throw new MaterializeError('asset.json', 'the bank selects no image');
  const bank: Bank = {
    parameters: tileParameters(declaration),
    images: inputs.map(({ path, source }) => ({ path, ...readImageHeader(source) })),
  };
  if (typeof bank.parameters.palette === 'string') return bank;
  const file = parameters['palette'];
  if (!file) throw new MaterializeError('asset.json', 'the palette file is missing');
  return { ...bank, palette: { path: file.path, facts: readPalette(file.source, file.path) } };
}

/** Stops at the first error a rule finds in the bank. */
function refuse(bank: Bank): void {
  for (const rule of tileRules) {
    if (rule.severity !== 'error') continue;
    for (const { path = 'asset.json', message } of rule.problems(bank)) throw new MaterializeError(path, message);
  }
}

function layoutOf({ parameters }: Bank, pictures: readonly Picture[]): SheetLayout {
  const pixels = pictures.reduce((sum, { header }) => sum + header.width * header.height, 0);
  return sheetLayout(parameters.tile_size, parameters.columns, pixels / parameters.tile_size ** 2);
}

function materialization(layout: SheetLayout, pictures: readonly Picture[], colouring: Colouring): Materialization {
  const images = pictures.map(({ header, numbers }, at): DrawnImage => {
    const { width, height } = header;
    return { width, height, numbers, indices: colouring.images[at]?.indices ?? new Uint8Array(256) };
  });
  return {
    size: layout.planeBytes + paletteBytes(colouring.palettes.length),
    metadata: metadataOf(layout, pictures, colouring),
    segments: {
      *[Symbol.iterator](): Generator<Segment> {
        yield { kind: 'bytes', bytes: drawPlane(layout, images) };
        yield { kind: 'bytes', bytes: palettePlane(colouring) };
      },
    },
  };
}

function metadataOf(layout: SheetLayout, pictures: readonly Picture[], { palettes, images }: Colouring): TileMetadata {
  const { tileSize, columns, tileCount, width, height } = layout;
  const tilePalettes = pictures.flatMap(({ header }, at) => {
    const tiles = (header.width * header.height) / tileSize ** 2;
    return Array.from({ length: tiles }, () => images[at]?.palette ?? 0);
  });
  return {
    columns,
    height,
    palette_count: palettes.length,
    tile_count: tileCount,
    tile_palettes: tilePalettes,
    tile_size: tileSize as TileMetadata['tile_size'],
    width,
  };
}

function palettePlane({ palettes }: Colouring): Uint8Array {
  const bytes = new Uint8Array(paletteBytes(palettes.length));
  const view = new DataView(bytes.buffer);
  for (const [number, entries] of palettes.entries()) {
    for (const [index, colour] of entries.entries()) view.setUint16((number * paletteEntries + index) * 2, colour, true);
  }
  return bytes;
}
