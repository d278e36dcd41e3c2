import fc from 'fast-check';
import { expect, it } from 'vitest';
import { squarified } from '../../../../src/packer/runtime/pack/treemap-layout.ts';

const box = { x: 0, y: 0, width: 600, height: 300 };

it('gives each weight its share of the area, inside the box', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 40 }), (weights) => {
      const ordered = weights.toSorted((a, b) => b - a);
      const sum = ordered.reduce((all, weight) => all + weight, 0);
      const boxes = squarified(ordered, box);
      expect(boxes).toHaveLength(ordered.length);
      for (const [at, { x, y, width, height }] of boxes.entries()) {
        expect(width * height).toBeCloseTo(((ordered[at] ?? 0) / sum) * box.width * box.height, 4);
        expect(x >= 0 && y >= 0 && x + width <= box.width + 1e-6 && y + height <= box.height + 1e-6).toBe(true);
      }
    }),
  );
});

it('draws four equal weights as quarters', () => {
  expect(squarified([1, 1, 1, 1], { x: 0, y: 0, width: 20, height: 20 })).toEqual([
    { x: 0, y: 0, width: 10, height: 10 },
    { x: 0, y: 10, width: 10, height: 10 },
    { x: 10, y: 0, width: 10, height: 10 },
    { x: 10, y: 10, width: 10, height: 10 },
  ]);
});

it('weights of nothing have boxes of nothing', () => {
  expect(squarified([0, 0], box).every(({ width, height }) => width * height === 0)).toBe(true);
});
