import { describe, expect, test } from 'vitest';
import { readStrictJson } from '../../../src/io/strict-json.ts';
import { JsonGaps } from '../../../src/packer/documents/json-gaps.ts';
import { houseStyle } from '../../../src/packer/documents/json-style.ts';

function gapsOf(text: string): JsonGaps {
  const read = readStrictJson(new TextEncoder().encode(text), { maxBytes: 1000 });
  const root = read.ok ? read.value.source.node('') : undefined;
  if (!read.ok || !root) throw new Error('no JSON');
  return new JsonGaps(text, root, read.value.source.children(''), houseStyle);
}

describe('what stands between items', () => {
  const lines = gapsOf('[\n  1,\n\n  2, \n  3\n]');

  test('is what stood there, while they stay neighbours', () => {
    expect([lines.lead(0), lines.between(0, 1), lines.between(1, 2), lines.close(2)]).toEqual(['\n  ', ',\n\n  ', ', \n  ', '\n']);
  });

  test('loses the line of what goes, and nothing else', () => {
    expect(lines.between(0, 2)).toBe(',\n\n  ');
    expect(lines.lead(1)).toBe('\n\n  ');
    expect(lines.close(1)).toBe(' \n');
  });

  test('of what is new is that of its neighbour, without blank lines', () => {
    expect([lines.toNew(0), lines.toNew(1), lines.toNew(2), lines.toNew(-1)]).toEqual([',\n  ', ', \n  ', ', \n  ', ',\n  ']);
  });

  test('of an only item comes from how it stands in its bracket', () => {
    expect(gapsOf('[\n\n\t1]').toNew(0)).toBe(',\n\t');
    expect(gapsOf('[1\n]').toNew(0)).toBe(', ');
  });

  test('has one comma, wherever the author puts it', () => {
    const own = gapsOf('[\n1\n,\n2\n,\n3\n]');
    expect(own.between(0, 2).split(',')).toHaveLength(2);
    expect(own.toNew(2).split(',')).toHaveLength(2);
    expect(own.lead(1)).not.toContain(',');
    expect(own.close(0)).not.toContain(',');
    const mixed = gapsOf('[1\n,2,\n3]');
    expect(mixed.between(0, 2).split(',')).toHaveLength(2);
  });

  test('on a line with others is left as it is', () => {
    const one = gapsOf('[ 1, 2 , 3  ]');
    expect([one.lead(1), one.between(0, 2), one.close(0)]).toEqual([' ', ', ', '  ']);
  });
});
