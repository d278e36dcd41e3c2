import { isDeepStrictEqual } from 'node:util';
import { once } from '../../base/once.ts';
import type { Steps } from '../../base/steps.ts';
import type { IndexEntry } from '../../contract/documents.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { textOf } from './declaration-view.ts';
import { isBefore, isSameStat, type DigestCache } from './digest-file.ts';
import type { AssetRoot, Snapshot } from './model.ts';
import type { RecalledAssets } from './recalled-assets.ts';
import { recallSnapshot } from './recalled-snapshot.ts';
import type { RecalledTree } from './recalled-tree.ts';
import { believedDirectories, registryMark, type StoredLoad, type StoredRoot } from './stat-cache.ts';
import type { SeenStat, Walk, WalkedRoot } from './walk.ts';

/**
 * A stat this close to the moment it was taken proves nothing: the file may be written once more within the
 * same tick of the disk's clock (git's racy rule). Two seconds is the coarsest clock there is (FAT). Milliseconds.
 */
const racyWindow = 3000;

/** One whole load of the project. */
export interface Load {
  readonly snapshot: Snapshot;
  readonly walk: Pick<Walk, 'roots' | 'folders' | 'isPlain'>;
  /** The wall clock at its start, milliseconds. */
  readonly begun: number;
}

interface KnownAsset extends StoredRoot {
  /** Whether it can be believed without being read again. */
  readonly settled: boolean;
}

interface LastLoad extends Pick<StoredLoad, 'folders' | 'before' | 'head'> {
  readonly snapshot: Snapshot;
  readonly assets: Map<string, KnownAsset>;
}

/** What stands in the cache. */
interface Standing {
  readonly assets: ReadonlySet<AssetRoot>;
  readonly size: number;
  readonly head: StoredLoad['head'];
  /** Of how many directories it tells when they changed. */
  readonly directories: number;
}

/**
 * What the last load read of each asset root. An asset is believed to be what it was while the walk sees the
 * same names with the same stats and no stat was racy; then none of its files is opened. The first load of an open
 * project goes by what an earlier process recalls. What is packed is read and hashed by the freeze all the same.
 */
export class KnownAssets {
  #recalled: RecalledAssets | undefined;
  /** What every look goes by: a directory that is as it was recalled need not be listed by any of them. */
  readonly #looked: RecalledAssets | undefined;
  #last: () => LastLoad | undefined = () => undefined;
  #standing: () => Standing | undefined = () => undefined;
  /** A first load that found all to be as it is recalled, while nothing was loaded or forgotten since. */
  #untouched: Snapshot | undefined;
  /** A load that the cache has all of. */
  #kept: LastLoad | undefined;

  constructor(recalled?: RecalledAssets) {
    this.#recalled = recalled;
    this.#looked = recalled;
  }

  /** Whether nothing is recalled, and nothing was loaded yet. */
  get isEmpty(): boolean {
    return !this.#recalled && !this.#last();
  }

  /** Digest of a registry that an earlier process found valid. */
  get validRegistry(): string | undefined {
    return this.#recalled?.validRegistry;
  }

  /** The snapshot that is as the cache has it, all of it. */
  get untouched(): Snapshot | undefined {
    return this.#untouched;
  }

  /** The snapshot of the last load, if the cache has all of it. */
  get asKept(): Snapshot | undefined {
    if (this.#untouched) return this.#untouched;
    const last = this.#last();
    return last && last === this.#kept ? last.snapshot : undefined;
  }

  /** Looks at what an earlier process recalls. */
  *look(project: ContainedRoot): Steps<RecalledTree | undefined> {
    return this.#looked && (yield* this.#looked.look(project));
  }

  /**
   * The project as it is recalled, when all that it hangs on is as it was. Nothing of it is made before it is asked for.
   *
   * @param previous when nothing was loaded since, and that is it, it is the answer
   */
  recall(tree: RecalledTree | undefined, documents: Pick<Snapshot, 'generation' | 'registry' | 'settings'>, begun: number, previous?: unknown): Snapshot | undefined {
    if (this.#untouched && previous === this.#untouched && tree?.isWhole === true && this.#looked?.isAsUnderstood(documents)) return this.#untouched;
    const recalled = this.#recalled;
    if (!recalled || tree?.isWhole !== true || !recalled.isAsUnderstood(documents)) return undefined;
    const { snapshot, walked } = recallSnapshot(recalled, documents);
    this.#recalled = undefined;
    this.#untouched = snapshot;
    this.#last = once(() => lastOf({ snapshot, walk: { roots: walked(), folders: tree.folders, isPlain: true }, begun }));
    this.#standing = once(() => standingOf(recalled, this.#last()));
    return snapshot;
  }

  /** The asset as last read, if all that the walk sees of it is as it was. */
  find(walked: WalkedRoot, entry: IndexEntry | undefined): AssetRoot | undefined {
    if (this.#recalled) return this.#recalled.find(walked, entry);
    const known = this.#last()?.assets.get(walked.root);
    if (!known?.settled || walked.faults.length > 0 || !isSameRoot(known.walked, walked)) return undefined;
    return isSameEntry(known.asset.entry, entry) ? known.asset : { ...withoutEntry(known.asset), ...(entry && { entry }) };
  }

  /** Digests of the files of an asset whose stats are as they were, whatever became of the others. */
  digestsOf({ root }: WalkedRoot): DigestCache | undefined {
    const known = this.#last()?.assets.get(root);
    if (!known) return undefined;
    const { walked, asset, before } = known;
    let files: ReadonlyMap<string, { readonly stat: SeenStat; readonly sha256: string | undefined }> | undefined;
    return {
      get(file, stat) {
        files ??= new Map(walked.files.map(({ diskPath, stat: was }, at) => [`assets/${walked.diskRoot}/${diskPath}`, { stat: was, sha256: asset.artifacts[at]?.sha256 }]));
        const was = files.get(file);
        return was && isBefore(was.stat, before) && isSameStat(was.stat, stat) ? was.sha256 : undefined;
      },
      put: () => undefined,
    };
  }

  /** How many files of an asset are new or have another stat than at the last load, believed or not. */
  changedIn(walked: WalkedRoot): number {
    const { root, declaration, files } = walked;
    if (this.#recalled?.isSame(walked)) return 0;
    const known = this.#last()?.assets.get(root)?.walked;
    if (known === walked) return 0;
    if (!known) return files.length + 1;
    const before = new Map(known.files.map(({ diskPath, stat }) => [diskPath, stat]));
    const changed = files.filter(({ diskPath, stat }) => {
      const was = before.get(diskPath);
      return !was || !isSameStat(was, stat);
    });
    const same = known.declaration.kind === 'file' && declaration.kind === 'file' && isSameStat(known.declaration, declaration);
    return changed.length + (same ? 0 : 1);
  }

  /** Remembers one whole load and forgets the one before. */
  renew(load: Load): void {
    const recalled = this.#recalled;
    this.#recalled = undefined;
    this.#untouched = undefined;
    const last = lastOf(load);
    this.#last = () => last;
    if (recalled) this.#standing = once(() => standingOf(recalled, last));
  }

  /**
   * What is worth keeping for the next process, if that is not what is kept already. Whoever keeps it says so with
   * {@link kept}.
   *
   * @param device of the disk, if it keeps the times of directories
   */
  toKeep(device: () => number | undefined): StoredLoad | undefined {
    const last = this.#untouched ? undefined : this.#last();
    if (!last) return undefined;
    const roots = settledOf(last);
    const load: StoredLoad = { ...last, roots, head: { ...last.head, isWhole: last.head.isWhole && roots.length === last.assets.size } };
    const standing = this.#standing();
    const same = standing?.size === roots.length && roots.every(({ asset }) => standing.assets.has(asset)) && isDeepStrictEqual(standing.head, load.head);
    const stands = same && believedDirectories(load, device()) <= standing.directories;
    this.#kept = stands && load.head.isWhole ? last : undefined;
    return stands ? undefined : load;
  }

  kept(load: StoredLoad, device: number | undefined): void {
    const standing = { assets: new Set(load.roots.map(({ asset }) => asset)), size: load.roots.length, head: load.head, directories: believedDirectories(load, device) };
    this.#standing = () => standing;
    this.#kept = load.head.isWhole ? this.#last() : undefined;
  }

  /** Drops what is remembered of the assets that hold these files (paths from the project's directory). */
  forget(files: readonly string[]): void {
    const assets = files.length === 0 ? undefined : this.#last()?.assets;
    if (!assets) return;
    this.#untouched = undefined;
    this.#kept = undefined;
    for (const root of assets.keys()) {
      const inside = `assets/${root}/`;
      if (files.some((file) => file.normalize('NFC').startsWith(inside))) assets.delete(root);
    }
  }

  /** Digests of all files of the last load, each once. */
  contents(): ReadonlySet<string> {
    const digests = new Set<string>();
    for (const { asset } of this.#last()?.assets.values() ?? []) for (const { sha256 } of asset.artifacts) if (sha256 !== undefined) digests.add(sha256);
    return digests;
  }
}

function lastOf({ snapshot, walk, begun }: Load): LastLoad {
  const before = begun - racyWindow;
  const assets = new Map<string, KnownAsset>();
  for (const [at, walked] of walk.roots.entries()) {
    const asset = snapshot.roots[at];
    if (asset) assets.set(walked.root, { walked, asset, settled: isSettled(walked, asset, before), before });
  }
  const { state, sha256 } = snapshot.registry;
  const registry = state === 'valid' && sha256 !== undefined ? { registry: registryMark(sha256) } : {};
  const head = { ...registry, settings: JSON.stringify(snapshot.settings), isWhole: walk.isPlain && 'registry' in registry && assets.size === walk.roots.length };
  return { snapshot, assets, folders: walk.folders, before, head };
}

function settledOf({ assets }: LastLoad): readonly KnownAsset[] {
  // A declaration too large to be read has no bytes that could be kept.
  return [...assets.values()].filter(({ settled, asset }) => settled && textOf(asset.declaration) !== undefined);
}

function standingOf(recalled: RecalledAssets, last: LastLoad | undefined): Standing {
  const assets = new Set((last ? settledOf(last) : []).map(({ asset }) => asset).filter((asset) => recalled.knows(asset)));
  return { assets, size: recalled.size, head: recalled.head, directories: recalled.believedDirectories };
}

/** Only what is plain is believed: whatever has a fault is looked at again each time. */
function isSettled({ declaration, files, others }: WalkedRoot, asset: AssetRoot, settled: number): boolean {
  if (declaration.kind !== 'file' || asset.faults.length > 0 || asset.declaration.state === 'unreadable') return false;
  if ([...others.values()].some((kind) => kind !== 'directory')) return false;
  return isBefore(declaration, settled) && files.every(({ stat }) => isBefore(stat, settled));
}

function isSameRoot(before: WalkedRoot, now: WalkedRoot): boolean {
  if (before === now) return true;
  if (before.declaration.kind !== 'file' || now.declaration.kind !== 'file') return false;
  if (before.diskRoot !== now.diskRoot || before.nestedIn !== now.nestedIn) return false;
  if (before.files.length !== now.files.length || before.others.size !== now.others.size) return false;
  if (!isSameStat(before.declaration, now.declaration)) return false;
  for (const [path, kind] of now.others) if (before.others.get(path) !== kind) return false;
  return now.files.every(({ diskPath, stat }, at) => {
    const file = before.files[at];
    return file?.diskPath === diskPath && isSameStat(file.stat, stat);
  });
}

function isSameEntry(before: IndexEntry | undefined, now: IndexEntry | undefined): boolean {
  return before === now || JSON.stringify(before) === JSON.stringify(now);
}

function withoutEntry({ entry: _entry, ...rest }: AssetRoot): Omit<AssetRoot, 'entry'> {
  return rest;
}
