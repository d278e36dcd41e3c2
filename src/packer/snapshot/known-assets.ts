import type { IndexEntry } from '../../contract/documents.ts';
import type { FileStat } from '../../io/file-system.ts';
import { textOf } from './declaration-view.ts';
import { isSameStat, type DigestCache } from './digest-file.ts';
import type { AssetRoot, DeclarationView } from './model.ts';
import type { RecalledAssets } from './recalled-assets.ts';
import type { StoredRoot } from './stat-cache.ts';
import type { WalkedRoot } from './walk.ts';

/**
 * A stat this close to the moment it was taken proves nothing: the file may be written once more within the
 * same tick of the disk's clock (git's racy rule). Two seconds is the coarsest clock there is (FAT). Milliseconds.
 */
const racyWindow = 3000;

interface KnownAsset {
  readonly walked: WalkedRoot;
  readonly asset: AssetRoot;
  /** Whether it can be believed without being read again. */
  readonly settled: boolean;
  /** Stats from before this moment are no racy ones. Milliseconds. */
  readonly before: number;
}

/**
 * What the last load read of each asset root. An asset is believed to be what it was while the walk sees the
 * same names with the same stats and no stat was racy; then none of its files is opened. The first load of an open
 * project goes by what an earlier process recalls. What is packed is read and hashed by the freeze all the same.
 */
export class KnownAssets {
  #assets = new Map<string, KnownAsset>();
  #recalled: RecalledAssets | undefined;
  /** What stands in the cache, as views of declarations: an asset read anew has another. */
  #stored: ReadonlySet<DeclarationView> = new Set();
  #storedCount = 0;

  constructor(recalled?: RecalledAssets) {
    this.#recalled = recalled;
  }

  /** The asset as last read, if all that the walk sees of it is as it was. */
  find(walked: WalkedRoot, entry: IndexEntry | undefined): AssetRoot | undefined {
    if (this.#recalled) return this.#recalled.find(walked, entry);
    const known = this.#assets.get(walked.root);
    if (!known?.settled || walked.faults.length > 0 || !isSameRoot(known.walked, walked)) return undefined;
    return isSameEntry(known.asset.entry, entry) ? known.asset : { ...withoutEntry(known.asset), ...(entry && { entry }) };
  }

  /** Digests of the files of an asset whose stats are as they were, whatever became of the others. */
  digestsOf({ root }: WalkedRoot): DigestCache | undefined {
    const known = this.#assets.get(root);
    if (!known) return undefined;
    const { walked, asset, before } = known;
    let files: ReadonlyMap<string, { readonly stat: FileStat; readonly sha256: string | undefined }> | undefined;
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
    const known = this.#assets.get(root)?.walked;
    if (!known) return files.length + 1;
    const before = new Map(known.files.map(({ diskPath, stat }) => [diskPath, stat]));
    const changed = files.filter(({ diskPath, stat }) => {
      const was = before.get(diskPath);
      return !was || !isSameStat(was, stat);
    });
    const same = known.declaration.kind === 'file' && declaration.kind === 'file' && isSameStat(known.declaration, declaration);
    return changed.length + (same ? 0 : 1);
  }

  /** Remembers one whole load and forgets the one before. `begun` is the wall clock at its start, milliseconds. */
  renew(walked: readonly WalkedRoot[], assets: readonly AssetRoot[], begun: number): void {
    const settled = begun - racyWindow;
    this.#assets = new Map();
    const recalled = this.#recalled;
    this.#recalled = undefined;
    for (const [at, root] of walked.entries()) {
      const asset = assets[at];
      if (asset) this.#assets.set(root.root, { walked: root, asset, settled: isSettled(root, asset, settled), before: settled });
    }
    if (recalled) this.#noteStored(this.#settled().filter(({ asset }) => recalled.knows(asset)), recalled.size);
  }

  /**
   * What is worth keeping for the next process, if that is not what is kept already. Whoever keeps it says so with
   * {@link kept}.
   */
  toKeep(): readonly StoredRoot[] | undefined {
    const settled = this.#settled();
    const same = settled.length === this.#storedCount && settled.every(({ asset }) => this.#stored.has(asset.declaration));
    return same ? undefined : settled;
  }

  kept(roots: readonly StoredRoot[]): void {
    this.#noteStored(roots, roots.length);
  }

  /** Drops what is remembered of the assets that hold these files (paths from the project's directory). */
  forget(files: readonly string[]): void {
    if (files.length === 0) return;
    for (const root of this.#assets.keys()) {
      const inside = `assets/${root}/`;
      if (files.some((file) => file.normalize('NFC').startsWith(inside))) this.#assets.delete(root);
    }
  }

  /** Digests of all files of the last load, each once. */
  contents(): ReadonlySet<string> {
    const digests = new Set<string>();
    for (const { asset } of this.#assets.values()) for (const { sha256 } of asset.artifacts) if (sha256 !== undefined) digests.add(sha256);
    return digests;
  }

  #settled(): readonly StoredRoot[] {
    // A declaration too large to be read has no bytes that could be kept.
    return [...this.#assets.values()].filter(({ settled, asset }) => settled && textOf(asset.declaration) !== undefined);
  }

  #noteStored(roots: readonly StoredRoot[], count: number): void {
    this.#stored = new Set(roots.map(({ asset }) => asset.declaration));
    this.#storedCount = count;
  }
}

/** Only what is plain is believed: whatever has a fault is looked at again each time. */
function isSettled({ declaration, files, others }: WalkedRoot, asset: AssetRoot, settled: number): boolean {
  if (declaration.kind !== 'file' || asset.faults.length > 0 || asset.declaration.state === 'unreadable') return false;
  if ([...others.values()].some((kind) => kind !== 'directory')) return false;
  return isBefore(declaration, settled) && files.every(({ stat }) => isBefore(stat, settled));
}

function isBefore({ mtimeMs, ctimeMs }: FileStat, moment: number): boolean {
  return mtimeMs < moment && ctimeMs < moment;
}

function isSameRoot(before: WalkedRoot, now: WalkedRoot): boolean {
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
