import type { Disposable } from '../../base/disposable.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { systemCode } from '../../io/system-error.ts';
import type { Watch, WatchClock, WatchDirectory, WatchFailure } from '../../io/watch/watch.ts';

/** A folder counts as quiet when it looks the same after this long. Milliseconds, like all here. */
const quiet = 150;
/** Between two looks at the whole disk when nothing was told. */
const idle = 30_000;
/** The same while nobody tells anything; a look that takes long is followed by a rest of so many times that. */
const polling = 2000;
const restAfterLook = 9;
/** After a look that another process was in the way of. */
const again = 1000;
/** Beyond this many folders at once they are one burst: nothing is looked at before no more are told. */
const crowd = 32;
/** Beyond this many a burst is one look at the whole project. */
const burst = 256;
/** How often a document that does not parse yet is waited for. */
const patience = 10;

/** What an observer does its looking with. */
export interface ObserverTarget {
  /**
   * Looks at these folders, from the project's directory, or at everything. `unsettled`: a document is half written,
   * and nothing was taken over; only while `patient`. `failed`: it could not look.
   */
  look(affected: readonly string[] | undefined, patient: boolean): Promise<'seen' | 'unsettled' | 'failed'>;
  /** Whether a commit of our own is under way: what it writes is no drift. */
  busy(): boolean;
  observing(mode: 'live' | 'polling', reason?: string): void;
}

export interface ObserverParts {
  readonly project: ContainedRoot;
  readonly watch: WatchDirectory;
  readonly clock: WatchClock;
  readonly target: ObserverTarget;
}

/**
 * Notices what others do to a project while it is open (operations.md §2, observation).
 *
 * Invariants of drift; each number stands in the name of at least one test
 * - D1  Detection and automatic refresh write nothing but cache.
 * - D2  No result depends on an event having arrived; who does not hear says so and looks instead.
 * - D3  Readers see whole generations only, in rising order, and are answered while the next one is read.
 * - D4  One edited file reads one asset again; a burst is one look at everything.
 * - D5  What is known after settling equals a fresh look.
 * - D6  What another process or a pull made of the project is adopted when it agrees with the disk.
 * An event only ever means
 * that a folder is worth a look. A folder is looked at once it is quiet: names, sizes and times the same twice.
 * Whatever is not told is found by the next look at the whole disk: every 30 s, after every failure of the watch,
 * and by whoever needs to know.
 */
export class Observer {
  readonly #parts: ObserverParts;
  /** Folders worth a look, with how they looked last. */
  readonly #restless = new Map<string, string | undefined>();
  #events = 0;
  #eventsSeen = 0;
  #waited = 0;
  #watch: Watch | undefined;
  /** The directory that the watch is of. */
  #watched: number | undefined;
  #mode: 'live' | 'polling' = 'polling';
  #tick: Disposable | undefined;
  #rest: Disposable | undefined;
  #looking: Promise<unknown> = Promise.resolve();
  /** How long the last look took. */
  #effort = 0;
  #closed = false;

  constructor(parts: ObserverParts) {
    this.#parts = parts;
    this.#setUp();
    this.#restUntilIdle();
  }

  #setUp(): void {
    const { watch, project } = this.#parts;
    this.#observe('polling', 'The watch is being set up.');
    this.#watched = this.#directory();
    try {
      const set: { watch?: Watch } = {};
      const isOurs = (): boolean => set.watch === undefined || set.watch === this.#watch;
      set.watch = this.#watch = watch({ directory: `${project.path}/assets`, ignores: isControl }, {
        ready: () => {
          if (!isOurs()) return;
          this.#observe('live');
          void this.rescan();
        },
        changed: (path) => {
          this.#changed(path === '' ? 'assets' : `assets/${path}`);
        },
        failed: (failure) => {
          if (isOurs()) this.#failed(failure);
        },
      });
    } catch (error) {
      this.#failed({ kind: 'broken', message: error instanceof Error ? error.message : 'the watch failed' });
    }
  }

  /** A watch is of a directory, not of its name: after that was away, or another stands in its place, it hears nothing. */
  async #watchWhatStands(): Promise<void> {
    const now = this.#directory();
    if (now === this.#watched || this.#closed) return;
    if (now === undefined) {
      this.#watched = undefined;
      this.#observe('polling', `${this.#parts.project.path}/assets is not there: it was moved or removed.`);
    } else {
      await this.#watch?.close();
      if (!this.#closed) this.#setUp();
    }
  }

  /** Which directory the assets are in; `undefined` where there is none. */
  #directory(): number | undefined {
    try {
      const { fs, path } = this.#parts.project;
      return fs.stat(`${path}/assets`)?.inode;
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      return undefined;
    }
  }

  /** Looks at the whole disk now. */
  rescan(): Promise<void> {
    return this.#look(undefined, false);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#tick?.dispose();
    this.#rest?.dispose();
    await this.#watch?.close();
    await this.#looking;
  }

  #changed(folder: string): void {
    if (this.#closed) return;
    this.#events += 1;
    if (!this.#restless.has(folder)) this.#restless.set(folder, undefined);
    this.#tickAfter(quiet);
  }

  #tickAfter(milliseconds: number): void {
    if (this.#closed) return;
    this.#tick ??= this.#parts.clock.after(milliseconds, () => {
      this.#tick = undefined;
      void this.#settle();
    });
  }

  async #settle(): Promise<void> {
    const isArriving = this.#events !== this.#eventsSeen;
    this.#eventsSeen = this.#events;
    const count = this.#restless.size;
    if (this.#parts.target.busy() || (isArriving && count > crowd)) this.#tickAfter(quiet);
    else if (count > burst) {
      this.#restless.clear();
      await this.#look(undefined, false);
    } else await this.#settleFolders();
  }

  async #settleFolders(): Promise<void> {
    const calm: string[] = [];
    for (const [folder, before] of this.#restless) {
      const now = this.#appearance(folder);
      if (now === before) calm.push(folder);
      else this.#restless.set(folder, now);
    }
    for (const folder of calm) this.#restless.delete(folder);
    if (this.#restless.size > 0) this.#tickAfter(quiet);
    if (calm.length > 0) await this.#look(calm.includes('assets') ? undefined : calm, this.#waited < patience);
  }

  /** Names, sizes and times of what is in a folder. What cannot be listed looks like nothing. */
  #appearance(folder: string): string {
    const { fs, path } = this.#parts.project;
    try {
      const seen = fs.list(`${path}/${folder}`).map(({ name, kind }) => {
        const stat = kind === 'file' ? fs.stat(`${path}/${folder}/${name}`) : undefined;
        return [name, kind, stat?.size, stat?.mtimeMs, stat?.inode];
      });
      return JSON.stringify(seen.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      return 'nothing';
    }
  }

  /** One look after the other. */
  #look(affected: readonly string[] | undefined, patient: boolean): Promise<void> {
    const turn = this.#looking.then(() => this.#lookNow(affected, patient));
    this.#looking = turn.catch(() => undefined);
    return turn;
  }

  async #lookNow(affected: readonly string[] | undefined, patient: boolean): Promise<void> {
    if (this.#closed) return;
    const begun = performance.now();
    const seen = await this.#parts.target.look(affected, patient);
    if (!affected) {
      this.#effort = performance.now() - begun;
      await this.#watchWhatStands();
    }
    this.#waited = seen === 'unsettled' ? this.#waited + 1 : 0;
    this.#restUntilIdle();
    if (seen === 'seen') return;
    for (const folder of affected ?? ['assets']) this.#restless.set(folder, this.#restless.get(folder));
    this.#tickAfter(seen === 'failed' ? again : quiet);
  }

  #restUntilIdle(): void {
    this.#rest?.dispose();
    if (this.#closed) return;
    this.#rest = this.#parts.clock.after(this.#mode === 'live' ? idle : Math.max(polling, restAfterLook * this.#effort), () => {
      void this.rescan();
    });
  }

  #failed({ kind, message }: WatchFailure): void {
    if (this.#closed) return;
    if (kind === 'broken') {
      const watch = this.#watch;
      this.#watch = undefined;
      void watch?.close();
      this.#observe('polling', `The disk is looked at every ${polling / 1000} s: ${message}.`);
    }
    void this.rescan();
  }

  #observe(mode: 'live' | 'polling', reason?: string): void {
    this.#mode = mode;
    this.#parts.target.observing(mode, reason);
  }
}

/** Of the control folder only the registry and the settings are anybody else's. Below `assets/`. */
function isControl(path: string): boolean {
  return path.startsWith('.prometeu/') && path !== '.prometeu/index.json' && path !== '.prometeu/project.json';
}
