import { z } from 'zod';
import { diagnosticSchema } from '../diagnostics.ts';
import { readStampSchema } from '../state.ts';
import { projectIdSchema, projectRequestSchema } from './project.ts';

/** What is known of an asset's health. `unchecked`: nobody has read its bytes since they changed. */
export const assetHealthSchema = z.enum(['clean', 'info', 'warning', 'error', 'unchecked']);
export type AssetHealth = z.infer<typeof assetHealthSchema>;

export const assetRowSchema = z.strictObject({
  /** Absent for an unregistered root. */
  asset_id: z.int().optional(),
  asset_uuid: z.string().optional(),
  /** Absent where the declaration could not be read, or the root is missing. */
  asset_name: z.string().optional(),
  root: z.string(),
  /** Whether the root is on disk with an `asset.json`. */
  present: z.boolean(),
  family: z.string().optional(),
  bank_type: z.string().optional(),
  slot: z.int().optional(),
  included_in_build: z.boolean(),
  /** Selected files, and their bytes. */
  input_count: z.int().nonnegative(),
  input_bytes: z.int().nonnegative(),
  health: assetHealthSchema,
  errors: z.int().nonnegative(),
  warnings: z.int().nonnegative(),
});
export type AssetRow = z.infer<typeof assetRowSchema>;

export const assetSortSchema = z.enum(['asset_id', 'asset_name', 'root', 'family', 'input_bytes', 'problems']);

export const listAssets = {
  request: z.strictObject({
    project_id: projectIdSchema,
    filter: z
      .strictObject({
        /** Part of a name or root, compared without case. */
        text: z.string().optional(),
        family: z.string().optional(),
        included: z.boolean().optional(),
        health: z.array(assetHealthSchema).optional(),
      })
      .optional(),
    sort: z.strictObject({ by: assetSortSchema, descending: z.boolean().default(false) }).optional(),
    offset: z.int().nonnegative().default(0),
    /** Rows of one page. */
    limit: z.int().positive().max(1000).default(1000),
  }),
  response: readStampSchema.extend({
    /** Rows that match, on all pages. */
    total: z.int().nonnegative(),
    assets: z.array(assetRowSchema),
  }),
};

export const listUnregistered = {
  request: projectRequestSchema,
  response: readStampSchema.extend({ assets: z.array(assetRowSchema) }),
};

export const artifactRowSchema = z.strictObject({
  path: z.string(),
  size: z.int().nonnegative(),
  sha256: z.string().optional(),
  /** The list or parameter that selects it, and its place in the order. Absent: nobody selects it. */
  selected_by: z.string().optional(),
  order: z.int().nonnegative().optional(),
  /** What the family read from its first bytes, where it did. */
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type ArtifactRow = z.infer<typeof artifactRowSchema>;

export const getAssetDetails = {
  request: z.strictObject({
    project_id: projectIdSchema,
    asset: z.union([z.strictObject({ asset_id: z.int() }), z.strictObject({ root: z.string().min(1) })]),
  }),
  response: readStampSchema.extend({
    asset: assetRowSchema,
    format: z.string().optional(),
    codec: z.string().optional(),
    /** The family's parameters with defaults filled in. */
    parameters: z.record(z.string(), z.unknown()).optional(),
    artifacts: z.array(artifactRowSchema),
    diagnostics: z.array(diagnosticSchema),
  }),
};

export const runDoctor = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** One asset, or all below a folder of `assets/`; without it the project. */
    scope: z
      .union([
        z.strictObject({ asset_id: z.int() }),
        z.strictObject({ root: z.string().min(1) }),
        z.strictObject({ folder: z.string().min(1) }),
      ])
      .optional(),
  }),
  response: readStampSchema.extend({
    diagnostics: z.array(diagnosticSchema),
    checked: z.strictObject({
      assets: z.int().nonnegative(),
      files: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
    }),
  }),
};
