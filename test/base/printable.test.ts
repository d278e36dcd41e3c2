import { describe, expect, it } from 'vitest';
import { printable } from '../../src/base/printable.ts';

describe('printable', () => {
  it.each([
    ['an escape sequence', 'a\u001b[2Jb', 'a\\u001b[2Jb'],
    ['a line end', 'a\nb', 'a\\u000ab'],
    ['a C1 control', 'a\u009bb', 'a\\u009bb'],
    ['a right-to-left override', 'exe.\u202egnp', 'exe.\\u202egnp'],
  ])('spells out %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('leaves every visible script as it is', () => {
    expect(printable('Überwelt 古い 🚀')).toBe('Überwelt 古い 🚀');
  });
});
