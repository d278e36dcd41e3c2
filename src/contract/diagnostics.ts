import { z } from 'zod';

/** How bad it is: an `error` of an asset in the active pack set blocks the pack, nothing else does. */
export const severitySchema = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof severitySchema>;

/**
 * Where a finding or an error is. Every key is optional and says one thing only.
 * `line` and `column` count from 1 (column in UTF-16 code units), `pixel` from the picture's top left at 0,
 * `sample` is a frame number from 0 at the source's rate, `byte` an offset in the file.
 */
export const placeSchema = z.strictObject({
  /** Asset root below `assets/`, NFC, POSIX: `tiles/overworld`. */
  root: z.string().optional(),
  asset_id: z.int().optional(),
  /** Path from the project's directory, POSIX: `assets/tiles/overworld/asset.json`. */
  file: z.string().optional(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
  /** Where in a document, as a JSON pointer: `/output/tile_size`. */
  field: z.string().optional(),
  pixel: z.strictObject({ x: z.int().nonnegative(), y: z.int().nonnegative() }).optional(),
  sample: z.int().nonnegative().optional(),
  byte: z.int().nonnegative().optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** What a rule found. `code` is stable, is the rule's id, and has one line in `docs/diagnostics.md`. */
export const diagnosticSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/u),
  severity: severitySchema,
  /** One sentence for a person, naming the thing and the numbers. */
  message: z.string().min(1),
  place: placeSchema,
  /** What to do about it, in one sentence. */
  remedy: z.string().min(1),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;
