import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { declarationIssues, mustBe } from '../../../src/packer/families/declaration-issues.ts';

function issues(schema: z.ZodType, value: unknown): ReturnType<typeof declarationIssues> {
  const read = schema.safeParse(value);
  return read.success ? [] : declarationIssues(read.error);
}

describe('what a schema does not accept', () => {
  it('is placed by a JSON pointer, escaped as RFC 6901 says', () => {
    const schema = z.object({ 'a/b': z.array(z.object({ 'm~n': z.string({ error: mustBe('a text') }) })) });
    expect(issues(schema, { 'a/b': [{ 'm~n': 1 }] })).toEqual([
      { pointer: '/a~1b/0/m~0n', message: 'must be a text, not 1' },
    ]);
  });

  it('shows the value, or says that it is missing', () => {
    const schema = z.object({ size: z.literal(8, { error: mustBe('8') }) });
    expect(issues(schema, { size: { a: null } })[0]!.message).toBe('must be 8, not an object');
    expect(issues(schema, {})[0]!.message).toBe('is required; it must be 8');
  });

  it('is shown in short, however long it is', () => {
    const schema = z.object({ size: z.literal(8, { error: mustBe('8') }) });
    expect(issues(schema, { size: 'x'.repeat(1_000_000) })[0]!.message.length).toBeLessThan(100);
  });
});
