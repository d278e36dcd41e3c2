import type { z } from 'zod';
import { jsonPointer } from '../../base/json-pointer.ts';
import { mustBe as mustBeInstead } from '../documents/issue-message.ts';
import type { DeclarationIssue } from '../snapshot/family-port.ts';

/** What a family's schema did not accept, by JSON pointer (RFC 6901), in the order the schema found it. */
export function declarationIssues(error: z.ZodError): readonly DeclarationIssue[] {
  return error.issues.map((issue) => ({ pointer: jsonPointer(issue.path), message: issue.message }));
}

/** The words for a value a schema refused: `must be 1 or 2, not 3`, or `is required; it must be 1 or 2`. */
export function mustBe(what: string): (issue: { readonly input?: unknown }) => string {
  return ({ input }) => (input === undefined ? `is required; it must be ${what}` : mustBeInstead(what, input));
}
