import { isDeepStrictEqual } from 'node:util';
import { allSteps, type Steps } from '../../base/steps.ts';
import { comparePaths } from '../documents/document-path.ts';
import { noDigestCache } from './digest-file.ts';
import { entriesByRoot, missingEntries, withEntry } from './entries.ts';
import type { LoadRequest } from './load.ts';
import type { AssetRoot, PathFault, RegistryView, Snapshot } from './model.ts';
import { ofOneMoment, type Gone } from './one-moment.ts';
import { patchedInPlace } from './patch-in-place.ts';
import { readAsset } from './read-asset.ts';
import { ReadingCounter } from './reading-counter.ts';
import { readProjectSettings, readRegistry } from './read-registry.ts';
import { byPathAndKind, walkInSteps } from './walk.ts';
import type { PassedBy, Walk } from './walk.ts';

export interface PatchRequest extends LoadRequest {
  readonly previous: Snapshot;
  /** Files and directories that changed, came or went, from the project's directory, as the disk spells them. */
  readonly affected: readonly string[];
}

/**
 * The snapshot after a change: reads the registry, the settings and every asset root at, above or below an
 * affected path; whatever else `previous` knows is taken over as it is. Equal to a fresh load when nothing but
 * the affected paths has changed since; what somebody changed elsewhere is seen by the next load.
 */
export function patchSnapshot(request: PatchRequest): Snapshot {
  return allSteps(patchInSteps(request));
}

/** The same in steps. */
export function patchInSteps(request: PatchRequest): Steps<Snapshot> {
  return ofOneMoment((gone) => patchOnce(request, gone));
}

function* patchOnce(request: PatchRequest, gone: Gone): Steps<Snapshot> {
  const { project, previous, generation } = request;
  const registry = readRegistry(project, previous.registry);
  const settings = readProjectSettings(project);
  const inPlace = registry === previous.registry ? yield* patchedInPlace(request, gone) : undefined;
  if (inPlace) return { ...previous, generation, settings, roots: inPlace };
  const { roots, faults } = yield* patchedParts(request, registry, gone);
  return { generation, registry, settings, roots, faults, missing: missingEntries(registry, roots) };
}

/** What is at, above or below an affected path is read again, the rest is taken over. */
function* patchedParts({ project, walkers, previous, affected, digests, known, reading }: PatchRequest, registry: RegistryView, gone: Gone): Steps<Pick<Snapshot, 'roots' | 'faults'>> {
  const entries = entriesByRoot(registry);
  const reader = { project, gone, walkers: new Map(walkers.map((walker) => [walker.family, walker])) };
  const walk = yield* walkInSteps(project, { gone, enters: entersAffected(affected) });
  const counter = new ReadingCounter(walk.roots, known, reading);
  const read: AssetRoot[] = [];
  for (const walked of walk.roots) {
    read.push(yield* readAsset({ ...reader, digests: digests ?? known?.digestsOf(walked) ?? noDigestCache }, walked, entries.get(walked.root)));
    counter.read(walked);
  }
  const kept = keptParts(previous, walk);
  const roots = [...read, ...kept.roots.map((asset) => withEntry(asset, entries.get(asset.root)))];
  return { roots: roots.sort((a, b) => comparePaths(a.root, b.root)), faults: [...walk.faults, ...kept.faults].sort(byPathAndKind) };
}

/** Directories on the way to an affected path, and all that lies below one. */
function entersAffected(affected: readonly string[]): (path: string) => boolean {
  const below = new Set(affected.map((path) => path.normalize('NFC')));
  const above = new Set([...below].flatMap((path) => directoriesAbove(path)));
  return (path) => above.has(path) || below.has(path) || directoriesAbove(path).some((directory) => below.has(directory));
}

/** `assets/a/b` → `assets/a`, `assets`. */
function directoriesAbove(path: string): readonly string[] {
  const found: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) found.push(path.slice(0, end));
  return found;
}

/** What the previous snapshot knows of the directories that were passed by; their own names were looked at again. */
function keptParts(previous: Snapshot, { passedBy }: Walk): { readonly roots: readonly AssetRoot[]; readonly faults: readonly PathFault[] } {
  const passed = new Map(passedBy.map((directory) => [directory.path, directory]));
  const isBelow = belowAny(passed);
  const roots = previous.roots.flatMap((asset): readonly AssetRoot[] => {
    const path = `assets/${asset.root}`;
    const own = passed.get(path);
    if (own) return [withNameFaults(asset, own)];
    return isBelow(path) ? [asset] : [];
  });
  const owners = new Set(roots.map(({ root }) => `assets/${root}`));
  const faults = previous.faults.filter((fault) => isBelow(fault.path) || (passed.has(fault.path) && !nameKinds.has(fault.kind)));
  const names = passedBy.filter(({ path }) => !owners.has(path)).flatMap((directory) => directory.faults);
  return { roots, faults: [...faults, ...names] };
}

/** Whether a path lies below a directory that was passed by. Those of one folder are asked about one after another. */
function belowAny(passed: ReadonlyMap<string, PassedBy>): (path: string) => boolean {
  const known = new Map<string, boolean>();
  const isIn = (folder: string): boolean => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const found = passed.has(folder) || (folder.includes('/') && isIn(parentOf(folder)));
    known.set(folder, found);
    return found;
  };
  return (path) => isIn(parentOf(path));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Faults that a directory's name and the names beside it make; all others come from looking at the thing itself. */
const nameKinds: ReadonlySet<PathFault['kind']> = new Set(['not_portable', 'too_long', 'case_collision', 'unicode_collision']);

function withNameFaults(asset: AssetRoot, { path, faults }: PassedBy): AssetRoot {
  const [before, others] = [asset.faults.filter(isOfName), asset.faults.filter((fault) => !isOfName(fault))];
  if (before.length === 0 && faults.length === 0) return asset;
  if (isDeepStrictEqual(before, faults)) return asset;
  return { ...asset, faults: [...faults, ...others].sort(byPathAndKind) };

  function isOfName(fault: PathFault): boolean {
    return fault.path === path && nameKinds.has(fault.kind);
  }
}
