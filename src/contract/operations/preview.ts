import { z } from 'zod';
import { placeSchema } from '../diagnostics.ts';
import { readStampSchema } from '../state.ts';
import { assetRefSchema } from './changes.ts';
import { projectIdSchema } from './project.ts';

/**
 * What an asset's bank looks like, decoded by its family (operations.md §1): from the packed bytes where the asset
 * can be packed, otherwise from its inputs with what is wrong drawn where it is.
 */

const count = z.int().nonnegative();

/** Large bytes of a preview, fetched apart: `indices`, `clip-0`, `file-3`. */
export const previewPartSchema = z.string().regex(/^[a-z]+(-\d{1,6})?$/u, 'must be a part that getPreview named');

/** Something wrong, and the rectangle of the sheet it concerns, in pixels. */
export const previewMarkSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  tile: count.optional(),
  x: count,
  y: count,
  width: z.int().positive(),
  height: z.int().positive(),
});

export const tileBankPreviewSchema = z.strictObject({
  kind: z.literal('tile-bank'),
  /** Pixels a side: 8, 16 or 32. */
  tile_size: z.int().positive(),
  /** The sheet, pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** Tiles that the bank has room for, and those in use. */
  capacity: count,
  used: count,
  /** One palette a row: RGB565 as numbers, index 0 transparent; `used` says which entries a pixel points at. */
  palettes: z.array(z.strictObject({ colours: z.array(z.int().min(0).max(0xffff)), used: z.array(z.boolean()) })),
  /** By tile index: the palette it is drawn with, where the declaration says so; otherwise 0. */
  tile_palettes: z.array(count),
  /** By tile index: the input it came from and where its pixels begin there. */
  tiles: z.array(z.strictObject({ input: z.string(), x: count, y: count })),
  /** Part `indices`: one byte a pixel, row-major, the colour index. Absent when nothing could be decoded. */
  indices: previewPartSchema.optional(),
  /** Part `source`: RGBA, 4 bytes a pixel, of the inputs laid out as tiles; only when the bank cannot be packed. */
  source: previewPartSchema.optional(),
});

export const soundClipPreviewSchema = z.strictObject({
  name: z.string(),
  input: z.string(),
  /** Hz and frames as the file has them, and as they are packed. */
  source_rate: z.int().positive(),
  source_frames: count,
  rate: z.int().positive(),
  frames: count,
  /** Frames of the packed clip. */
  loop: z.strictObject({ start: count, end: count }).optional(),
  /** Base64 of pairs of signed bytes, lowest and highest of each of at most 1,024 equal stretches. */
  peaks: z.string(),
  /** Part `clip-<n>`: a WAV of what is packed, for playing. */
  audio: previewPartSchema,
});

export const previewBankSchema = z.discriminatedUnion('kind', [
  tileBankPreviewSchema,
  z.strictObject({ kind: z.literal('sound-bank'), clips: z.array(soundClipPreviewSchema) }),
  z.strictObject({
    kind: z.literal('data-bank'),
    files: z.array(
      z.strictObject({
        name: z.string(),
        input: z.string(),
        size: count,
        /** Whether its first bytes read as UTF-8 text. */
        text: z.boolean(),
        /** Part `file-<n>`: its first bytes, at most 64 KiB. */
        head: previewPartSchema,
      }),
    ),
  }),
]);
export type PreviewBank = z.output<typeof previewBankSchema>;

export const getPreview = {
  request: z.strictObject({ project_id: projectIdSchema, asset: assetRefSchema }),
  response: readStampSchema.extend({
    /** `packed`: decoded from the bytes a pack would write. `inputs`: it cannot be packed as it is. */
    from: z.enum(['packed', 'inputs']),
    /** Bytes in the archive; absent for `inputs`. */
    packed_size: count.optional(),
    /** Absent when no input could be decoded at all: `marks` and `places` say why. */
    bank: previewBankSchema.optional(),
    marks: z.array(previewMarkSchema),
    /** What is wrong and has no rectangle. */
    places: z.array(z.strictObject({ code: z.string(), message: z.string(), place: placeSchema })),
  }),
};
export type AssetPreview = z.output<typeof getPreview.response>;

/** One large part of a preview. The shell serves the same bytes by id, `asset://` or `/preview/`. */
export const getPreviewPart = {
  request: z.strictObject({ project_id: projectIdSchema, asset: assetRefSchema, part: previewPartSchema }),
  response: readStampSchema.extend({
    /** `application/octet-stream`, `audio/wav`. */
    media_type: z.string(),
    /** Base64. */
    bytes: z.string(),
  }),
};

/** Small pictures for a list, from the packed bytes or the cache; never larger than 64 × 64. */
export const getThumbnails = {
  request: z.strictObject({ project_id: projectIdSchema, asset_ids: z.array(z.int()).min(1).max(100) }),
  response: readStampSchema.extend({
    thumbnails: z.array(
      z.strictObject({
        asset_id: z.int(),
        width: z.int().positive(),
        height: z.int().positive(),
        /** Base64 of RGBA, 4 bytes a pixel. */
        pixels: z.string(),
      }),
    ),
  }),
};
