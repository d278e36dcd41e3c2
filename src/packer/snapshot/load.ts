import { allSteps, type Steps } from '../../base/steps.ts';
import type { FilesAhead } from '../../io/ahead/files-ahead.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { noDigestCache } from './digest-file.ts';
import type { DigestCache } from './digest-file.ts';
import { entriesByRoot, missingEntries } from './entries.ts';
import type { FamilyWalker } from './family-port.ts';
import type { KnownAssets } from './known-assets.ts';
import type { AssetRoot, RegistryView, Snapshot } from './model.ts';
import { ofOneMoment, type Gone } from './one-moment.ts';
import { ReadingCounter } from './reading-counter.ts';
import { readAsset } from './read-asset.ts';
import { readProjectSettings, readRegistry } from './read-registry.ts';
import { declarationName, walkInSteps, type SeenStat, type WalkedRoot } from './walk.ts';

export interface LoadRequest {
  readonly project: ContainedRoot;
  readonly walkers: readonly FamilyWalker[];
  readonly generation: number;
  /** Default: every file is read. */
  readonly digests?: DigestCache;
  /** What the load before read; this one is remembered in its place. Default: nothing is known. */
  readonly known?: KnownAssets;
  /** A snapshot from before: what it made of the same registry stands. */
  readonly previous?: Pick<Snapshot, 'registry'>;
  /** Told as files are read whose names or stats are not as they were; not at all when there are none. */
  readonly reading?: Reading;
  /** Who reads beside this thread when nothing is known yet. Default: nobody. */
  readonly ahead?: (fs: FileSystem) => FilesAhead | undefined;
}

/** `done` of `total` files have been read. */
export type Reading = (done: number, total: number) => void;

/**
 * Reads the whole project from disk. Nothing on the disk makes it throw: what is wrong is in the snapshot, beside all
 * that is right. Whether a commit of another process was in between is for the caller to check (operations.md §6,
 * readers).
 */
export function loadSnapshot(request: LoadRequest): Snapshot {
  return allSteps(loadInSteps(request));
}

/**
 * The same in steps. What the disk holds may change between two of them, as it may between two system calls: what is
 * moved away meanwhile is looked for again.
 */
export function loadInSteps(request: LoadRequest): Steps<Snapshot> {
  return ofOneMoment((gone) => loadOnce(request, gone));
}

function* loadOnce(request: LoadRequest, gone: Gone): Steps<Snapshot> {
  const { project, generation, known, previous } = request;
  const begun = Date.now();
  const registry = readRegistry(project, previous?.registry, known?.validRegistry);
  const settings = readProjectSettings(project);
  const unchanged = known && (yield* known.look(project));
  const recalled = known?.recall(unchanged, { generation, registry, settings }, begun, previous);
  if (recalled) return recalled;
  // Beside what is recalled there is little to read.
  const ahead = known?.isEmpty ? request.ahead?.(project.fs) : undefined;
  try {
    const met = ahead && ((file: string, stat: SeenStat): void => ahead.add({ path: `${project.path}/${file}`, stat, keepsBytes: isDeclaration(file) }));
    const walk = yield* walkInSteps(project, { gone, looksFirst: known !== undefined, ...(unchanged && { unchanged }), ...(met && { met }) });
    ahead?.end();
    const roots = yield* readRoots(request, walk.roots, registry, gone, ahead);
    const snapshot = { generation, registry, settings, roots, faults: walk.faults, missing: missingEntries(registry, roots) };
    known?.renew({ snapshot, walk, begun });
    return snapshot;
  } finally {
    ahead?.close();
  }
}

function* readRoots({ project, walkers, digests, known, reading }: LoadRequest, walked: readonly WalkedRoot[], registry: RegistryView, gone: Gone, ahead: FilesAhead | undefined): Steps<AssetRoot[]> {
  const reader = { project, gone, walkers: new Map(walkers.map((walker) => [walker.family, walker])), ...(ahead && { ahead }) };
  const unknown = digests ?? (ahead ? digestsAhead(ahead) : noDigestCache);
  const entries = entriesByRoot(registry);
  const counter = new ReadingCounter(walked, known, reading);
  const roots: AssetRoot[] = [];
  for (const each of walked) {
    const entry = entries.get(each.root);
    roots.push(known?.find(each, entry) ?? (yield* readAsset({ ...reader, digests: digests ?? known?.digestsOf(each) ?? unknown }, each, entry)));
    counter.read(each);
  }
  return roots;
}

function isDeclaration(file: string): boolean {
  return file.endsWith(`/${declarationName}`);
}

function digestsAhead(ahead: FilesAhead): DigestCache {
  return { get: (_file, stat) => ahead.take(stat)?.sha256, put: () => undefined };
}
