import { z } from 'zod';
import { operationIdSchema } from './ids.ts';

/**
 * Every type of event; what each says stands in `events.ts`. Apart from that, since a wire goes by the envelope alone
 * and a page is to begin quickly.
 */
export const eventTypes = [
  'project.opened',
  'project.closed',
  'observation.changed',
  'state.changed',
  'drift.detected',
  'drift.resolved',
  'reconcile.started',
  'reconcile.finished',
  'reconcile.failed',
  'reconcile.progress',
  'snapshot.published',
  'change.started',
  'change.committed',
  'change.undone',
  'change.failed',
  'assets.checked',
  'doctor.progress',
  'pack.started',
  'pack.phase',
  'pack.progress',
  'pack.finished',
  'summary.progress',
  'validation.progress',
  'proof.finished',
] as const;
export type EventType = (typeof eventTypes)[number];

const id = z.string();

/** Who caused an event: an operation by id, or the disk. */
export const causeSchema = z.union([operationIdSchema, z.literal('disk')]);

/** What every event carries. What ends in `.progress` has no sequence and may be coalesced. */
export const eventEnvelopeSchema = z.object({
  project_id: id,
  session_id: id,
  /** From 1 at each open, gap-free. */
  sequence: z.int().positive().optional(),
  generation: z.int().nonnegative(),
  operation_id: operationIdSchema.optional(),
  caused_by: causeSchema.optional(),
  /** ISO 8601. */
  at: z.string(),
});
export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;
