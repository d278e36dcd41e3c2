import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStrictJson } from '../../src/io/strict-json.ts';
import type { JsonFault, StrictJson } from '../../src/io/strict-json.ts';

const limits = { maxBytes: 1 << 20 };
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(text: string): StrictJson {
  const result = readStrictJson(encode(text), limits);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function faults(content: string | Uint8Array, maxBytes = limits.maxBytes): readonly JsonFault[] {
  const result = readStrictJson(typeof content === 'string' ? encode(content) : content, { maxBytes });
  if (result.ok) throw new Error(`accepted: ${JSON.stringify(result.value.value)}`);
  return result.error;
}

function fault(content: string | Uint8Array): string {
  const [first] = faults(content);
  return `${first?.kind ?? ''} ${String(first?.line)}:${String(first?.column)}`;
}

describe('what is accepted means what JSON.parse says', () => {
  test('any JSON value, however it is indented', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indentation) => {
        const text = JSON.stringify(value, null, indentation);
        expect(read(text).value).toEqual(JSON.parse(text));
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  test('a text of JSON characters is refused whenever JSON.parse refuses it', () => {
    const pieces = ['{', '}', '[', ']', ',', ':', '"a"', '"b', '\\', '1', '-', '.5', 'e3', '0', 'true', 'nul', ' ', '\n', '"\\u00', '61"'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), (parts) => {
        const text = parts.join('');
        const result = readStrictJson(encode(text), limits);
        const native = nativeParse(text);
        if (result.ok) expect({ value: result.value.value }).toEqual(native);
        else expect(native === undefined || result.error.every(({ kind }) => stricter.has(kind))).toBe(true);
      }),
      { seed: 2, numRuns: 3000 },
    );
  });

  test('every escape', () => {
    expect(read(String.raw`"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude80x"`).value).toBe('"\\/\b\f\n\r\té🚀x');
  });

  test('a byte order mark and CRLF', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...encode('{\r\n"a": 1}\r\n'));
    const result = readStrictJson(bytes, limits);
    expect(result.ok && [result.value.value, result.value.bom]).toEqual([{ a: 1 }, true]);
  });

  test('64 nested brackets', () => {
    expect(read(`${'['.repeat(64)}${']'.repeat(64)}`).value).toBeInstanceOf(Array);
  });
});

const stricter: ReadonlySet<string> = new Set(['duplicate_key', 'number', 'encoding']);

function nativeParse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

describe('__proto__', () => {
  test('is an ordinary own key', () => {
    const value = read('{"__proto__": {"polluted": true}, "a": 1}').value;
    expect(Object.keys(value as object)).toEqual(['__proto__', 'a']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect((value as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('twice is a duplicate key', () => {
    expect(fault('{"__proto__": 1, "__proto__": 2}')).toBe('duplicate_key 1:18');
  });

  test('names of inherited properties are no duplicates', () => {
    expect(read('{"constructor": 1, "toString": 2}').value).toEqual({ constructor: 1, toString: 2 });
  });
});

describe('faults say their kind and place', () => {
  test.each<[string, string, string]>([
    ['an empty file', '', 'syntax 1:1'],
    ['blanks alone', ' \n ', 'syntax 2:2'],
    ['a trailing comma in an object', '{\n  "a": 1,\n}', 'syntax 3:1'],
    ['a trailing comma in an array', '[1,]', 'syntax 1:4'],
    ['a missing comma', '{"a": 1\n "b": 2}', 'syntax 2:2'],
    ['a missing colon', '{"a" 1}', 'syntax 1:6'],
    ['an unquoted key', '{a: 1}', 'syntax 1:2'],
    ['single quotes', "['a']", 'syntax 1:2'],
    ['a comment', '{} // no', 'syntax 1:4'],
    ['a second document', '{}{}', 'syntax 1:3'],
    ['an unclosed object', '{"a": 1', 'syntax 1:8'],
    ['an unclosed string, at its start', '{"a": "bcd', 'syntax 1:7'],
    ['a line break in a string', '["a\nb"]', 'syntax 1:4'],
    ['a tab in a string', '["a\tb"]', 'syntax 1:4'],
    ['an unknown escape', String.raw`["\x41"]`, 'syntax 1:3'],
    ['a short escape', String.raw`["\u12"]`, 'syntax 1:3'],
    ['a leading zero', '[01]', 'syntax 1:3'],
    ['a bare minus', '[-]', 'syntax 1:2'],
    ['NaN', '[NaN]', 'syntax 1:2'],
    ['a word too long', '[truely]', 'syntax 1:2'],
    ['a duplicate key, at the second', '{"a": 1,\n "a": 2}', 'duplicate_key 2:2'],
    ['a duplicate key written with an escape', String.raw`{"a": 1, "\u0061": 2}`, 'duplicate_key 1:10'],
    ['65 nested brackets', '['.repeat(65), 'depth 1:65'],
    ['half a surrogate pair', String.raw`["\ud83d"]`, 'encoding 1:2'],
    ['the column counts UTF-16 units', '["🚀", x]', 'syntax 1:8'],
    ['a lone CR ends a line', '[\rx]', 'syntax 2:1'],
  ])('%s', (_name, text, expected) => {
    expect(fault(text)).toBe(expected);
  });

  test('bytes that are not UTF-8, at the first of them', () => {
    expect(fault(Uint8Array.of(...encode('{"a\uFFFD🚀é": 1,\n "'), 0xff, 0x22))).toBe('encoding 2:3');
    expect(fault(Uint8Array.of(0x22, 0xc3))).toBe('encoding 1:2');
  });

  test('UTF-16 is not taken for UTF-8', () => {
    expect(fault(Uint8Array.of(0xff, 0xfe, 0x7b, 0))).toBe('encoding 1:1');
  });

  test('a file above the limit is not even decoded', () => {
    expect(faults(Uint8Array.of(0xff, 0xff, 0xff), 2)[0]?.kind).toBe('too_large');
  });

  test('more values than the largest registry has are refused, however few bytes they take', () => {
    const most = { maxBytes: 1 << 24 };
    expect(readStrictJson(encode(`[${'0,'.repeat(3_000_000)}0]`), most)).toMatchObject({ ok: false, error: [{ kind: 'too_large' }] });
    expect(readStrictJson(encode(`[${'0,'.repeat(2_999_998)}0]`), most).ok).toBe(true);
  });

  test('several duplicates are all told, hundreds are cut short', () => {
    expect(faults('{"a":1,"a":2,"b":1,"b":2}')).toHaveLength(2);
    expect(faults(`{${'"a":1,'.repeat(500)}"b":2}`)).toHaveLength(20);
  });

  test('every fault has a message and a remedy', () => {
    for (const text of ['{', '{"a":1,"a":2}', '[1e999]', '<<<<<<< ours']) {
      for (const { message, remedy } of faults(text)) expect([message, remedy]).not.toContain('');
    }
  });

  test('a hundred thousand brackets neither overflow the stack nor take long', () => {
    expect(fault('['.repeat(100_000))).toBe('depth 1:65');
  });
});

describe('merge conflicts', () => {
  const conflicted = '{\n<<<<<<< ours\n "a": 1\n=======\n "a": 2\n>>>>>>> theirs\n}';

  test('are one fault at the first marker', () => {
    expect(faults(conflicted)).toHaveLength(1);
    expect(fault(conflicted)).toBe('conflict 2:1');
  });

  test('are recognised with CRLF, and by any one marker', () => {
    expect(fault(conflicted.replaceAll('\n', '\r\n'))).toBe('conflict 2:1');
    expect(fault('{}\n>>>>>>> x')).toBe('conflict 2:1');
    expect(fault('=======\n{}')).toBe('conflict 1:1');
  });

  test('are not seen in the middle of a line or in a longer rule', () => {
    expect(read('{"a": "\u2028======="}').value).toEqual({ a: '\u2028=======' });
    expect(fault('{ ======= }')).toBe('syntax 1:3');
    expect(fault('{}\n========')).toBe('syntax 2:1');
  });
});
