import type { Steps } from '../../base/steps.ts';
import { filesAhead } from '../../io/ahead/files-ahead.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { families } from '../families/list.ts';
import type { KnownAssets } from '../snapshot/known-assets.ts';
import { loadInSteps, type LoadRequest } from '../snapshot/load.ts';
import type { Snapshot } from '../snapshot/model.ts';

/** Every family's. */
export const walkers = families.map((family) => family.walker);

/** Reads the project from disk with every family's walker; what is known and still so is not read again. */
export function load(project: ContainedRoot, generation: number, known: KnownAssets, more: Pick<LoadRequest, 'reading' | 'previous'> = {}): Steps<Snapshot> {
  return loadInSteps({ project, walkers, generation, known, ahead: filesAhead, ...more });
}
