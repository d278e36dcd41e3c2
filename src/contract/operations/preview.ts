import { z } from 'zod';
import { diagnosticSchema } from '../diagnostics.ts';
import { sha256Schema } from '../ids.ts';
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

/** Something wrong, and where on the sheet it is, in pixels of the sheet. */
export const previewMarkSchema = z.strictObject({
  diagnostic: diagnosticSchema,
  /** Of the sheet. Absent: all of the input is concerned. */
  tile: count.optional(),
  /** The tile, or all tiles of the input. */
  x: count,
  y: count,
  width: z.int().positive(),
  height: z.int().positive(),
  /** The one pixel that the diagnostic names. */
  pixel: z.strictObject({ x: count, y: count }).optional(),
});
export type PreviewMark = z.output<typeof previewMarkSchema>;

export const tileBankPreviewSchema = z.strictObject({
  kind: z.literal('tile-bank'),
  /** Pixels a side: 8, 16 or 32. */
  tile_size: z.int().positive(),
  /** Tiles side by side. */
  columns: z.int().positive(),
  /** The sheet, pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** Tiles and palettes that a bank has room for, and tiles in use; above `capacity` only when it cannot be packed. */
  capacity: count,
  palette_capacity: count,
  used: count,
  /** One palette a row: RGB565 as numbers, index 0 transparent; `used` says which entries a pixel points at. */
  palettes: z.array(z.strictObject({ colours: z.array(z.int().min(0).max(0xffff)), used: z.array(z.boolean()) })),
  /** By tile index: the palette it is drawn with. Empty when the bank cannot be packed. */
  tile_palettes: z.array(count),
  /** By tile index: the input it came from and where its pixels begin there. */
  tiles: z.array(z.strictObject({ input: z.string(), x: count, y: count })),
  /** Part `indices`: one byte a pixel, row-major, the colour index; only when the bank can be packed. */
  indices: previewPartSchema.optional(),
  /** Part `source`: RGBA, 4 bytes a pixel, of the inputs laid out as tiles; only when the bank cannot be packed. */
  source: previewPartSchema.optional(),
});

export const soundClipPreviewSchema = z.strictObject({
  name: z.string(),
  input: z.string(),
  /** Hz, channels and frames as the file has them, and as they are packed. */
  source_rate: z.int().positive(),
  source_channels: z.int().positive(),
  source_frames: count,
  rate: z.int().positive(),
  channels: z.int().positive(),
  frames: count,
  /** Bytes of the packed clip. */
  size: count,
  /** Frames of the packed clip; `end` is the first one after it. */
  loop: z.strictObject({ start: count, end: count }).optional(),
  /** Base64 of pairs of signed bytes, lowest and highest of each of at most 1,024 equal stretches. */
  peaks: z.string(),
  /** Part `clip-<n>`: a WAV of what is packed, for playing. */
  audio: previewPartSchema,
});

export const previewBankSchema = z.discriminatedUnion('kind', [
  tileBankPreviewSchema,
  z.strictObject({
    kind: z.literal('sound-bank'),
    /** In order, from `offset`; of a bank that cannot be packed those that can be converted. */
    clips: z.array(soundClipPreviewSchema),
    total: count,
  }),
  z.strictObject({
    kind: z.literal('data-bank'),
    total: count,
    /** In order, from `offset`. */
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
  request: z.strictObject({
    project_id: projectIdSchema,
    asset: assetRefSchema,
    /** Of the clips or files. */
    offset: count.default(0),
    limit: z.int().positive().max(1000).default(64),
  }),
  response: readStampSchema.extend({
    /** Names what was looked at: equal keys are equal previews. Parts are asked for with it. */
    key: sha256Schema,
    /** `packed`: decoded from the bytes a pack would write. `inputs`: it cannot be packed as it is. */
    from: z.enum(['packed', 'inputs']),
    /** Bytes in the archive; absent for `inputs`. */
    packed_size: count.optional(),
    /** Absent when nothing could be decoded: `marks` and `unplaced` say why. */
    bank: previewBankSchema.optional(),
    marks: z.array(previewMarkSchema),
    /** What is wrong and has no place on a sheet. */
    unplaced: z.array(diagnosticSchema),
  }),
};
export type AssetPreview = z.output<typeof getPreview.response>;

/** One large part of a preview. The shell serves the same bytes by id, `asset://` or `/preview/`. */
export const getPreviewPart = {
  request: z.strictObject({
    project_id: projectIdSchema,
    asset: assetRefSchema,
    /** Of the preview that named the part; when the asset has changed since, the answer is `stale_preview`. */
    key: sha256Schema,
    part: previewPartSchema,
  }),
  response: readStampSchema.extend({
    /** `application/octet-stream`, `audio/wav`. */
    media_type: z.string(),
    /** Base64. */
    bytes: z.string(),
  }),
};

/**
 * Small pictures for a list, from the packed bytes or the cache; never larger than 64 × 64. Assets that have none,
 * or cannot be drawn as they are, are left out.
 */
export const getThumbnails = {
  request: z.strictObject({ project_id: projectIdSchema, asset_ids: z.array(z.int()).min(1).max(100) }),
  response: readStampSchema.extend({
    thumbnails: z.array(
      z.strictObject({
        asset_id: z.int(),
        /** As the asset's row names it. */
        picture: z.string(),
        width: z.int().positive(),
        height: z.int().positive(),
        /** Base64 of RGBA, 4 bytes a pixel. */
        pixels: z.string(),
      }),
    ),
  }),
};
