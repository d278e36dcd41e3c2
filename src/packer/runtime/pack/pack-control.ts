import type { PackProgress, PackRunKind } from '../../../contract/operations/pack.ts';

/** One pack, check or proof that somebody asked for, from then until it has ended. */
export interface PackTicket {
  readonly signal: AbortSignal;
  /** How far it has come, for those who ask later. */
  reached(progress: PackProgress | undefined): void;
  /** From here on it cannot be cancelled: its promotion begins. */
  promoting(): void;
}

interface Entry {
  readonly kind: PackRunKind;
  readonly begun: number;
  readonly abort: AbortController;
  progress: PackProgress | undefined;
  promoting: boolean;
}

/** The packs of one project in the order they were asked for, which is the order the lane runs them in. */
export class PackControl {
  readonly #entries: Entry[] = [];
  #idle: Promise<unknown> = Promise.resolve();

  /** The one whose turn it is. */
  get current(): { readonly doing: PackRunKind; readonly elapsed_ms: number; readonly progress?: PackProgress } | undefined {
    const [running] = this.#entries;
    return running && { doing: running.kind, elapsed_ms: Math.round(performance.now() - running.begun), ...(running.progress ? { progress: running.progress } : {}) };
  }

  /** Runs `work` with a ticket; what it answers or throws is the caller's. */
  async run<T>(kind: PackRunKind, work: (ticket: PackTicket) => Promise<T>): Promise<T> {
    const entry: Entry = { kind, begun: performance.now(), progress: undefined, abort: new AbortController(), promoting: false };
    this.#entries.push(entry);
    const running = this.#carryOut(entry, work);
    this.#idle = Promise.allSettled([this.#idle, running]);
    return running;
  }

  /**
   * Asks the pack that runs to stop; those that wait behind it go on. `false` when none runs or its promotion has
   * begun.
   */
  cancel(): boolean {
    const [running] = this.#entries;
    if (!running || running.promoting) return false;
    running.abort.abort();
    return true;
  }

  /** Asks all to stop, also those that wait, and waits for the end of each. */
  async close(): Promise<void> {
    for (const { abort } of this.#entries) abort.abort();
    await this.#idle;
  }

  async #carryOut<T>(entry: Entry, work: (ticket: PackTicket) => Promise<T>): Promise<T> {
    try {
      return await work({
        signal: entry.abort.signal,
        reached: (progress) => {
          entry.progress = progress;
        },
        promoting: () => {
          entry.promoting = true;
        },
      });
    } finally {
      this.#entries.splice(this.#entries.indexOf(entry), 1);
    }
  }
}
