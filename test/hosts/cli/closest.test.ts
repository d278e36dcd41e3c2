import { describe, expect, it } from 'vitest';
import { closest } from '../../../src/hosts/cli/closest.ts';

const names = ['player ship', 'asteroids', 'chimes', 'hud'];

describe('closest', () => {
  it.each([
    ['astroids', 'asteroids'],
    ['Chimes', 'chimes'],
    ['chiems', 'chimes'],
    ['playership', 'player ship'],
    ['hut', 'hud'],
  ])('takes %s for %s', (text, name) => {
    expect(closest(text, names)).toBe(name);
  });

  it.each(['sounds', 'a', '', 'completely different'])('does not guess at %j', (text) => {
    expect(closest(text, names)).toBeUndefined();
  });
});
