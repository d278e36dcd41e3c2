import { z } from 'zod';
import { assetIdSchema } from '../ids.ts';
import { problemCountsSchema, readStampSchema } from '../state.ts';
import { projectIdSchema } from './project.ts';

/** One value of a field, and how many of the assets have it. Without `value`: those that have none. */
export const commonValueSchema = z.strictObject({ value: z.json().optional(), assets: z.int().positive() });

/** What assets say in one field of their declarations, defaults filled in: one value where they agree. */
export const commonFieldSchema = z.strictObject({
  /** JSON pointer into `asset.json`: `/output/tile_size`, `/preload/slot`. */
  pointer: z.string(),
  /** The value that most have first, a tie by the lower id. At most eight. */
  values: z.array(commonValueSchema),
  /** Assets with still other values. */
  others: z.int().nonnegative(),
});
export type CommonField = z.output<typeof commonFieldSchema>;

/** Assets of one family among those asked for. */
export const familySumSchema = z.strictObject({
  /** Absent: those whose declaration names none, or cannot be read. */
  family: z.string().optional(),
  bank_type: z.string().optional(),
  assets: z.int().positive(),
  /** Bytes in the archive of those whose size is known. */
  packed_bytes: z.int().nonnegative(),
  /** Of how many it is not. */
  packed_unknown: z.int().nonnegative(),
});

/** What several registered assets come to together, and what they have in common. Opens no file. */
export const summarizeAssets = {
  request: z.strictObject({ project_id: projectIdSchema, asset_ids: z.array(assetIdSchema).min(1).max(100_000) }),
  response: readStampSchema.extend({
    /** Those that the registry knows; the others are gone. */
    assets: z.int().nonnegative(),
    /** Of these, how many are not on disk, and how many are in the build. */
    missing: z.int().nonnegative(),
    included: z.int().nonnegative(),
    /** Selected files, and their bytes. */
    input_count: z.int().nonnegative(),
    input_bytes: z.int().nonnegative(),
    packed_bytes: z.int().nonnegative(),
    packed_unknown: z.int().nonnegative(),
    problems: problemCountsSchema,
    /** The deepest folder of `assets/` that holds them all; empty for `assets/` itself. */
    folder: z.string(),
    /** By name, those without one last. */
    families: z.array(familySumSchema),
    /** The preload slot of all; where they are of one family, its parameters before it. */
    fields: z.array(commonFieldSchema),
  }),
};
