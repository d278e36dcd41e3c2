import { describe, expect, it } from 'vitest';
import { makeColour, wantsColour } from '../../../../src/hosts/cli/report/colour.ts';

describe('wantsColour', () => {
  it('colours a terminal and nothing else', () => {
    expect(wantsColour({}, true)).toBe(true);
    expect(wantsColour({}, false)).toBe(false);
  });

  it('obeys NO_COLOR, unless it is empty', () => {
    expect(wantsColour({ NO_COLOR: '1' }, true)).toBe(false);
    expect(wantsColour({ NO_COLOR: '' }, true)).toBe(true);
  });

  it('obeys FORCE_COLOR, also against NO_COLOR', () => {
    expect(wantsColour({ FORCE_COLOR: '1', NO_COLOR: '1' }, false)).toBe(true);
    expect(wantsColour({ FORCE_COLOR: '' }, false)).toBe(true);
  });

  it.each(['0', 'false'])('takes FORCE_COLOR=%s for no', (value) => {
    expect(wantsColour({ FORCE_COLOR: value }, true)).toBe(false);
  });

  it('leaves a dumb terminal plain', () => {
    expect(wantsColour({ TERM: 'dumb' }, true)).toBe(false);
  });
});

describe('makeColour', () => {
  it('wraps text in the codes of its colour and ends them', () => {
    expect(makeColour(true).red('no')).toBe('\u001b[31mno\u001b[39m');
  });

  it('leaves text alone when colours are off, and empty text always', () => {
    expect(makeColour(false).red('no')).toBe('no');
    expect(makeColour(true).red('')).toBe('');
  });
});
