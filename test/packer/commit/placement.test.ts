import { describe, expect, it } from 'vitest';
import { occupancies, originOf, placeOf } from '../../../src/packer/commit/placement.ts';

const swap = [
  { from: 'assets/a', to: 'assets/t', identity: '1' },
  { from: 'assets/b', to: 'assets/a', identity: '2' },
  { from: 'assets/t', to: 'assets/b', identity: '1' },
];

describe('placement', () => {
  it('follows a file forward through a swap of two directories', () => {
    expect([0, 1, 2, 3].map((done) => placeOf('assets/a/x', swap, done))).toEqual(['assets/a/x', 'assets/t/x', 'assets/t/x', 'assets/b/x']);
  });

  it('follows it back', () => {
    expect(originOf('assets/b/x', swap, 3)).toBe('assets/a/x');
    expect(originOf('assets/a/x', swap, 3)).toBe('assets/b/x');
    expect(originOf('assets/c/x', swap, 3)).toBe('assets/c/x');
  });

  it('knows that nothing is left where a directory was taken away', () => {
    expect(originOf('assets/t/x', swap, 3)).toBeUndefined();
    expect(originOf('assets/ab', [{ from: 'assets/a', to: 'assets/c' }], 1)).toBe('assets/ab');
  });

  it('says what stands where after each number of moves', () => {
    expect(occupancies(swap).map((places) => [...places.values()])).toEqual([
      ['1', undefined, '2'],
      [undefined, '1', '2'],
      ['2', '1', undefined],
      ['2', undefined, '1'],
    ]);
    expect([...(occupancies(swap)[0]?.keys() ?? [])]).toEqual(['assets/a', 'assets/t', 'assets/b']);
  });

  it('follows a directory inside another that was moved before it', () => {
    const moves = [
      { from: 'assets/a', to: 'assets/b', identity: '1' },
      { from: 'assets/b/c', to: 'assets/d', identity: '2' },
    ];
    expect(originOf('assets/d/x', moves, 2)).toBe('assets/a/c/x');
    expect(occupancies(moves)[0]?.get('assets/a/c')).toBe('2');
    expect(occupancies(moves)[2]?.get('assets/d')).toBe('2');
  });
});
