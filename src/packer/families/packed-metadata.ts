import { z } from 'zod';

/** Sentences a verification gives at most; one broken document should not become a million of them. */
const maxProblems = 20;

/** The name of a part of a bank: what a path can be, so NFC and without lone surrogates. */
export const nameSchema = z
  .string()
  .refine((name) => name.isWellFormed() && name === name.normalize('NFC'), { error: 'must be NFC' });

/** One sentence for each thing a schema found in a bank's metadata. */
export function schemaProblems(error: z.ZodError): readonly string[] {
  return error.issues.slice(0, maxProblems).map((issue) => {
    const place = issue.path.map((key) => `/${String(key)}`).join('');
    return `metadata${place}: ${issue.message}`;
  });
}

/** One sentence for each name that another part of the bank has already. */
export function duplicateNames(parts: readonly { readonly name: string }[]): readonly string[] {
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const { name } of parts) {
    if (seen.has(name) && problems.length < maxProblems) problems.push(`two parts of the bank are named "${name}"`);
    seen.add(name);
  }
  return problems;
}
