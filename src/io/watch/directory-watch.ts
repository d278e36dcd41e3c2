import { lstatSync, readdirSync, watch as watchNode, type FSWatcher } from 'node:fs';
import { systemCode } from '../system-error.ts';
import { failureOf } from './chokidar-watch.ts';
import type { Watch, WatchDirectory, WatchListener, WatchRequest } from './watch.ts';

/** How a single directory is watched, without what is below it. Throws what the system says. */
export type WatchOne = (path: string) => FSWatcher;

/** Directories entered before the event loop turns. */
const slice = 64;

/** One watched directory. Its inode tells a directory from another that took its name. */
interface Watched {
  readonly watcher: FSWatcher;
  readonly inode: number;
  /** Names of the watched directories in it. */
  readonly children: Set<string>;
}

/**
 * Watches a very large tree: one system watch a directory, set up in slices, nothing remembered of files. Files and
 * links are never opened or followed. For systems whose watches are cheap and not recursive (Linux).
 *
 * A directory is watched before it is listed, so that nothing falls between. Known limit: when the system's queue
 * runs over, the runtime below tells nobody; what was lost is found by the next look at the whole disk.
 */
export function directoryWatch(open: WatchOne = (path) => watchNode(path, { persistent: false })): WatchDirectory {
  return (request, listener) => new DirectoryWatch(request, listener, open);
}

class DirectoryWatch implements Watch {
  readonly #request: WatchRequest;
  readonly #listener: WatchListener;
  readonly #open: WatchOne;
  /** By path below the watched directory; the directory itself is ''. */
  readonly #watched = new Map<string, Watched>();
  /** Directories to be entered, and whether anybody is to be told of each. */
  #queue: { readonly path: string; readonly told: boolean }[] = [];
  #ready = false;
  #closed = false;
  #turn: NodeJS.Immediate | undefined;

  constructor(request: WatchRequest, listener: WatchListener, open: WatchOne) {
    this.#request = request;
    this.#listener = listener;
    this.#open = open;
    this.#later('', false);
  }

  close(): Promise<void> {
    this.#closed = true;
    clearImmediate(this.#turn);
    this.#queue = [];
    for (const { watcher } of this.#watched.values()) watcher.close();
    this.#watched.clear();
    return Promise.resolve();
  }

  #later(path: string, told: boolean): void {
    this.#queue.push({ path, told });
    this.#turn ??= setImmediate(() => {
      this.#turn = undefined;
      this.#enterSome();
    });
  }

  #enterSome(): void {
    const now = this.#queue.splice(0, slice);
    for (const { path, told } of now) if (!this.#closed) this.#enter(path, told);
    if (this.#closed) return;
    if (this.#queue.length > 0) {
      this.#turn ??= setImmediate(() => {
        this.#turn = undefined;
        this.#enterSome();
      });
    } else if (!this.#ready) {
      this.#ready = true;
      this.#listener.ready();
    }
  }

  /** Watches a directory, then looks for those in it. One that is gone, or may not be read, is left out. */
  #enter(path: string, told: boolean): void {
    const inode = this.#inodeOf(path);
    if (inode === undefined) return;
    const known = this.#watched.get(path);
    if (known?.inode === inode) return;
    if (known) this.#leave(path);
    const watcher = this.#watch(path);
    if (!watcher) return;
    this.#watched.set(path, { watcher, inode, children: new Set() });
    this.#watched.get(parentOf(path))?.children.add(path);
    if (told) this.#listener.changed(path);
    for (const child of this.#directoriesIn(path)) this.#later(child, told);
  }

  #watch(path: string): FSWatcher | undefined {
    try {
      const watcher = this.#open(this.#absolute(path));
      watcher.on('change', (kind, name) => {
        this.#heard(path, kind, typeof name === 'string' ? name : undefined);
      });
      // A directory that goes takes its watch along; the one above tells of it.
      watcher.on('error', (error) => {
        if (!isGone(error)) this.#fail(error);
      });
      return watcher;
    } catch (error) {
      if (!isGone(error)) this.#fail(error);
      return undefined;
    }
  }

  #heard(folder: string, kind: string, name: string | undefined): void {
    if (this.#closed || !this.#watched.has(folder)) return;
    const path = name === undefined ? undefined : join(folder, name);
    if (path !== undefined && this.#request.ignores(path)) return;
    this.#listener.changed(folder);
    if (kind !== 'rename') return;
    if (path !== undefined) this.#cameOrWent(path);
    else for (const child of [...(this.#watched.get(folder)?.children ?? []), ...this.#directoriesIn(folder)]) this.#cameOrWent(child);
  }

  #cameOrWent(path: string): void {
    const inode = this.#inodeOf(path);
    const known = this.#watched.get(path);
    if (known?.inode === inode) return;
    if (known) {
      this.#leave(path);
      this.#listener.changed(path);
    }
    if (inode !== undefined) this.#later(path, true);
  }

  #leave(path: string): void {
    const known = this.#watched.get(path);
    if (!known) return;
    this.#watched.delete(path);
    this.#watched.get(parentOf(path))?.children.delete(path);
    known.watcher.close();
    for (const child of known.children) this.#leave(child);
  }

  /** Of a directory; nothing of anything else, links to directories among it. */
  #inodeOf(path: string): number | undefined {
    try {
      const stat = lstatSync(this.#absolute(path));
      return stat.isDirectory() ? stat.ino : undefined;
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      return undefined;
    }
  }

  #directoriesIn(path: string): readonly string[] {
    try {
      const entries = readdirSync(this.#absolute(path), { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name)).filter((child) => !this.#request.ignores(child));
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      return [];
    }
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    this.#listener.failed(failureOf(error));
  }

  #absolute(path: string): string {
    return path === '' ? this.#request.directory : `${this.#request.directory}/${path}`;
  }
}

/** What may not be read, or is no more, is told by looks at the disk, not by the watch. */
function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP'].includes(systemCode(error) ?? '');
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
