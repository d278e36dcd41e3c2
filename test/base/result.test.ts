import { describe, expect, expectTypeOf, it } from 'vitest';
import { err, ok, type Result } from '../../src/base/result.ts';

function half(n: number): Result<number, 'odd'> {
  return n % 2 === 0 ? ok(n / 2) : err('odd');
}

describe('a result', () => {
  it('carries a value when it is ok', () => {
    expect(half(4)).toEqual({ ok: true, value: 2 });
  });

  it('carries an error when it is not', () => {
    expect(half(3)).toEqual({ ok: false, error: 'odd' });
  });

  it('gives its value only to who asked whether it is ok', () => {
    const result = half(4);
    expectTypeOf(result).not.toHaveProperty('value');
    if (result.ok) expectTypeOf(result.value).toBeNumber();
    else expectTypeOf(result.error).toEqualTypeOf<'odd'>();
  });
});
