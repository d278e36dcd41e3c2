import { z } from 'zod';
import { optionalCompanionSchema, refreshPolicySchema, sizeBudgetsSchema } from '../documents.ts';
import { accessSchema, observationSchema, problemCountsSchema, progressSchema, readStampSchema, registryUnreadSchema } from '../state.ts';

/** Names an open project in every call about it. */
export const projectIdSchema = z.string().min(1);

/** A request about one open project and nothing else. */
export const projectRequestSchema = z.strictObject({ project_id: projectIdSchema });

export const initProject = {
  request: z.strictObject({
    /** Absolute path of the directory that is to become a project. */
    directory: z.string().min(1),
  }),
  response: z.object({
    directory: z.string(),
    /** Written, from the project's directory. */
    created: z.array(z.string()),
    /** Found and left as they were. */
    kept: z.array(z.string()),
  }),
};

export const projectStatusSchema = readStampSchema.extend({
  project_id: projectIdSchema,
  session_id: z.string(),
  directory: z.string(),
  /** Sequence of the last event before this answer; 0 before the first. */
  sequence: z.int().nonnegative(),
  observation: observationSchema,
  access: accessSchema,
  counts: z.strictObject({
    registered: z.int().nonnegative(),
    included: z.int().nonnegative(),
    excluded: z.int().nonnegative(),
    missing: z.int().nonnegative(),
    unregistered: z.int().nonnegative(),
    artifacts: z.int().nonnegative(),
  }),
  registry_unread: registryUnreadSchema,
  problems: problemCountsSchema,
  /** Why the state is what it is, when it is not fresh; one sentence each. */
  reasons: z.array(z.string()),
  /** While very many files that changed are read again, how many have been. */
  progress: progressSchema.optional(),
});
export type ProjectStatus = z.infer<typeof projectStatusSchema>;

export const openProject = {
  request: z.strictObject({ directory: z.string().min(1) }),
  response: projectStatusSchema,
};

export const closeProject = { request: projectRequestSchema, response: z.object({}) };

/**
 * Closes the project for everyone who has it open and opens it anew: the way out of `failed` beside a reconcile
 * (operations.md §2). Who had it open has it open again, in a new session.
 */
export const reopenProject = { request: projectRequestSchema, response: projectStatusSchema };

export const getProjectStatus = { request: projectRequestSchema, response: projectStatusSchema };

/** The settings that hold; the defaults where `project.json` says nothing or cannot be used. */
export const projectSettingsAnswerSchema = readStampSchema.extend({
  /** Whether changed contents are taken over by themselves (operations.md §2). */
  refresh: refreshPolicySchema,
  /** By bank type, and `total`. */
  size_budgets: sizeBudgetsSchema,
  /** In the order of their names, each once. */
  companions: z.array(optionalCompanionSchema),
});

export const getProjectSettings = { request: projectRequestSchema, response: projectSettingsAnswerSchema };

export const updateProjectSettings = {
  /** What is left out stays as it is. */
  request: z.strictObject({
    project_id: projectIdSchema,
    refresh: refreshPolicySchema.optional(),
    /** All budgets there are to be. */
    size_budgets: sizeBudgetsSchema.optional(),
    /** All optional companions there are to be. */
    companions: z.array(optionalCompanionSchema).optional(),
  }),
  response: projectSettingsAnswerSchema,
};
