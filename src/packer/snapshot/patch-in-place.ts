import type { Steps } from '../../base/steps.ts';
import { comparePaths } from '../documents/document-path.ts';
import { noDigestCache } from './digest-file.ts';
import type { AssetRoot } from './model.ts';
import type { Gone } from './one-moment.ts';
import type { PatchRequest } from './patch.ts';
import { readAsset } from './read-asset.ts';
import { ReadingCounter } from './reading-counter.ts';
import { walkRootInSteps, type WalkedRoot } from './walk.ts';

/**
 * The asset roots after a change within some of them, where that is all that happened: nothing is looked at but these.
 * `undefined` where more has to be: a path in no asset root, a root that came, went, has faults, or holds another.
 */
export function* patchedInPlace({ project, walkers, previous, affected, digests, known, reading }: PatchRequest, gone: Gone): Steps<readonly AssetRoot[] | undefined> {
  const places = placesOf(previous.roots, affected);
  if (!places) return undefined;
  const walked: WalkedRoot[] = [];
  for (const place of places) {
    const before = previous.roots[place];
    const now = before && (yield* walkRootInSteps(project, before, gone));
    if (!now) return undefined;
    walked.push(now);
  }
  const reader = { project, gone, walkers: new Map(walkers.map((walker) => [walker.family, walker])) };
  const counter = new ReadingCounter(walked, known, reading);
  const roots = [...previous.roots];
  for (const [at, place] of places.entries()) {
    const now = walked[at];
    if (!now) continue;
    roots[place] = yield* readAsset({ ...reader, digests: digests ?? known?.digestsOf(now) ?? noDigestCache }, now, previous.roots[place]?.entry);
    counter.read(now);
  }
  return roots;
}

/** Where in the list the roots are that the paths lie in; the registry and the settings are always read. */
function placesOf(roots: readonly AssetRoot[], affected: readonly string[]): readonly number[] | undefined {
  const places = new Set<number>();
  for (const path of affected.map((each) => each.normalize('NFC'))) {
    if (path === 'assets/.prometeu') continue;
    const place = placeOf(roots, path);
    if (place === undefined) return undefined;
    places.add(place);
  }
  return [...places];
}

/** The root at or above a path, if it is by itself and nothing is wrong with it. */
function placeOf(roots: readonly AssetRoot[], path: string): number | undefined {
  for (let end = path.indexOf('/', 'assets/'.length); ; end = path.indexOf('/', end + 1)) {
    const root = path.slice('assets/'.length, end === -1 ? undefined : end);
    const place = firstFrom(roots, root);
    const found = roots[place];
    if (found?.root === root) {
      const isAlone = found.nestedIn === undefined && found.faults.length === 0 && !roots[firstFrom(roots, `${root}/`)]?.root.startsWith(`${root}/`);
      return isAlone ? place : undefined;
    }
    if (end === -1) return undefined;
  }
}

/** Where the first root stands that is not before this one. */
function firstFrom(roots: readonly AssetRoot[], root: string): number {
  let low = 0;
  let high = roots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = roots[middle];
    if (found && comparePaths(found.root, root) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
