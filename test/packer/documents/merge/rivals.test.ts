import { describe, expect, test } from 'vitest';
import { findDisputes } from '../../../../src/packer/documents/merge/rivals.ts';
import { strandsOf } from '../../../../src/packer/documents/merge/strand.ts';
import { uuidOf } from '../../../support/workspace.ts';
import { entry, registry } from './registries.ts';

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

describe('findDisputes', () => {
  test('leaves out what nobody contests', () => {
    const strands = strandsOf({
      base: registry([]),
      ours: registry([entry(1, 1, 'a')]),
      theirs: registry([entry(2, 2, 'b')]),
    });
    expect(findDisputes(strands)).toEqual([]);
  });

  test('keeps apart what does not hang together', () => {
    const strands = strandsOf({
      base: registry([]),
      ours: registry([entry(1, 1, 'a'), entry(2, 2, 'b')]),
      theirs: registry([entry(3, 3, 'A'), entry(4, 4, 'B')]),
    });
    const together = findDisputes(strands).map((dispute) => dispute.strands.map(({ uuid }) => uuid));
    expect(together).toEqual([
      [uuidOf(1), uuidOf(3)],
      [uuidOf(2), uuidOf(4)],
    ]);
  });

  test('follows a chain of moves into one another to its end, however long', () => {
    const count = 20_000;
    const rootAt = (at: number): string => `r${String(at)}`;
    const base = registry(range(count).map((at) => entry(at, at, rootAt(at))));
    // Theirs moves every asset one on; ours takes the one place that is free in the end.
    const theirs = registry(range(count).map((at) => entry(at, at, rootAt(at + 1))));
    const ours = registry([...base.assets, entry(count + 1, count + 1, rootAt(count + 1))]);
    const [dispute, ...others] = findDisputes(strandsOf({ base, ours, theirs }));
    expect(others).toEqual([]);
    expect(dispute?.strands).toHaveLength(count + 1);
  });
});
