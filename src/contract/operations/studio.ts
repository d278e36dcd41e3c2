import { z } from 'zod';
import { projectIdSchema, projectStatusSchema } from './project.ts';

/**
 * What pages ask of the Studio around them (operations.md §3, group studio). A page never names a directory: it
 * opens by the id of something the Studio listed, by a plain name in the projects folder, or through a dialog
 * that the shell shows and answers itself.
 */

/** A place the Studio listed. Says nothing about a path. */
export const placeIdSchema = z.string().regex(/^[0-9A-Za-z]{20}$/u, 'must be an id that listRecentProjects gave');

export const recentProjectSchema = z.strictObject({
  place_id: placeIdSchema,
  name: z.string().min(1),
  /** For people only; no call takes it. */
  directory: z.string(),
  /** When it was last opened, ISO 8601; absent for a project that only stands in the projects folder. */
  opened_at: z.string().optional(),
  /** Whether the directory is there now. */
  present: z.boolean(),
});
export type RecentProject = z.output<typeof recentProjectSchema>;

export const listRecentProjects = {
  request: z.strictObject({}),
  /** Last opened first, then what stands in the projects folder by name. */
  response: z.strictObject({ projects_folder: z.string(), projects: z.array(recentProjectSchema) }),
};

export const openRecentProject = { request: z.strictObject({ place_id: placeIdSchema }), response: projectStatusSchema };

/** Takes it off the list; the directory is not touched. */
export const forgetRecentProject = { request: z.strictObject({ place_id: placeIdSchema }), response: z.strictObject({}) };

/** Makes a project in the projects folder and opens it. `target_exists`: one of that name stands there. */
export const createNamedProject = {
  request: z.strictObject({ name: z.string().min(1).max(80) }),
  response: projectStatusSchema,
};

/** Copies the sample project into the projects folder, once, and opens it. */
export const openSampleProject = { request: z.strictObject({}), response: projectStatusSchema };

/** A dialog of the shell. `not_available` where the shell has none (a browser). */
export const pickProject = {
  request: z.strictObject({ purpose: z.enum(['open', 'create']) }),
  response: z.strictObject({
    /** Absent: the person cancelled. */
    status: projectStatusSchema.optional(),
  }),
};

/** Shows a file or folder in the system's file browser. `not_available` in a browser. */
export const revealFile = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** From the project's directory. */
    path: z.string().min(1),
  }),
  response: z.strictObject({}),
};

/** Bytes of one chunk of a staged file, at most. */
export const stageChunkMaxBytes = 1024 * 1024;

/** Names bytes that a page handed over, for `import_artifacts`. */
export const stagedIdSchema = z.string().regex(/^[0-9A-Za-z]{20}$/u, 'must be an id that stageImport gave');

/**
 * Hands over a file from a page (dropped, or chosen) in order, chunk by chunk, outside the project. Staged files
 * go away when they were imported or when the page that staged them goes.
 */
export const stageImport = {
  request: z.strictObject({
    project_id: projectIdSchema,
    /** Absent with the first chunk. */
    staged_id: stagedIdSchema.optional(),
    /** Where this chunk begins, bytes; `invalid_request` when it is not where the last one ended. */
    offset: z.int().nonnegative(),
    /** With the first chunk, bytes of the whole file where that is known: what is too large is refused at once. */
    size: z.int().nonnegative().optional(),
    /** Base64 of at most {@link stageChunkMaxBytes} bytes. */
    bytes: z.string().max(Math.ceil(stageChunkMaxBytes / 3) * 4),
  }),
  response: z.strictObject({ staged_id: stagedIdSchema, size: z.int().nonnegative() }),
};

export const themeSchema = z.enum(['dark', 'light', 'system']);
export const densitySchema = z.enum(['compact', 'comfortable']);

/** A person's settings of the Studio, kept beside no project. */
export const studioSettingsSchema = z.strictObject({
  theme: themeSchema,
  density: densitySchema,
  /** Panel sizes and the like, by the page's own names; at most 16 KiB of JSON. */
  layout: z.record(z.string().max(64), z.json()),
});
export type StudioSettings = z.output<typeof studioSettingsSchema>;

export const getStudioSettings = { request: z.strictObject({}), response: studioSettingsSchema };

/** What is left out stays as it is; so does every name of the layout that is not named. `null` forgets a name. */
export const updateStudioSettings = { request: studioSettingsSchema.partial(), response: studioSettingsSchema };

export const getStudioInfo = {
  request: z.strictObject({}),
  response: z.strictObject({
    version: z.string(),
    host: z.enum(['electron', 'browser', 'cli']),
    /** What this shell can do beside answering calls. */
    abilities: z.strictObject({ pick_project: z.boolean(), reveal_file: z.boolean() }),
    /** The project this window was opened for, already open. */
    project_id: projectIdSchema.optional(),
    /** What a person should know of the Studio itself, such as settings that could not be read. */
    notices: z.array(z.string()).optional(),
  }),
};
