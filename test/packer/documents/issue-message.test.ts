import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkSchema, maxIssues, notOneOf } from '../../../src/packer/documents/issue-message.ts';

function issues(schema: z.ZodType, value: unknown): readonly string[] {
  const checked = checkSchema(schema, value);
  return checked.ok ? [] : checked.error.map(({ pointer, message }) => `${pointer} ${message}`);
}

describe('an issue is a sentence that follows the name of its place', () => {
  test.each<[string, z.ZodType, unknown, string]>([
    ['a choice of numbers', z.literal([8, 16, 32]), 12, 'must be 8, 16 or 32, not 12'],
    ['a choice of words', z.enum(['auto', 'keep']), 'best', 'must be "auto" or "keep", not "best"'],
    ['one literal', z.literal('NONE'), 'LZ4', 'must be "NONE", not "LZ4"'],
    ['text', z.string(), 3, 'must be text, not 3'],
    ['a whole number', z.int(), 1.5, 'must be a whole number, not 1.5'],
    ['a number', z.number(), '3', 'must be a number, not "3"'],
    ['a boolean', z.boolean(), null, 'must be true or false, not null'],
    ['an object', z.looseObject({}), [], 'must be an object, not a list'],
    ['a list', z.array(z.string()), {}, 'must be a list, not an object'],
    ['too small', z.int().min(1), 0, 'must be at least 1, not 0'],
    ['too large', z.int().max(15), 16, 'must be at most 15, not 16'],
    ['below an open bound', z.number().gt(0), 0, 'must be more than 0, not 0'],
    ['no multiple', z.int().multipleOf(4), 6, 'must be a multiple of 4, not 6'],
    ['empty text', z.string().min(1), '', 'must not be empty'],
    ['an empty list', z.array(z.string()).min(1), [], 'must not be empty'],
    ['too long a list', z.array(z.int()).max(1), [1, 2], 'must hold at most 1 entries'],
    ['a message of the schema', z.string().regex(/^a/u, 'must begin with a'), 'b', 'must begin with a'],
    ['a union', z.union([z.enum(['auto', 'keep']), z.strictObject({ file: z.string() })]), 5, 'must be "auto", "keep" or an object, not 5'],
  ])('%s', (_name, schema, value, expected) => {
    expect(issues(z.strictObject({ it: schema }), { it: value })).toEqual([`/it ${expected}`]);
  });

  test('a missing key is said to be missing, at its own place', () => {
    expect(issues(z.looseObject({ a: z.looseObject({ b: z.int() }) }), { a: {} })).toEqual(['/a/b is missing']);
  });

  test('each unknown key is told by itself', () => {
    expect(issues(z.strictObject({}), { a: 1, 'b/c': 2 })).toEqual(['/a is not known here', '/b~1c is not known here']);
  });

  test('of a union, the alternative whose kind fits is explained inside', () => {
    const palette = z.union([z.enum(['auto']), z.strictObject({ file: z.string().min(1) })]);
    expect(issues(z.strictObject({ palette }), { palette: { file: 7 } })).toEqual(['/palette/file must be text, not 7']);
  });

  test('long text is cut', () => {
    expect(issues(z.int(), 'x'.repeat(200))[0]?.length).toBeLessThan(120);
  });

  test('a hundred thousand issues are cut short', () => {
    expect(issues(z.array(z.string()), Array<number>(100_000).fill(1))).toHaveLength(maxIssues);
  });
});

test('a choice that no schema knows reads the same', () => {
  expect(notOneOf(['a', 'b', 'c'], 'd')).toBe('must be "a", "b" or "c", not "d"');
});
