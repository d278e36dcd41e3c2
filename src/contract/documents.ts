import { z } from 'zod';
import { assetIdSchema, assetUuidSchema } from './ids.ts';

/** Newest schema version of each document that this packer writes and understands. */
export const documentSchemaVersion = 1;

/** One managed asset in `index.json`: identity, place and inclusion (formats.md §1). Unknown keys are kept. */
export const indexEntrySchema = z.looseObject({
  asset_id: assetIdSchema,
  asset_uuid: assetUuidSchema,
  /** Asset root below `assets/`: relative, POSIX, NFC. */
  root: z.string().min(1),
  included_in_build: z.boolean(),
});
export type IndexEntry = z.infer<typeof indexEntrySchema>;

/** `assets/.prometeu/index.json`, the registry (formats.md §1). */
export const indexDocumentSchema = z.looseObject({
  schema_version: z.literal(documentSchemaVersion),
  next_asset_id: z.int().min(1).max(0x8000_0000),
  assets: z.array(indexEntrySchema),
});
export type IndexDocument = z.infer<typeof indexDocumentSchema>;

/** Preload slots of a bank type: 0 … 15 (formats.md §2). */
export const preloadSlotSchema = z.int().min(0).max(15);

/**
 * `asset.json`, the author's declaration, as far as it is the same for every family (formats.md §2).
 * A family adds what it wants of `inputs` and `output`. Unknown keys are kept.
 */
export const assetDeclarationSchema = z.looseObject({
  schema_version: z.literal(documentSchemaVersion),
  asset_uuid: assetUuidSchema,
  /** 1–80 code points, NFC, no control characters, no blanks at either end. */
  asset_name: z.string(),
  family: z.string().min(1),
  inputs: z.record(z.string(), z.array(z.string().min(1))),
  output: z.looseObject({ format: z.string().min(1), codec: z.literal('NONE').default('NONE') }),
  preload: z.looseObject({ slot: preloadSlotSchema }).optional(),
});
export type AssetDeclaration = z.infer<typeof assetDeclarationSchema>;

/** Who takes over contents that changed on disk: the packer by itself, or people (operations.md §2). */
export const refreshPolicySchema = z.enum(['automatic', 'manual']);

/** What being above a size budget is: an `error` keeps a pack from running. */
export const sizeBudgetSchema = z.strictObject({
  /** Bytes of the slices, without header and padding. */
  max_bytes: z.int().nonnegative(),
  severity: z.enum(['warning', 'error']).default('warning'),
});
export type SizeBudget = z.infer<typeof sizeBudgetSchema>;

/** Budgets by bank type (`TILES`), and under `total` for all banks together. */
export const sizeBudgetsSchema = z.record(z.union([z.string().regex(/^[A-Z][A-Z0-9_]{0,31}$/u), z.literal('total')]), sizeBudgetSchema);
export type SizeBudgets = z.infer<typeof sizeBudgetsSchema>;

/** Files that a pack makes in `build/` beside the four only where a project asks for them: ids for game code. */
export const optionalCompanionSchema = z.enum(['asset_ids.d.ts', 'asset_ids.h', 'asset_ids.rs']);
export type OptionalCompanion = z.infer<typeof optionalCompanionSchema>;

/** `assets/.prometeu/project.json`, optional (formats.md §1). */
export const projectSettingsSchema = z.looseObject({
  schema_version: z.literal(documentSchemaVersion),
  refresh: refreshPolicySchema.default('automatic'),
  size_budgets: sizeBudgetsSchema.default({}),
  companions: z.array(optionalCompanionSchema).default([]),
});
export type ProjectSettings = z.infer<typeof projectSettingsSchema>;
