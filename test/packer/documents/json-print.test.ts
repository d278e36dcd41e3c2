import { describe, expect, test } from 'vitest';
import { printItem, printJson, printWidth, takeApart } from '../../../src/packer/documents/json-print.ts';
import { houseStyle } from '../../../src/packer/documents/json-style.ts';

const top = { indent: '', column: 0 };

describe('a value is printed', () => {
  test('on one line while it fits', () => {
    expect(printJson({ a: [1, -0, 'é"'], b: {}, c: [] }, houseStyle, top)).toBe('{ "a": [1, -0, "é\\""], "b": {}, "c": [] }');
    const text = 'x'.repeat(printWidth - 4);
    expect(printJson([text], houseStyle, top)).toBe(`["${text}"]`);
    expect(printJson([text], houseStyle, { indent: '', column: 1 })).toBe(`[\n  "${text}"\n]`);
  });

  test('an item a line where the style has it so, empty brackets never', () => {
    const style = { ...houseStyle, unit: '\t', eol: '\r\n', expands: { object: true, array: false } };
    expect(printJson([1], style, top)).toBe('[1]');
    expect(printJson([{ a: {} }], style, { indent: ' ', column: 0 })).toBe('[\r\n \t{\r\n \t\t"a": {}\r\n \t}\r\n ]');
  });

  test('on one line at any width, or never, when the place asks for it', () => {
    expect(printJson(['x'.repeat(200)], houseStyle, { ...top, layout: 'one_line' })).toBe(`["${'x'.repeat(200)}"]`);
    expect(printJson([[1]], houseStyle, { ...top, layout: 'taken_apart' })).toBe('[\n  [1]\n]');
  });

  test('a member with its key, whose width counts', () => {
    expect(printItem('k"', [1], houseStyle, top)).toBe('"k\\"": [1]');
    expect(printItem('k'.repeat(printWidth), [1], houseStyle, top)).toMatch(/: \[\n {2}1\n\]$/u);
  });
});

test('items that have their text are put on lines of their own', () => {
  expect(takeApart('[]', ['1.0', '2'], houseStyle, '  ')).toBe('[\n    1.0,\n    2\n  ]');
});
