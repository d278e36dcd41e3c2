import { z } from 'zod';

/** The state of a project: the first that holds of failed, reconciling, diverged, stale, fresh (operations.md §2). */
export const projectStateSchema = z.enum(['fresh', 'stale', 'diverged', 'reconciling', 'failed']);
export type ProjectState = z.infer<typeof projectStateSchema>;

export const observationModeSchema = z.enum(['live', 'polling', 'off']);
export type ObservationMode = z.infer<typeof observationModeSchema>;

/** How the disk is watched. `off`: the packer looks only when it is asked something that needs it. */
export const observationSchema = z.strictObject({
  mode: observationModeSchema,
  reason: z.string().optional(),
  /** When the disk was last compared with the snapshot, ISO 8601. */
  checked_at: z.string(),
});

/** How far something long has come: files, when the disk is read again. */
export const progressSchema = z.object({ done: z.int().nonnegative(), total: z.int().positive() });

export const accessSchema = z.strictObject({
  mode: z.enum(['read_write', 'read_only']),
  reason: z.string().optional(),
});
export type Access = z.infer<typeof accessSchema>;

/** On every read: which snapshot answered, and what the packer knows of the disk since (operations.md §1). */
export const readStampSchema = z.object({
  generation: z.int().positive(),
  state: projectStateSchema,
});

/** Why nobody can tell which assets are registered: a registry is there and cannot be read. Absent: it can, or there is none. */
export const registryUnreadSchema = z.string().optional();

/** How many findings, and how many assets whose bytes nobody has looked at yet (never counted as clean). */
export const problemCountsSchema = z.strictObject({
  errors: z.int().nonnegative(),
  warnings: z.int().nonnegative(),
  infos: z.int().nonnegative(),
  unchecked_assets: z.int().nonnegative(),
});
export type ProblemCounts = z.infer<typeof problemCountsSchema>;
