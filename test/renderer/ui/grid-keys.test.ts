import { describe, expect, it } from 'vitest';
import { moveOf } from '../../../renderer/ui/grid-keys.ts';

const key = (name: string, more = {}) => ({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, ...more });

describe('moveOf', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 0, 0],
    ['ArrowUp', -1, 0],
    ['PageDown', 50, 70],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
  ])('%s from row %i of 100 goes to %i', (name, from, to) => {
    expect(moveOf(key(name), from, 100, 20)).toEqual({ kind: 'go', index: to, pick: 'one' });
  });

  it('extends with Shift and picks nothing with Ctrl', () => {
    expect(moveOf(key('ArrowDown', { shiftKey: true }), 1, 9, 3)).toMatchObject({ pick: 'range' });
    expect(moveOf(key('ArrowDown', { ctrlKey: true }), 1, 9, 3)).toMatchObject({ pick: undefined });
  });

  it('leaves letters to others, but Ctrl+A', () => {
    expect(moveOf(key('a'), 1, 9, 3)).toBeUndefined();
    expect(moveOf(key('a', { ctrlKey: true }), 1, 9, 3)).toEqual({ kind: 'all' });
  });
});
