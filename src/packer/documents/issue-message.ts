import type { z } from 'zod';
import { jsonPointer } from '../../base/json-pointer.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';

/** One thing a schema does not accept, said so that it can follow the name of the place. */
export interface SchemaIssue {
  /** JSON pointer: `/output/tile_size`. */
  readonly pointer: string;
  /** `must be 8, 16 or 32, not 12`, `is missing`. */
  readonly message: string;
}

/** More are of no help to anyone, and a hostile document could hold a million. */
export const maxIssues = 100;

/**
 * Validates `value`; what is wrong comes as sentences, at most {@link maxIssues}, messages of the schema kept.
 * Long lists are looked at before, entry by entry: zod's stack overflows at a few hundred thousand issues.
 */
export function checkSchema<T>(schema: z.ZodType<T>, value: unknown): Result<T, readonly SchemaIssue[]> {
  const result = schema.safeParse(value, { error: issueMessage });
  return result.success ? ok(result.data) : err(issuesOf(result.error));
}

/** The issues of an error, with unions and unknown keys taken apart. */
function issuesOf(error: z.core.$ZodError): readonly SchemaIssue[] {
  return error.issues
    .slice(0, maxIssues)
    .flatMap((issue) => flatten(issue, []))
    .slice(0, maxIssues);
}

/** The sentence for one zod issue. A message in a schema goes before it. */
const issueMessage: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined && issue.code !== 'custom') return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      return mustBe(expectationOf(issue), issue.input);
    case 'too_small':
      return sizeMessage(issue.origin, 'least', issue.minimum, issue.inclusive, issue.input);
    case 'too_big':
      return sizeMessage(issue.origin, 'most', issue.maximum, issue.inclusive, issue.input);
    case 'not_multiple_of':
      return `must be a multiple of ${String(issue.divisor)}, not ${shown(issue.input)}`;
    case 'unrecognized_keys':
      return `holds unknown keys: ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return `is not accepted: ${shown(issue.input)}`;
  }
};

/** `must be a list, not 7`: for what is checked without a schema. */
export function mustBe(what: string, value: unknown): string {
  return `must be ${what}, not ${shown(value)}`;
}

/** `must be "a", "b" or "c", not "d"`: for a choice that no schema knows. */
export function notOneOf(choices: readonly unknown[], value: unknown): string {
  return mustBe(listed(choices.map(shown)), value);
}

type Issue = z.core.$ZodIssue;
type ExpectingIssue = Pick<z.core.$ZodRawIssue, 'code'> & {
  readonly expected?: unknown;
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
};

function flatten(issue: Issue, above: readonly PropertyKey[]): readonly SchemaIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: jsonPointer([...path, key]), message: 'is not known here' }));
  }
  if (issue.code === 'invalid_union') {
    // An alternative whose own kind fits is the one that was meant: say what is wrong inside it.
    const meant = issue.errors.find((errors) => errors.every((inner) => inner.path.length > 0 || !isMismatch(inner)));
    if (meant && meant.length > 0) return meant.flatMap((inner) => flatten(inner, path));
  }
  return [{ pointer: jsonPointer(path), message: issue.message }];
}

function isMismatch(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union';
}

/** What may stand there: `8, 16 or 32`, `a whole number`, `"auto", "keep" or an object`. */
function expectationOf(issue: ExpectingIssue): string {
  return listed([...new Set(expectationsOf(issue))]);
}

function expectationsOf(issue: ExpectingIssue): readonly string[] {
  if (issue.code === 'invalid_value') return (issue.values ?? []).map(shown);
  if (issue.code === 'invalid_union') return (issue.errors ?? []).flatMap((errors) => errors.slice(0, 1).flatMap(expectationsOf));
  const expected = String(issue.expected);
  return [kinds.get(expected) ?? expected];
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['object', 'an object'],
  ['record', 'an object'],
  ['array', 'a list'],
  ['null', 'null'],
]);

function sizeMessage(origin: string, bound: 'least' | 'most', limit: number | bigint, inclusive: boolean | undefined, input: unknown): string {
  const exact = inclusive === false ? (bound === 'least' ? 'more than' : 'less than') : `at ${bound}`;
  if (bound === 'least' && Number(limit) === 1 && (origin === 'string' || origin === 'array')) return 'must not be empty';
  if (origin === 'string') return `must have ${exact} ${String(limit)} characters`;
  if (origin === 'array') return `must hold ${exact} ${String(limit)} entries`;
  return `must be ${exact} ${String(limit)}, not ${shown(input)}`;
}

/** A value as a person reads it in a sentence; long text is cut. */
function shown(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value !== 'string') return printed(value);
  return JSON.stringify(value.length <= 60 ? value : `${value.slice(0, 60)}…`);
}

/** Numbers as they are: JSON would make NaN and infinity a null. */
function printed(value: unknown): string {
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? typeof value);
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'something else';
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
