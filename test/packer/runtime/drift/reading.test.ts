import { describe, expect, it } from 'vitest';
import { ReadingProgress, type Progress } from '../../../../src/packer/runtime/drift/reading.ts';

function toldOf(total: number): readonly Progress[] {
  const told: Progress[] = [];
  const progress = new ReadingProgress((each) => told.push(each));
  for (let done = 0; done <= total; done += 1) progress.read(done, total);
  return told;
}

describe('how far a look at the disk has come', () => {
  it('is not told of a short one', () => {
    expect(toldOf(255)).toEqual([]);
  });

  it('is told when a long one begins, at every hundredth, and at its end', () => {
    const told = toldOf(10_000);
    expect(told).toHaveLength(101);
    expect([told[0], told.at(-1)]).toEqual([{ done: 0, total: 10_000 }, { done: 10_000, total: 10_000 }]);
  });
});
