import { z } from 'zod';
import { diagnosticSchema } from '../diagnostics.ts';
import { readStampSchema } from '../state.ts';
import { changeSchema } from './changes.ts';
import { projectIdSchema } from './project.ts';

/** An ordinary change that mends one finding and destroys nothing; to be previewed like any other. */
export const fixSchema = z.strictObject({
  /** For people: `Give it slot 3`. */
  title: z.string().min(1),
  changes: z.array(changeSchema).min(1),
});
export type Fix = z.output<typeof fixSchema>;

/**
 * What would mend a finding, worked out for the one that somebody looks at: carried by each of 50,000 it would
 * make every list heavier. Empty where the packer knows no sure way, and for a finding that no longer stands.
 */
export const getFixes = {
  request: z.strictObject({ project_id: projectIdSchema, diagnostic: diagnosticSchema }),
  response: readStampSchema.extend({ fixes: z.array(fixSchema) }),
};
