import { beforeAll, describe, expect, it } from 'vitest';
import stringWidth from 'string-width';
import { loadMissedWidths, pad, truncate, widthOf, wrap } from '../../../../src/hosts/cli/report/fit.ts';

describe('text that was measured before the widths of its script were loaded', () => {
  it('is noticed once, and measured right from then on', async () => {
    widthOf('古い');
    expect(await loadMissedWidths()).toBe(true);
    expect(widthOf('古い')).toBe(4);
    expect(await loadMissedWidths()).toBe(false);
  });
});

describe('with all widths loaded', () => {
  beforeAll(async () => {
    widthOf('古');
    await loadMissedWidths();
  });

  it('every character that takes the short way is one column wide', () => {
    const simple: string[] = [];
    for (let code = 0x20; code < 0x2600; code += 1) {
      const character = String.fromCharCode(code);
      // The short way answers the length also where the long one would say 0 or 2.
      if (widthOf(character) === 1) simple.push(character);
    }
    expect(simple.filter((character) => stringWidth(character) !== 1)).toEqual([]);
    expect(simple.length).toBeGreaterThan(600);
  });

  it('measures what people see', () => {
    expect(['abc', 'é', 'e\u0301', '古', '🚀', '👨‍👩‍👧'].map(widthOf)).toEqual([3, 1, 1, 2, 2, 2]);
  });

  it('cuts to the width and says so', () => {
    expect(truncate('overworld', 9)).toBe('overworld');
    expect(truncate('overworld', 5)).toBe('over…');
    expect(truncate('overworld', 1)).toBe('…');
    expect(truncate('overworld', 0)).toBe('');
  });

  it('never cuts through a character', () => {
    expect(truncate('古い地図', 5)).toBe('古い…');
    expect(truncate('古い地図', 4)).toBe('古…');
    expect(truncate('a👨‍👩‍👧b', 3)).toBe('a…');
  });

  it('pads by columns, on either side', () => {
    expect(pad('古', 4)).toBe('古  ');
    expect(pad('7', 3, 'right')).toBe('  7');
    expect(pad('longer', 3)).toBe('longer');
  });

  it('breaks lines at blanks and leaves long words whole', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('a verylongword b', 5)).toEqual(['a', 'verylongword', 'b']);
    expect(wrap('one two three', Infinity)).toEqual(['one two three']);
  });
});
