import { describe, expect, it } from 'vitest';
import { elementsOf, membersOf, parseRange, textOfRange } from '../../../src/packer/archive/canonical-outline.ts';

const whole = (text: string): { bytes: Buffer; range: { start: number; end: number } } => {
  const bytes = Buffer.from(text);
  return { bytes, range: { start: 0, end: bytes.length } };
};

describe('the members of an object', () => {
  it('stand where their values stand', () => {
    const { bytes, range } = whole('{"a":1,"b":{"c":"}"},"d\\"":["]",{}],"é":"\\\\"}');
    const members = membersOf(bytes, range);
    const texts = [...(members ?? [])].map(([key, value]) => [key, textOfRange(bytes, value)]);
    expect(texts).toEqual([
      ['a', '1'],
      ['b', '{"c":"}"}'],
      ['d"', '["]",{}]'],
      ['é', '"\\\\"'],
    ]);
  });

  it('of an empty object are none', () => {
    const { bytes, range } = whole('{}');
    expect(membersOf(bytes, range)?.size).toBe(0);
  });

  it('of something else are unknown', () => {
    const { bytes, range } = whole('[1]');
    expect(membersOf(bytes, range)).toBeUndefined();
  });

  it('are not all held when there are very many', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `"${String(index).padStart(4, '0')}":0`).join(',');
    const { bytes, range } = whole(`{${many}}`);
    expect(membersOf(bytes, range)?.size).toBe(16);
  });
});

describe('the elements of an array', () => {
  it('are given in order, whatever they hold', () => {
    const { bytes, range } = whole('[1,"a,b",[2,[3]],{"k":[4]},null]');
    const values = [...(elementsOf(bytes, range) ?? [])].map((each) => parseRange(bytes, each));
    expect(values).toEqual([1, 'a,b', [2, [3]], { k: [4] }, null]);
  });

  it('of an empty array are none', () => {
    const { bytes, range } = whole('[]');
    expect([...(elementsOf(bytes, range) ?? [])]).toEqual([]);
  });

  it('of something else are unknown', () => {
    const { bytes, range } = whole('"[]"');
    expect(elementsOf(bytes, range)).toBeUndefined();
  });

  it('are found in a view that does not begin its buffer', () => {
    const bytes = Buffer.from('xx[7,8]').subarray(2);
    const values = [...(elementsOf(bytes, { start: 0, end: 5 }) ?? [])].map((each) => parseRange(bytes, each));
    expect(values).toEqual([7, 8]);
  });
});
