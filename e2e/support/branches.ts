import { expect } from 'vitest';
import { entry, faultsOf, registry, type Entry, type merged } from './repository.ts';

/** Four assets under ids of their own. */
export const [a, b, c, d] = [entry(1, 1, 'a'), entry(2, 2, 'b'), entry(3, 3, 'c'), entry(4, 4, 'd')];

/** What both branches come from. */
export const base = registry([a, b]);

export const excluded = (asset: Entry): Entry => ({ ...asset, included_in_build: false });
export const movedTo = (asset: Entry, root: string): Entry => ({ ...asset, root });

/** What a merge that needs nobody leaves: nothing open, nothing lost, nothing twice. */
export function expectMerged({ repository, exit, said }: ReturnType<typeof merged>, entries: readonly string[]): void {
  expect({ exit, said }).toMatchObject({ exit: 0 });
  expect(repository.entries()).toEqual(entries);
  expect(faultsOf(repository)).toEqual([]);
  expect(repository.git('status', '--porcelain')).toBe('');
}
