import { z } from 'zod';
import { packerErrorSchema } from '../contract/errors.ts';
import { eventEnvelopeSchema, eventTypes } from '../contract/event-envelope.ts';
import { projectStatusSchema } from '../contract/operations/project.ts';

/**
 * What goes over a wire: JSON values, told apart by `type`. What they promise stands in `server.ts`.
 *
 * | frame | from | fields | means |
 * | --- | --- | --- | --- |
 * | `hello` | both | protocol | the first frame of each side, the page's first |
 * | `refused` | Studio | why | speaks another protocol: no new attempt |
 * | `call` | page | id, operation, request | asks; ids go up by any step |
 * | `cancel` | page | id | wishes that the call ended |
 * | `answer` | Studio | id, result | once for each call |
 * | `follow` | page | id, from {project_id, session_id, sequence} | the events after this one |
 * | `unfollow` | page | id | no more of these |
 * | `event` | Studio | id, event | the next event of a feed |
 * | `gap` | Studio | id, status | events are missing; the feed goes on from this status |
 * | `ended` | Studio | id | the feed is over |
 * | `mark` | Studio | mark | how far have you come? |
 * | `reached` | page | mark | everything before the mark was taken |
 */
export const protocolVersion = 1;

const id = z.int().positive();
const helloSchema = z.strictObject({ type: z.literal('hello'), protocol: z.int() });

export const pageFrameSchema = z.discriminatedUnion('type', [
  helloSchema,
  z.strictObject({ type: z.literal('call'), id, operation: z.string().max(64), request: z.unknown() }),
  z.strictObject({ type: z.literal('cancel'), id }),
  z.strictObject({
    type: z.literal('follow'),
    id,
    from: z.strictObject({ project_id: z.string().min(1).max(200), session_id: z.string().max(200), sequence: z.int().nonnegative() }),
  }),
  z.strictObject({ type: z.literal('unfollow'), id }),
  z.strictObject({ type: z.literal('reached'), mark: id }),
]);
export type PageFrame = z.output<typeof pageFrameSchema>;

const resultSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: packerErrorSchema }),
]);

// The body of an event is its sender's; what a feed goes by is checked.
const eventSchema = z.looseObject({
  ...eventEnvelopeSchema.shape,
  type: z.enum(eventTypes),
});

export const studioFrameSchema = z.discriminatedUnion('type', [
  helloSchema,
  z.strictObject({ type: z.literal('refused'), why: z.string() }),
  z.strictObject({ type: z.literal('answer'), id, result: resultSchema }),
  z.strictObject({ type: z.literal('event'), id, event: eventSchema }),
  z.strictObject({ type: z.literal('gap'), id, status: projectStatusSchema }),
  z.strictObject({ type: z.literal('ended'), id }),
  z.strictObject({ type: z.literal('mark'), mark: id }),
]);
export type StudioFrame = z.output<typeof studioFrameSchema>;

/** A frame of one type, of either side. */
export type FrameOf<T extends (PageFrame | StudioFrame)['type']> = Extract<PageFrame | StudioFrame, { readonly type: T }>;
