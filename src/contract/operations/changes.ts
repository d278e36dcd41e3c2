import { z } from 'zod';
import { diagnosticSchema } from '../diagnostics.ts';
import { preloadSlotSchema } from '../documents.ts';
import { packerErrorSchema } from '../errors.ts';
import { assetIdSchema, assetUuidSchema, operationIdSchema, sha256Schema } from '../ids.ts';
import { readStampSchema } from '../state.ts';
import { projectIdSchema } from './project.ts';

/** Asset root below `assets/`: `tiles/overworld`. */
const rootSchema = z.string().min(1);
/** A file below an asset root. */
const artifactPathSchema = z.string().min(1);
/** An asset, registered or not, by what it is called now. */
export const assetRefSchema = z.union([z.strictObject({ asset_id: assetIdSchema }), z.strictObject({ root: rootSchema })]);
export type AssetRef = z.output<typeof assetRefSchema>;

/** One edit of a declaration: the value at a JSON pointer (RFC 6901) set, or with no `value` removed. */
export const declarationEditSchema = z.strictObject({
  pointer: z.string().regex(/^(\/(?:[^/~]|~[01])*)+$/u, 'must be a JSON pointer such as /output/tile_size'),
  value: z.json().optional(),
});

/** A file from outside, and where it goes. */
const importedFileSchema = z.strictObject({
  /**
   * Absolute path of a file outside; only callers in this process may name one. A page names what it handed over
   * with `stageImport`: `staged:<staged_id>`.
   */
  source: z.string().min(1),
  path: artifactPathSchema,
});

/**
 * The kinds of change (operations.md §3). What is left out is chosen by the preview and stands in its `changes`,
 * so that applying it makes what was shown: `asset_uuid` and `asset_id` of a new asset, its name, its root in
 * Unicode form NFC.
 */
export const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('create_asset'),
    /** A directory that stands there already, without an `asset.json`, becomes the asset. */
    root: rootSchema,
    family: z.string().min(1),
    /** The last part of the root, where it is left out. */
    asset_name: z.string().optional(),
    /** The family's template, where it is left out. */
    inputs: z.array(z.string().min(1)).optional(),
    /** Over the template's own in `output`. */
    parameters: z.record(z.string(), z.json()).optional(),
    included_in_build: z.boolean().default(true),
    asset_uuid: assetUuidSchema.optional(),
    asset_id: assetIdSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('register_asset'),
    root: rootSchema,
    included_in_build: z.boolean().default(true),
    asset_id: assetIdSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('unregister_asset'), asset_id: assetIdSchema }),
  z.strictObject({ kind: z.literal('delete_asset'), asset: assetRefSchema }),
  z.strictObject({ kind: z.literal('relocate_asset'), asset: assetRefSchema, to: rootSchema }),
  z.strictObject({ kind: z.literal('rename_asset'), asset: assetRefSchema, asset_name: z.string() }),
  z.strictObject({
    kind: z.literal('set_included'),
    asset_ids: z.array(assetIdSchema).min(1).max(100_000),
    included_in_build: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('update_declaration'),
    asset: assetRefSchema,
    edits: z.array(declarationEditSchema).min(1).max(1000),
  }),
  z.strictObject({ kind: z.literal('set_preload'), asset: assetRefSchema, slot: preloadSlotSchema.nullable() }),
  z.strictObject({
    kind: z.literal('import_artifacts'),
    asset: assetRefSchema,
    files: z.array(importedFileSchema).min(1).max(10_000),
    /** Whether files that stand there are replaced; otherwise they refuse. */
    replace: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('remove_artifact'),
    asset: assetRefSchema,
    paths: z.array(artifactPathSchema).min(1).max(10_000),
  }),
  z.strictObject({
    kind: z.literal('duplicate_asset'),
    asset: assetRefSchema,
    to: rootSchema,
    /** The last part of the new root, where it is left out. */
    asset_name: z.string().optional(),
    included_in_build: z.boolean().default(true),
    asset_uuid: assetUuidSchema.optional(),
    asset_id: assetIdSchema.optional(),
  }),
]);
/** A change as it is carried out: every default filled in. */
export type Change = z.output<typeof changeSchema>;
export type ChangeKind = Change['kind'];
export type ChangeOf<K extends ChangeKind> = Extract<Change, { readonly kind: K }>;

/** SHA-256 of a file, or that nothing stands there. */
const fileStateSchema = z.union([sha256Schema, z.literal('absent')]);

/** One file that a change would write, create or delete. */
export const previewFileSchema = z.strictObject({
  /** From the project's directory, where the file is after the moves. */
  path: z.string(),
  before: fileStateSchema,
  after: fileStateSchema,
  /** Bytes. */
  size_before: z.int().nonnegative(),
  size_after: z.int().nonnegative(),
  /** A unified diff of the text; absent for bytes that are not text, or too long to show. */
  diff: z.string().optional(),
});
export type PreviewFile = z.output<typeof previewFileSchema>;

/** A directory that moves whole. */
export const previewMoveSchema = z.strictObject({
  from: z.string(),
  /** Absent: to the project's trash. */
  to: z.string().optional(),
});

/** What a preview stands on: applying is refused as `stale_preview` when any of it is no longer so. */
export const previewBasisSchema = z.strictObject({
  /** Files by digest; `absent` counts. */
  files: z.array(z.strictObject({ path: z.string(), sha256: fileStateSchema })),
  /** Directories by the digest of their names. */
  listings: z.array(z.strictObject({ path: z.string(), sha256: fileStateSchema })),
  /** Files outside that would be copied. */
  sources: z.array(z.strictObject({ path: z.string(), sha256: sha256Schema, size: z.int().nonnegative() })),
  /** Registry entries by id, as canonical JSON; `null`: no entry has that id. */
  entries: z.array(z.strictObject({ asset_id: assetIdSchema, entry: z.string().nullable() })),
  /** The registry's next id, where the change gives one. */
  next_asset_id: z.int().optional(),
});
export type PreviewBasis = z.output<typeof previewBasisSchema>;

/**
 * What a change would do, as a value (operations.md §3); `applyChange` takes it as it is. What the packer keeps
 * for itself beside it (a copy of the registry, the history entry, old bytes in the trash) is not listed.
 */
export const previewSchema = readStampSchema.extend({
  session_id: z.string(),
  /** For people: `Rename overworld to forest`. */
  title: z.string(),
  /** What was asked for, with everything chosen; empty for an undo. */
  changes: z.array(changeSchema),
  /** The history entry that this would take back. */
  undoes: operationIdSchema.optional(),
  /** Assets concerned, ascending; without those that have no id. */
  asset_ids: z.array(z.int()),
  /** In order, before the files. Without moves and files there is nothing to change. */
  moves: z.array(previewMoveSchema),
  files: z.array(previewFileSchema),
  diagnostics: z.strictObject({ appear: z.array(diagnosticSchema), disappear: z.array(diagnosticSchema) }),
  basis: previewBasisSchema,
});
export type Preview = z.output<typeof previewSchema>;

export const previewChange = {
  request: z.strictObject({ project_id: projectIdSchema, changes: z.array(changeSchema).min(1).max(1000) }),
  response: previewSchema,
};

/** `unknown`: everything is applied, but the disk did not confirm it; the project is `failed` until reopened. */
export const durabilitySchema = z.enum(['durable', 'unknown']);

export const changeResultSchema = readStampSchema.extend({
  operation_id: operationIdSchema,
  title: z.string(),
  durability: durabilitySchema,
  asset_ids: z.array(z.int()),
  /** The history entry that was taken back. */
  undoes: operationIdSchema.optional(),
  /** Bytes that somebody saved meanwhile, and where they are kept. */
  conflicts: z.array(z.strictObject({ path: z.string(), kept_at: z.string() })),
});
export type ChangeResult = z.output<typeof changeResultSchema>;

export const applyChange = {
  request: z.strictObject({ project_id: projectIdSchema, preview: previewSchema }),
  response: changeResultSchema,
};

export const previewUndo = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** The change to take back; the last one that is neither an undo nor undone, where it is left out. */
    operation_id: operationIdSchema.optional(),
  }),
  response: previewSchema,
};

export const undoChange = {
  request: z.strictObject({ project_id: projectIdSchema, preview: previewSchema }),
  response: changeResultSchema,
};

export const historyItemSchema = z.strictObject({
  operation_id: operationIdSchema,
  /** ISO 8601; absent for a damaged entry. */
  at: z.string().optional(),
  title: z.string(),
  asset_ids: z.array(z.int()),
  /** The entry this one took back. */
  undoes: operationIdSchema.optional(),
  /** The entry that took this one back. */
  undone_by: operationIdSchema.optional(),
  /** Why it cannot be taken back, where that is known without looking at anything else. */
  not_undoable: packerErrorSchema.optional(),
});
export type HistoryItem = z.output<typeof historyItemSchema>;

export const listHistory = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** Only what concerned this asset; a damaged entry concerns nobody. */
    asset_id: assetIdSchema.optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().positive().max(1000).default(100),
  }),
  /** Newest first. */
  response: readStampSchema.extend({ total: z.int().nonnegative(), entries: z.array(historyItemSchema) }),
};
