import { z } from 'zod';
import { placeSchema } from '../diagnostics.ts';
import { assetUuidSchema } from '../ids.ts';
import { readStampSchema } from '../state.ts';
import { changeResultSchema, previewSchema } from './changes.ts';
import { projectIdSchema, projectRequestSchema } from './project.ts';

/** What the packer makes of each kind of drift (operations.md §2). */
export const driftClassSchema = z.enum(['content', 'information', 'decision']);
export type DriftClass = z.output<typeof driftClassSchema>;

/** Every way in which the disk can differ from what the packer knows, or from itself (operations.md §2). */
export const driftKindSchema = z.enum([
  // content: taken over by a refresh
  'content_changed',
  'artifact_appeared',
  'artifact_removed',
  'declaration_changed',
  // information
  'root_appeared',
  // a decision is owed
  'declaration_invalid',
  'declaration_missing',
  'root_missing',
  'root_moved',
  'uuid_duplicate',
  'asset_id_duplicate',
  'uuid_mismatch',
  'registry_changed',
  'registry_invalid',
  'registry_conflict',
  'registry_missing',
  'path_collision',
  'commit_unresolved',
  /** Somebody saved into a file as a commit replaced it: the saved bytes are in `conflicts/`. */
  'save_rescued',
]);
export type DriftKind = z.output<typeof driftKindSchema>;

/** The ways out of an item. */
export const driftChoiceSchema = z.enum([
  'relocate',
  'register',
  'unregister',
  'renumber',
  'new_uuid_for',
  'adopt_disk',
  'restore_registry',
  'merge_by_uuid',
  'restore_declaration',
  'keep_disk',
  'restore_before_image',
  'keep',
]);
export type DriftChoice = z.output<typeof driftChoiceSchema>;

export const driftOptionSchema = z.strictObject({
  choice: driftChoiceSchema,
  /** Where one choice can be made in several ways, which: a root, an asset id, a uuid. */
  target: z.string().optional(),
  /** What it would do, in one sentence. */
  says: z.string().min(1),
  /** Whether it can be carried out now; if not, `says` tells why. */
  available: z.boolean(),
});
export type DriftOption = z.output<typeof driftOptionSchema>;

export const driftItemSchema = z.strictObject({
  /** The same from one look to the next, as long as the cause is the same: `root_moved:3`. */
  id: z.string().min(1),
  kind: driftKindSchema,
  class: driftClassSchema,
  place: placeSchema,
  message: z.string().min(1),
  /** What the disk has, in a few words. */
  disk: z.string(),
  /** What the registry has, or for content the packer's last generation. */
  registry: z.string(),
  /** Assets and asset roots concerned. Neither: the registry itself, or everything. */
  asset_ids: z.array(z.int()),
  roots: z.array(z.string()),
  /** Only for items that somebody can decide about. */
  options: z.array(driftOptionSchema),
});
export type DriftItem = z.output<typeof driftItemSchema>;

export const getDivergence = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** Looks at the disk before answering; nothing is taken over that the refresh policy leaves to people. */
    look: z.boolean().default(false),
    offset: z.int().nonnegative().default(0),
    limit: z.int().positive().max(1000).default(1000),
  }),
  /** Decisions first, then content, then information; each by place. */
  response: readStampSchema.extend({
    total: z.int().nonnegative(),
    counts: z.strictObject({ content: z.int().nonnegative(), information: z.int().nonnegative(), decision: z.int().nonnegative() }),
    items: z.array(driftItemSchema),
  }),
};

/** Looks at the disk and takes over what has changed in contents, whatever the refresh policy. */
export const refresh = {
  request: projectRequestSchema,
  response: readStampSchema.extend({
    /** Whether a new generation came of it. */
    published: z.boolean(),
    /** Items that wait for a decision. */
    decisions: z.int().nonnegative(),
  }),
};

/** What somebody decided about one item. */
export const driftDecisionSchema = z.strictObject({
  /** The item's id. */
  item: z.string().min(1),
  choice: driftChoiceSchema,
  /** The option's, where it has one. */
  target: z.string().optional(),
  /** For `new_uuid_for`; chosen by the preview, so that applying it makes what was shown. */
  asset_uuid: assetUuidSchema.optional(),
});
export type DriftDecision = z.output<typeof driftDecisionSchema>;

/** What the decisions would do together, as a value; `applyReconcile` takes it as it is. */
export const reconcilePreviewSchema = previewSchema.extend({ decisions: z.array(driftDecisionSchema).min(1) });
export type ReconcilePreview = z.output<typeof reconcilePreviewSchema>;

/** Several decisions become one commit, at most one an item. Nothing is decided that is not named. */
export const previewReconcile = {
  request: z.strictObject({ project_id: projectIdSchema, decisions: z.array(driftDecisionSchema).min(1).max(10_000) }),
  response: reconcilePreviewSchema,
};

export const applyReconcile = {
  request: z.strictObject({ project_id: projectIdSchema, preview: reconcilePreviewSchema }),
  response: changeResultSchema.extend({
    /** Whether it stands in the history and can be taken back. A registry that was put back as a whole cannot. */
    undoable: z.boolean(),
  }),
};
export type ReconcileResult = z.output<typeof applyReconcile.response>;
