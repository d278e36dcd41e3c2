import type { Disposable } from '../../base/disposable.ts';

/** Why events cannot be relied on. */
export interface WatchFailure {
  /** `broken`: no more will come. `lost_events`: some did not, the next ones will. */
  readonly kind: 'broken' | 'lost_events';
  /** For a person: what happened. */
  readonly message: string;
}

/** Who is told. An event is a hint: it only ever means that this place is worth a look. */
export interface WatchListener {
  /** From here on what happens is told. */
  ready(): void;
  /** @param path a directory in which something may have changed, or that came or went; below the watched one, POSIX */
  changed(path: string): void;
  failed(failure: WatchFailure): void;
}

/** A watch that runs until it is closed; after that nobody is told anything. */
export interface Watch {
  close(): Promise<void>;
}

export interface WatchRequest {
  /** Absolute. */
  readonly directory: string;
  /** Paths that nobody wants to hear of, below the directory, POSIX. */
  readonly ignores: (path: string) => boolean;
}

/** The port of a watch backend. */
export type WatchDirectory = (request: WatchRequest, listener: WatchListener) => Watch;

/** Time as observation sees it; a test winds it by hand. */
export interface WatchClock {
  /** Runs once after so many milliseconds, unless disposed before. */
  after(milliseconds: number, run: () => void): Disposable;
}

export const systemWatchClock: WatchClock = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return {
      dispose() {
        clearTimeout(timer);
      },
    };
  },
};
