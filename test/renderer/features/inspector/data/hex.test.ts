import { describe, expect, it } from 'vitest';
import { hexRow, hexRowCount, textOf } from '../../../../../renderer/features/inspector/data/hex.ts';

const bytes = new TextEncoder().encode('Star\u0000fall\u00ff!');

describe('a hex dump', () => {
  it('shows offset, bytes in fours, and what can be printed', () => {
    expect(hexRow(bytes, 0, 8)).toEqual({ offset: '00000000', hex: '53 74 61 72  00 66 61 6c', text: 'Star·fal' });
  });

  it('fills the last row up, so that its text stands below the others', () => {
    const row = hexRow(bytes, 1, 8);
    expect(row.offset).toBe('00000008');
    expect(row.hex).toHaveLength(hexRow(bytes, 0, 8).hex.length);
    expect(row.text).toBe('l··!');
  });

  it('has a row for what is left over, and none for nothing', () => {
    expect([hexRowCount(16, 8), hexRowCount(17, 8), hexRowCount(0, 8)]).toEqual([2, 3, 0]);
  });
});

describe('the text of a beginning', () => {
  it('leaves out a character that the end cuts in two', () => {
    const cut = new TextEncoder().encode('é é').subarray(0, 4);
    expect(textOf(cut, true)).toBe('é ');
  });

  it('keeps its lines and tabs, and spells out what would turn them round', () => {
    expect(textOf(new TextEncoder().encode('if (a) {\r\n\t// \u202e} ok\u0000\n'), false)).toBe('if (a) {\r\n\t// \\u202e} ok\\u0000\n');
  });

  it('marks what is no text', () => {
    expect(textOf(new Uint8Array([0x41, 0xff]), false)).toBe('A\ufffd');
  });
});
