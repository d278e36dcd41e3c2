import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestsTooDeep, parseFrame } from '../../src/transport/frame-text.ts';

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('the text of a frame', () => {
  it('is any JSON that does not nest too deep', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        const text = JSON.stringify(value);
        expect(parseFrame(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
    );
  });

  it('nests 64 deep and no deeper, side by side as often as it likes', () => {
    expect(parseFrame(nested(64)).ok).toBe(true);
    expect(parseFrame(nested(65)).ok).toBe(false);
    expect(parseFrame(`[${Array.from({ length: 1000 }, () => '[]').join(',')}]`).ok).toBe(true);
  });

  it('may hold brackets in strings, after any number of backslashes', () => {
    for (const value of ['['.repeat(100), `\\"${'{'.repeat(100)}`, `\\\\${'['.repeat(100)}"`, ['"', '['.repeat(100)]]) {
      expect(parseFrame(JSON.stringify(value))).toEqual({ ok: true, value });
    }
  });

  it('is refused and never thrown at, whatever it is', () => {
    for (const text of ['', '{', '"', '"\\', '"\\"', 'nonsense', ']]]]', '['.repeat(1_000_000), '{"a":'.repeat(1_000_000)]) expect(parseFrame(text).ok).toBe(false);
    fc.assert(fc.property(fc.string(), (text) => typeof parseFrame(text).ok === 'boolean'));
  });
});

describe('a frame that came as a value', () => {
  it('nests as deep as a text may, and no deeper', () => {
    for (const depth of [0, 1, 63, 64]) expect(nestsTooDeep(depth === 0 ? 'text' : JSON.parse(nested(depth)))).toBe(false);
    expect(nestsTooDeep(JSON.parse(nested(65)))).toBe(true);
    expect(nestsTooDeep(JSON.parse(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`))).toBe(true);
  });

  it('is looked at no deeper than that, however deep it is', () => {
    expect(nestsTooDeep(JSON.parse(nested(100_000)))).toBe(true);
  });
});
