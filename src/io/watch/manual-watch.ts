import type { Disposable } from '../../base/disposable.ts';
import type { WatchClock, WatchDirectory, WatchFailure, WatchListener } from './watch.ts';

/** A watch whose events a test fires by hand, and that can lose them all, or fail as real ones do. */
export class ManualWatch {
  /** As if the system told nobody anything. */
  losing = false;
  #listener: WatchListener | undefined;
  #ignores: (path: string) => boolean = () => false;

  /** Whether somebody watches. */
  get watching(): boolean {
    return this.#listener !== undefined;
  }

  readonly watch: WatchDirectory = ({ ignores }, listener) => {
    this.#listener = listener;
    this.#ignores = ignores;
    return {
      close: () => {
        this.#listener = undefined;
        return Promise.resolve();
      },
    };
  };

  ready(): void {
    this.#listener?.ready();
  }

  changed(...paths: readonly string[]): void {
    if (this.losing) return;
    for (const path of paths) if (!this.#ignores(path)) this.#listener?.changed(path);
  }

  fail(failure: WatchFailure): void {
    this.#listener?.failed(failure);
  }
}

/** Time that passes only when a test says so. */
export class ManualClock implements WatchClock {
  #now = 0;
  readonly #pending = new Set<{ readonly at: number; readonly run: () => void }>();

  after(milliseconds: number, run: () => void): Disposable {
    const entry = { at: this.#now + milliseconds, run };
    this.#pending.add(entry);
    return {
      dispose: () => {
        this.#pending.delete(entry);
      },
    };
  }

  /** Lets time pass, timer by timer, each with all that it sets off. */
  async pass(milliseconds: number): Promise<void> {
    await turns();
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#pending].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#now = next.at;
      this.#pending.delete(next);
      next.run();
      await turns();
    }
    this.#now = end;
    await turns();
  }
}

/** Enough turns of the event loop for work that waits for nothing but other work. */
async function turns(): Promise<void> {
  for (let left = 200; left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve));
}
