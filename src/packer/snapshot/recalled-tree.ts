import type { Steps } from '../../base/steps.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { FileStat } from '../../io/file-system.ts';
import { systemCode } from '../../io/system-error.ts';
import { namesBefore, type StatCacheParts, type StoredFolder, type StoredPlace } from './stat-cache.ts';
import { declarationName, type PlainFolder, type UnchangedTree, type WalkedRoot } from './walk.ts';

/**
 * A look at everything that an earlier process met, without listing a directory: a name cannot have come or gone while
 * the directory's own stat is as it was, as long as that stat is older than the cache (git's racy rule). Files may be
 * written to without it: each is looked at.
 */
export class RecalledTree implements UnchangedTree {
  readonly #parts: StatCacheParts;
  readonly #writtenAt: number;
  readonly #roots = new Map<string, StoredPlace>();
  readonly #folders = new Map<string, StoredFolder>();
  readonly #walkedOf: (place: StoredPlace) => WalkedRoot;

  /** @param walkedOf what a walk would tell of a root that is as it was */
  constructor(parts: StatCacheParts, writtenAt: number, walkedOf: (place: StoredPlace) => WalkedRoot) {
    this.#parts = parts;
    this.#writtenAt = writtenAt;
    this.#walkedOf = walkedOf;
  }

  /** Whether every directory and file is as it was, and nothing else can be there. */
  get isWhole(): boolean {
    const { head, places, folders } = this.#parts;
    return head.isWhole && this.#roots.size === places.length && this.#folders.size === folders.length;
  }

  /** Those that are as they were. */
  get folders(): readonly PlainFolder[] {
    return [...this.#folders.values()].map((folder) => this.#plain(folder));
  }

  /** Looks, a directory at a time. */
  *look(project: ContainedRoot): Steps<void> {
    const { head, folders, places } = this.#parts;
    if (!head.keepsDirectoryTimes) return;
    for (const folder of folders) {
      if (this.#isSame(project, `${project.path}/${folder.diskPath}`, 'directory', folder.row)) this.#folders.set(folder.diskPath, folder);
      yield;
    }
    for (const place of places) {
      if (this.#isSameRoot(project, place)) this.#roots.set(place.diskRoot, place);
      yield;
    }
  }

  folderAt(diskPath: string): PlainFolder | undefined {
    const folder = this.#folders.get(diskPath);
    return folder && this.#plain(folder);
  }

  rootAt(diskPath: string): WalkedRoot | undefined {
    const place = this.#roots.get(diskPath.slice('assets/'.length));
    return place && this.#walkedOf(place);
  }

  #plain({ diskPath, row, directories }: StoredFolder): PlainFolder {
    return { diskPath, stat: { ...this.#parts.columns.fileAt(row), kind: 'directory' }, directories };
  }

  #isSameRoot(project: ContainedRoot, { diskRoot, row, files, directories, name }: StoredPlace): boolean {
    const { names } = this.#parts;
    const top = `${project.path}/assets/${diskRoot}`;
    const firstDirectory = row + 1 + files;
    if (!this.#isSame(project, top, 'directory', firstDirectory)) return false;
    if (!this.#isSame(project, `${top}/${declarationName}`, 'file', row)) return false;
    let at = name + namesBefore;
    for (let each = 1; each <= directories; each++) if (!this.#isSame(project, `${top}/${names[at++] ?? ''}`, 'directory', firstDirectory + each)) return false;
    for (let each = 1; each <= files; each++) if (!this.#isSame(project, `${top}/${names[at++] ?? ''}`, 'file', row + each)) return false;
    return true;
  }

  #isSame({ fs }: ContainedRoot, path: string, kind: FileStat['kind'], row: number): boolean {
    try {
      const stat = fs.stat(path);
      return stat?.kind === kind && this.#parts.columns.isSame(row, stat, this.#writtenAt);
    } catch (error) {
      // What cannot be looked at is met again by the walk, which tells why.
      if (systemCode(error) === undefined) throw error;
      return false;
    }
  }
}
