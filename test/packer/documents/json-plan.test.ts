import { describe, expect, test } from 'vitest';
import { planBracket } from '../../../src/packer/documents/json-plan.ts';

const plan = (before: object, after: object): unknown => {
  const made = planBracket(before as never, after as never, Array.isArray(before) ? [] : Object.keys(before));
  return made && { kept: [...made.kept], added: [...made.added] };
};

describe('a list goes on', () => {
  test('by what is equal at its start and end', () => {
    expect(plan([1, 2, 3], [1, 9, 2, 3])).toEqual({ kept: [[0, 1], [1, 2], [2, 3]], added: [[0, [{ value: 9 }]]] });
    expect(plan([1, 2, 3], [2, 3])).toEqual({ kept: [[1, 2], [2, 3]], added: [] });
    expect(plan([1], [0, 1])).toEqual({ kept: [[0, 1]], added: [[-1, [{ value: 0 }]]] });
  });

  test('one for one between', () => {
    expect(plan([1, 2, 3, 4], [1, 5, 4])).toEqual({ kept: [[0, 1], [1, 5], [3, 4]], added: [] });
    expect(plan([1, 2], [3, 4, 5])).toEqual({ kept: [[0, 3], [1, 4]], added: [[1, [{ value: 5 }]]] });
  });

  test('equal items are not taken twice', () => {
    expect(plan([1, 1], [1, 1, 1])).toEqual({ kept: [[0, 1], [1, 1]], added: [[1, [{ value: 1 }]]] });
    expect(plan([1, 1, 1], [1])).toEqual({ kept: [[0, 1]], added: [] });
  });

  test('not from nothing, nor to nothing', () => {
    expect(plan([], [1])).toBeUndefined();
    expect(plan([1], [])).toBeUndefined();
    expect(plan([1], { 0: 1 })).toBeUndefined();
  });
});

describe('an object goes on by its keys', () => {
  test('in the order of the text; a new one behind the one in front of it', () => {
    expect(plan({ a: 1, b: 2, c: 3 }, { c: 3, x: 0, a: 5, y: 0, z: 0 })).toEqual({
      kept: [[0, 5], [2, 3]],
      added: [
        [2, [{ key: 'x', value: 0 }]],
        [0, [{ key: 'y', value: 0 }, { key: 'z', value: 0 }]],
      ],
    });
    expect(plan({ a: 1 }, { x: 0, a: 1 })).toEqual({ kept: [[0, 1]], added: [[-1, [{ key: 'x', value: 0 }]]] });
  });

  test('a whole number as a key comes last: its place in an object says nothing', () => {
    expect(plan({ a: 1, b: 2 }, { a: 1, b: 2, 7: 0 })).toEqual({ kept: [[0, 1], [1, 2]], added: [[1, [{ key: '7', value: 0 }]]] });
  });

  test('not when no key stays', () => {
    expect(plan({ a: 1 }, { b: 1 })).toBeUndefined();
    expect(plan({ a: 1 }, JSON.parse('{"toString": 1}') as object)).toBeUndefined();
  });
});
