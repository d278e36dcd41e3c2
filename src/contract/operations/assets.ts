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

/** One parameter of a family as a form shows it; read off the family's own schema. */
export const familyParameterSchema = z.strictObject({
  /** JSON pointer into `asset.json`: `/output/tile_size`. */
  pointer: z.string(),
  label: z.string(),
  /** What it does, one sentence. */
  says: z.string(),
  /** `file`: a path below the asset root. `json`: a structure edited as text. */
  control: z.enum(['choice', 'integer', 'boolean', 'text', 'file', 'json']),
  choices: z.array(z.union([z.string(), z.number()])).optional(),
  minimum: z.int().optional(),
  maximum: z.int().optional(),
  /** Absent: there is none, and the parameter may be required. */
  default: z.json().optional(),
  required: z.boolean(),
});
export type FamilyParameter = z.infer<typeof familyParameterSchema>;

export const describeFamilies = {
  request: z.strictObject({}),
  response: z.strictObject({
    families: z.array(
      z.strictObject({
        /** `tile-bank`, as a declaration names it. */
        family: z.string(),
        title: z.string(),
        bank_type: z.string(),
        format: z.string(),
        /** Its input lists. */
        inputs: z.array(z.strictObject({ key: z.string(), says: z.string(), extensions: z.array(z.string()) })),
        parameters: z.array(familyParameterSchema),
      }),
    ),
  }),
};

/** The files of an asset, a page at a time, for assets with thousands of them. */
export const listArtifacts = {
  request: z.strictObject({
    project_id: projectIdSchema,
    asset: z.union([z.strictObject({ asset_id: z.int() }), z.strictObject({ root: z.string().min(1) })]),
    offset: z.int().nonnegative().default(0),
    limit: z.int().positive().max(1000).default(1000),
  }),
  response: readStampSchema.extend({ total: z.int().nonnegative(), artifacts: z.array(artifactRowSchema) }),
};
