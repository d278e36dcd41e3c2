import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compress } from '../../../scripts/example/deflate.ts';

test('what is compressed inflates to what it was', () => {
  const runs = fc.array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 400 })), { maxLength: 12 });
  fc.assert(
    fc.property(runs, (parts) => {
      const bytes = Uint8Array.from(parts.flatMap(([unit, times]) => Array.from({ length: times }, () => [...unit]).flat()));
      expect(new Uint8Array(inflateSync(compress(bytes)))).toEqual(bytes);
    }),
    { seed: 7, numRuns: 60 },
  );
});

test('a repeat longer than the longest match is several matches', () => {
  const bytes = new Uint8Array(1000).fill(9);
  expect(compress(bytes).length).toBeLessThan(40);
  expect(new Uint8Array(inflateSync(compress(bytes)))).toEqual(bytes);
});
