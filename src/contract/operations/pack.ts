import { z } from 'zod';
import { diagnosticSchema } from '../diagnostics.ts';
import { packerErrorSchema } from '../errors.ts';
import { packStatusSchema } from '../events.ts';
import { operationIdSchema, sha256Schema } from '../ids.ts';
import { readStampSchema } from '../state.ts';
import { projectIdSchema, projectRequestSchema } from './project.ts';

/** Bytes, or a count. */
const count = z.int().nonnegative();

/** One asset of the active pack set as the pack will place it. */
export const plannedAssetSchema = z.strictObject({
  asset_id: z.int(),
  asset_name: z.string(),
  root: z.string(),
  family: z.string(),
  bank_type: z.string(),
  slot: z.int().optional(),
  input_count: count,
  input_bytes: count,
  /** Bytes in the archive, where the family can tell before making them. */
  expected_size: count.optional(),
});
export type PlannedAsset = z.infer<typeof plannedAssetSchema>;

export const leftOutSchema = z.strictObject({
  asset_id: z.int().optional(),
  root: z.string(),
  reason: z.enum(['excluded', 'unregistered', 'missing', 'declaration_invalid']),
});

export const summarizePackWorkspace = {
  request: projectRequestSchema,
  response: readStampSchema.extend({
    assets: z.array(plannedAssetSchema),
    left_out: z.array(leftOutSchema),
    input_bytes: count,
    input_fingerprint: sha256Schema,
  }),
};

export const validatePackWorkspace = {
  request: projectRequestSchema,
  response: readStampSchema.extend({
    blocked: z.boolean(),
    /** Everything about the active pack set and the registry; errors are what blocks. */
    diagnostics: z.array(diagnosticSchema),
    assets: z.array(z.strictObject({ asset_id: z.int(), root: z.string(), errors: count, warnings: count })),
  }),
};

/** The four files of a pack, from the project's directory (formats.md §4). */
export const buildFiles = {
  archive: 'build/assets.pa',
  asset_table: 'build/asset_table.json',
  preload: 'build/preload.json',
  metadata: 'build/asset_table_metadata.json',
} as const;

export const packFailureSchema = z.strictObject({
  /** `gate`: stopped before execution. `materialization`: freeze through verify. `persistence`: after a verified build. */
  kind: z.enum(['gate', 'materialization', 'persistence']),
  error: packerErrorSchema,
  /** For a gate that found errors: all of them, with the warnings beside them. */
  diagnostics: z.array(diagnosticSchema),
  /** Every file concerned, from the project's directory, where they are not in `diagnostics`. */
  files: z.array(z.string()).optional(),
});
export type PackFailure = z.infer<typeof packFailureSchema>;

export const packedAssetSchema = z.strictObject({
  asset_id: z.int(),
  asset_name: z.string(),
  bank_type: z.string(),
  size: count,
  sha256: sha256Schema,
  cached: z.boolean(),
});

/** How a pack ended (operations.md §8). Every key that can be known is there, whatever the status. */
export const packResultSchema = z.strictObject({
  operation_id: operationIdSchema,
  status: packStatusSchema,
  failure: packFailureSchema.optional(),
  execution_started: z.boolean(),
  /** Build-relative references; absent when nothing was published. */
  archive: z.string().optional(),
  companions: z.array(z.string()).optional(),
  packed_asset_count: count,
  elapsed_ms: count,
  assets: z.array(packedAssetSchema),
  cache_hits: count,
  input_fingerprint: sha256Schema.optional(),
  archive_sha256: sha256Schema.optional(),
  archive_size: count.optional(),
  /** All four files already were what this pack made: nothing was touched. */
  unchanged: z.boolean(),
  /** `unknown`: published, but the last flush failed. `not_applicable`: nothing was published. */
  durability: z.enum(['durable', 'unknown', 'not_applicable']),
  /** For a check: the files of `build/` that differ from what a pack would make. */
  differences: z.array(z.string()).optional(),
  warnings: z.array(diagnosticSchema),
});
export type PackResult = z.infer<typeof packResultSchema>;

export const packWorkspace = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** `check` runs everything up to verify outside the project and compares instead of promoting. */
    mode: z.enum(['pack', 'check']).default('pack'),
    /** Worker threads for materialization; by default as many as the machine has cores, at most 8. */
    workers: z.int().min(0).max(64).optional(),
    /** Whether payloads may come from and go to the cache. */
    cache: z.boolean().default(true),
  }),
  response: packResultSchema,
};

export const cancelPack = {
  request: projectRequestSchema,
  /** `false`: no pack was running, or its promotion had begun. */
  response: z.object({ cancelled: z.boolean() }),
};

export const verifyDeterminism = {
  request: projectRequestSchema,
  response: z.strictObject({
    outcome: z.enum(['identical', 'different', 'inputs_changed', 'not_packable']),
    files: z.array(z.strictObject({ file: z.string(), first: sha256Schema, second: sha256Schema })),
    /** Where the two first differ and whose byte it is: `slice of asset 3 (overworld)`. */
    first_difference: z.strictObject({ file: z.string(), byte: count, owner: z.string() }).optional(),
    /** Why there was nothing to compare, for `not_packable`. */
    failure: packFailureSchema.optional(),
    /** How the second run's surroundings differed from the first's. */
    second_run: z.record(z.string(), z.string()),
  }),
};
