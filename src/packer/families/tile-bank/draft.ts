import { z } from 'zod';
import type { Materialization, MaterializeInput, MaterializeRequest, Segment } from '../family.ts';
import { decodePng } from '../png/decode.ts';
import { hasSmallSamples, pixelColours, sampleColours, unpackSamples } from '../png/samples.ts';
import { tileParameters } from './declaration.ts';
import { maxImageBytes, maxPixels, maxTiles } from './limits.ts';
import { readImageHeader } from './probe.ts';
import { tileOrigins } from './tile-origins.ts';

/** Tiles of a draft: four times what fits, so that what is too much can be seen. */
export const mostDraftTiles = 4 * maxTiles;

/** What stands beside the pixels of a draft. */
export const draftSchema = z.object({
  tile_size: z.int(),
  columns: z.int(),
  /** All of them, drawn or not. */
  tile_count: z.int(),
  /** Those that are drawn. */
  tiles: z.array(z.object({ input: z.string(), x: z.int(), y: z.int() })),
});
export type TileDraft = z.infer<typeof draftSchema>;

interface DecodedImage {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** r | g << 8 | b << 16 | alpha << 24 */
  readonly colours: Int32Array;
}

/**
 * The pictures of a bank that cannot be packed, laid out as its tiles would be, in RGBA. A picture whose sides are no
 * multiples of the tile size fills its last tiles in part; one that cannot be decoded is left out.
 */
export function draftTiles(request: MaterializeRequest): Materialization {
  const { tile_size: tileSize, columns } = tileParameters(request.declaration);
  const images: DecodedImage[] = [];
  let left = mostDraftTiles;
  for (const input of request.inputs) {
    const image = left > 0 ? decodeImage(input) : undefined;
    if (!image) continue;
    images.push(image);
    left -= Math.ceil(image.width / tileSize) * Math.ceil(image.height / tileSize);
  }
  const all = [...tileOrigins(images, tileSize)];
  const tiles = all.slice(0, mostDraftTiles);
  const sheet = drawSheet(images, tiles, tileSize, columns);
  const metadata: TileDraft = { tile_size: tileSize, columns, tile_count: tileCount(request.inputs, tileSize), tiles };
  const segments: Iterable<Segment> = { *[Symbol.iterator]() { yield { kind: 'bytes', bytes: sheet }; } };
  return { size: sheet.length, metadata, segments };
}

/** Also of the pictures that are too many to be drawn. */
function tileCount(inputs: readonly MaterializeInput[], tileSize: number): number {
  return inputs.reduce((sum, { source }) => {
    const { header } = readImageHeader(source);
    return header ? sum + Math.ceil(header.width / tileSize) * Math.ceil(header.height / tileSize) : sum;
  }, 0);
}

function decodeImage({ path, source }: MaterializeInput): DecodedImage | undefined {
  const { header } = readImageHeader(source);
  if (!header || header.width * header.height > maxPixels || source.size > maxImageBytes) return undefined;
  const image = decodePng(source.read(0, source.size), maxPixels);
  if (!image.ok) return undefined;
  const { width, height } = header;
  if (!hasSmallSamples(image.value)) return { path, width, height, colours: pixelColours(image.value) };
  const palette = sampleColours(image.value);
  return { path, width, height, colours: Int32Array.from(unpackSamples(image.value), (sample) => palette[sample] ?? 0) };
}

function drawSheet(images: readonly DecodedImage[], tiles: TileDraft['tiles'], tileSize: number, columns: number): Uint8Array {
  const width = columns * tileSize;
  const pixels = new Int32Array(width * Math.ceil(tiles.length / columns) * tileSize);
  const byPath = new Map(images.map((image) => [image.path, image]));
  for (const [tile, { input, x, y }] of tiles.entries()) {
    const image = byPath.get(input);
    if (!image) continue;
    const to = Math.floor(tile / columns) * tileSize * width + (tile % columns) * tileSize;
    const across = Math.min(tileSize, image.width - x);
    for (let row = 0; row < Math.min(tileSize, image.height - y); row += 1) {
      const from = (y + row) * image.width + x;
      pixels.set(image.colours.subarray(from, from + across), to + row * width);
    }
  }
  return new Uint8Array(pixels.buffer);
}
