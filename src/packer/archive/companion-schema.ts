import { z } from 'zod';
import { assetIdSchema, assetUuidSchema, sha256Schema } from '../../contract/ids.ts';
import { longestPath } from '../../io/portable-name.ts';
import { projectPathFault } from '../../io/project-path.ts';

/** POSIX, relative, NFC, portable, at most 240 bytes (formats.md, words). */
const pathSchema = z.string().superRefine((path, context) => {
  const message = path.normalize('NFC') === path ? projectPathFault(path, longestPath)?.message : 'must be in NFC';
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

/** Bytes of the document without `assets`: digests, a size and a version. */
export const maxFrameBytes = 1024;

/** Bytes of an asset without its `sources`, or of one source: paths of 240 bytes, all escaped, a name, a digest. */
export const maxFieldBytes = 4096;

/** One selected file as it was frozen. `path` is below the asset root; `size` in bytes. */
export const sourceSchema = z.strictObject({ path: pathSchema, sha256: sha256Schema, size: z.int().nonnegative() });
export type ProvenanceSource = z.infer<typeof sourceSchema>;

/** Where an asset came from: what the metadata companion says beyond the archive (formats.md §4). */
export interface AssetProvenance {
  readonly asset_id: number;
  readonly asset_uuid: string;
  /** `tile_bank` */
  readonly family: string;
  /** `TILES/indexed4_v1` */
  readonly format: string;
  /** Below `assets/`. */
  readonly root: string;
  /** The selected inputs in order, then the palette file if any. */
  readonly sources: readonly ProvenanceSource[];
}

/** An element of `assets` in `asset_table_metadata.json`. Its `sources` stand as `null` and are judged one by one. */
export const metadataAssetSchema = z.strictObject({
  asset_id: assetIdSchema,
  asset_name: z.string(),
  asset_uuid: assetUuidSchema,
  family: z.string().min(1),
  format: z.string().min(1),
  root: pathSchema,
  sources: z.null(),
});

const digestSchema = z.strictObject({ sha256: sha256Schema });

/** `asset_table_metadata.json` without its `assets`, which stand as `null` and are judged one by one. */
export const metadataFrameSchema = z.strictObject({
  asset_table: digestSchema,
  assets: z.null(),
  assets_pa: z.strictObject({ sha256: sha256Schema, size: z.int().nonnegative() }),
  checksum: sha256Schema,
  preload: digestSchema,
  schema_version: z.literal(1),
});
export type MetadataFrame = z.infer<typeof metadataFrameSchema>;
