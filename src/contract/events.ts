import { z } from 'zod';
import { packerErrorSchema } from './errors.ts';
import type { EventEnvelope, EventType } from './event-envelope.ts';
import { operationIdSchema } from './ids.ts';
import { placeSchema } from './diagnostics.ts';
import { driftClassSchema, driftKindSchema } from './operations/drift.ts';
import { observationModeSchema, progressSchema, projectStateSchema } from './state.ts';

export { eventEnvelopeSchema, type EventEnvelope, type EventType } from './event-envelope.ts';

/** The phases of a pack, in the order they run (operations.md §8). */
export const packPhaseSchema = z.enum(['gate', 'freeze', 'plan', 'materialize', 'emit', 'verify', 'promote']);
export type PackPhase = z.infer<typeof packPhaseSchema>;

export const packStatusSchema = z.enum(['succeeded', 'blocked', 'failed', 'cancelled']);

const assetIds = z.array(z.int());
/** It makes and compares, and promotes nothing. */
const isCheck = z.literal(true).optional();
const durability = z.enum(['durable', 'unknown']);

/** How a proof of determinism may end. */
export const proofOutcomeSchema = z.enum(['identical', 'different', 'inputs_changed', 'not_packable']);

/** How far a phase of a pack has come, and at which asset. */
export const packProgressSchema = z.object({
  phase: packPhaseSchema,
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  /** Bytes handled so far in this phase. */
  bytes: z.int().nonnegative(),
  asset_id: z.int().optional(),
  asset_name: z.string().optional(),
  root: z.string().optional(),
});

/** Items of drift as an event names them. */
const driftNotes = z.array(
  z.object({ id: z.string(), kind: driftKindSchema, class: driftClassSchema, place: placeSchema }),
);

/** What each event says beside its envelope (operations.md §4). Events announce finished facts. */
export const eventBodySchemas = {
  'project.opened': z.object({ directory: z.string() }),
  'project.closed': z.object({}),
  /** How the disk is watched from now on, and why not live. */
  'observation.changed': z.object({ mode: observationModeSchema, reason: z.string().optional() }),
  'state.changed': z.object({ from: projectStateSchema, to: projectStateSchema, cause: z.string() }),
  /** Of very many items the first are named; `total` counts all. */
  'drift.detected': z.object({ total: z.int().positive(), items: driftNotes }),
  /** The cause of these is gone, or they were decided about. */
  'drift.resolved': z.object({ total: z.int().positive(), items: driftNotes }),
  /** In the lane, before anything is looked at again. */
  'reconcile.started': z.object({ title: z.string(), decisions: z.int().positive() }),
  'reconcile.finished': z.object({ title: z.string(), asset_ids: assetIds, durability }),
  /** Nothing was changed, or all of it was taken back. */
  'reconcile.failed': z.object({ title: z.string(), error: packerErrorSchema }),
  /** How many of the files that changed have been read; while the state is `reconciling`. */
  'reconcile.progress': progressSchema,
  'snapshot.published': z.object({ added: assetIds, changed: assetIds, removed: assetIds }),
  /** In the lane, before anything is looked at again. */
  'change.started': z.object({ title: z.string() }),
  /** After `snapshot.published`; an undo says `change.undone` instead. */
  'change.committed': z.object({ title: z.string(), asset_ids: assetIds, durability }),
  'change.undone': z.object({ title: z.string(), asset_ids: assetIds, durability, undoes: operationIdSchema }),
  /** Nothing was changed, or all of it was taken back. */
  'change.failed': z.object({ title: z.string(), error: packerErrorSchema }),
  /** More is known of what is in files: assets that were `unchecked` may have been judged, and findings have come. */
  'assets.checked': z.object({}),
  /** How many assets `runDoctor` has looked into. */
  'doctor.progress': z.object({ done: z.int().nonnegative(), total: z.int().nonnegative() }),
  'pack.started': z.object({ assets: z.int().nonnegative(), check: isCheck }),
  'pack.phase': z.object({ phase: packPhaseSchema, check: isCheck }),
  'pack.progress': packProgressSchema,
  'pack.finished': z.object({ status: packStatusSchema, unchanged: z.boolean(), elapsed_ms: z.int().nonnegative(), check: isCheck }),
  /** How many assets `summarizePackWorkspace` has looked into, then compared with what stands in `build/`. */
  'summary.progress': z.object({ step: z.enum(['look', 'compare']), done: z.int().nonnegative(), total: z.int().nonnegative() }),
  /** How many assets `validatePackWorkspace` has looked into. */
  'validation.progress': z.object({ done: z.int().nonnegative(), total: z.int().nonnegative() }),
  /** `verifyDeterminism` has ended; without an outcome it could not be carried out. */
  'proof.finished': z.object({ outcome: proofOutcomeSchema.optional() }),
} as const satisfies Readonly<Record<EventType, z.ZodType>>;

// A body without keys is inferred as a record of `never`, which would turn the whole event into one.
type BodyOf<B> = string extends keyof B ? unknown : B;

export type EventOf<T extends EventType> = EventEnvelope & { readonly type: T } & BodyOf<
    z.infer<(typeof eventBodySchemas)[T]>
  >;

/** Any event of the bus, told apart by `type`. */
export type PackerEvent = { [T in EventType]: EventOf<T> }[EventType];
