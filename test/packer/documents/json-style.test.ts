import { describe, expect, test } from 'vitest';
import { houseStyle, styleOf } from '../../../src/packer/documents/json-style.ts';

const nested = { a: { b: [1, 2], c: {} }, d: [{ e: null }] };

describe('the style of a text is seen in it', () => {
  test.each([
    ['two spaces', '  '],
    ['four spaces', '    '],
    ['tabs', '\t'],
  ])('%s, everything taken apart', (_, unit) => {
    expect(styleOf(JSON.stringify(nested, null, unit))).toEqual({ ...houseStyle, unit, expands: { object: true, array: true } });
  });

  test('one dense line', () => {
    expect(styleOf(JSON.stringify(nested))).toEqual({ ...houseStyle, colon: ':', comma: ',', padding: { object: '', array: '' }, oneLine: true });
  });

  test('short objects and lists on a line, with their blanks', () => {
    const text = '{\r\n\t"a" : {  "b" : [ 1 , 2 ] },\r\n\t"c" : 1\r\n}\r\n';
    expect(styleOf(text)).toEqual({ ...houseStyle, eol: '\r\n', unit: '\t', colon: ' : ', comma: ' , ', padding: { object: '  ', array: ' ' } });
  });

  test('objects taken apart, lists not', () => {
    expect(styleOf('{\n  "a": {\n    "b": [1, 2]\n  }\n}').expands).toEqual({ object: true, array: false });
  });

  test('strings tell nothing', () => {
    expect(styleOf('{\n  "{\\"[ ,:": "a:b,[]{}\\\\"\n}')).toEqual(houseStyle);
  });

  test('empty brackets tell nothing', () => {
    expect(styleOf('{\n  "a": {},\n  "b": [ ],\n  "c": {\n}\n}')).toEqual(houseStyle);
  });

  test('a text without an example of anything is of the house', () => {
    expect(styleOf('{}')).toEqual({ ...houseStyle, oneLine: true });
    expect(styleOf('7\n')).toEqual({ ...houseStyle, oneLine: true });
  });

  test('lines without indentation', () => {
    expect(styleOf('{\n"a": 1\n}').unit).toBe('');
  });
});
