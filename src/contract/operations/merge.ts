import { z } from 'zod';
import { assetIdSchema, assetUuidSchema } from '../ids.ts';

/** Bytes of a registry that is read at all (formats.md §1). */
export const registryMaxBytes = 64 * 1024 * 1024;

const line = z.int().positive();

/** The whole text of an `index.json`, its byte order mark, if any, as the first character. */
const registryText = z.string().refine((text) => text.isWellFormed(), 'must be well-formed Unicode');

/** Which of the three: the two that are merged, and what both came from. */
export const mergeSideSchema = z.enum(['base', 'ours', 'theirs']);

export const mergeConflictSchema = z.strictObject({
  kind: z.enum([
    /** Both changed a field of one asset, differently. */
    'changed_apart',
    /** Both registered one asset, differently. */
    'added_apart',
    /** One removed the asset, the other changed it. */
    'removed_and_changed',
    /** Two assets claim one root. */
    'root_claimed_twice',
    /** Two assets claim one id that the base had given. */
    'id_claimed_twice',
    /** Both changed a key beside `assets`, differently. */
    'key_changed_apart',
  ]),
  message: z.string().min(1),
  /** Of the first marker around it, in the merged text. */
  line,
  asset_uuids: z.array(assetUuidSchema),
});

export const mergeFaultSchema = z.strictObject({
  side: mergeSideSchema,
  message: z.string().min(1),
  remedy: z.string().min(1),
  line: line.optional(),
  column: line.optional(),
});
export type MergeFault = z.infer<typeof mergeFaultSchema>;

export const renumberingSchema = z.strictObject({
  asset_uuid: assetUuidSchema,
  root: z.string(),
  from: assetIdSchema,
  to: assetIdSchema,
});

const renumbered = z.array(renumberingSchema);

/**
 * Merges two registries that come from one, three-way by uuid and field: texts in, a result out, no file touched.
 * Where both sides gave one id to different assets, the asset of theirs gets a new one (`renumbered`), unless the
 * base knows the id. What only a person can decide stands between conflict markers.
 */
export const mergeRegistry = {
  request: z.strictObject({
    /** The common ancestor; left out, or empty, when there is none. */
    base: registryText.default(''),
    ours: registryText,
    theirs: registryText,
  }),
  response: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('merged'), text: z.string(), renumbered }),
    z.strictObject({ outcome: z.literal('conflicts'), text: z.string(), renumbered, conflicts: z.array(mergeConflictSchema).min(1) }),
    /** One of the three is no registry that can be merged; `faults` says why, and nothing was done. */
    z.strictObject({ outcome: z.literal('refused'), faults: z.array(mergeFaultSchema).min(1) }),
  ]),
};
