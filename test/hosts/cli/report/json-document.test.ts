import { describe, expect, it } from 'vitest';
import { jsonDocument, jsonLine } from '../../../../src/hosts/cli/report/json-document.ts';

describe('jsonDocument', () => {
  it('orders keys by code unit at every depth and keeps lists in theirs', () => {
    expect(jsonDocument({ b: [{ d: 1, c: 2 }], a: null })).toBe(
      ['{', '  "a": null,', '  "b": [', '    {', '      "c": 2,', '      "d": 1', '    }', '  ]', '}'].join('\n'),
    );
  });

  it('says the same for the same value, however it was put together', () => {
    expect(jsonDocument({ a: 1, b: 2 })).toBe(jsonDocument({ b: 2, a: 1 }));
  });

  it('escapes controls that JSON would let through', () => {
    expect(jsonLine('\u007f\u009b\u2028')).toBe('"\\u007f\\u009b\\u2028"');
    expect(JSON.parse(jsonLine('\u007f\u009b\u2028'))).toBe('\u007f\u009b\u2028');
  });

  it('keeps a key named like the prototype', () => {
    const value: unknown = JSON.parse('{"__proto__":1}');
    expect(jsonLine(value)).toBe('{"__proto__":1}');
  });
});
