import { describe, expect, it } from 'vitest';
import { shape, ShapeReader } from '../../../src/packer/archive/shape-reader.ts';

const over = (text: string): ShapeReader => new ShapeReader(Buffer.from(text));

describe('a number', () => {
  it.each([['0', 0], ['7,', 7], ['123456789012345}', 123456789012345]])('%s is read', (text, value) => {
    expect(over(text).integer()).toBe(value);
  });

  it.each(['', '-1', '01', '1234567890123456', '"1"', 'x'])('%s is none', (text) => {
    expect(over(text).integer()).toBeUndefined();
  });
});

describe('a text', () => {
  it('in ASCII is read up to its quote', () => {
    const reader = over('"a b","c"');
    expect(reader.text()).toBe('a b');
    expect(reader.takes(shape(','))).toBe(true);
    expect(reader.text()).toBe('c');
  });

  it.each(['a', '"é"', '"a\\"b"', '"a', '"\u007f"'])('%s is left to others', (text) => {
    expect(over(text).text()).toBeUndefined();
  });
});

it('an object is passed over, whatever is in it', () => {
  const reader = over('{"a":[{"}":1}]},1');
  expect(reader.object()).toEqual({ start: 0, end: 15 });
  expect(over('[1]').object()).toBeUndefined();
});

it('what is expected is taken whole or not at all', () => {
  const reader = over('{"a"');
  expect(reader.takes(shape('{"b"'))).toBe(false);
  expect(reader.at).toBe(0);
  expect(reader.takes(shape('{"a"'))).toBe(true);
});
