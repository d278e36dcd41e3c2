import type { Disposable } from '../../base/disposable.ts';
import type { CliHost, Signal } from './host.ts';

/**
 * Ctrl+C and SIGTERM. While something runs that can be cancelled, the first signal cancels it and the command
 * ends when it has let go. In every other moment, and at the second signal, the command is given up at once:
 * what it had begun is undone by the next command that opens the project (operations.md §6).
 */
export class Interruption implements Disposable {
  readonly #subscription: Disposable;
  readonly #say: (line: string) => void;
  #cancel: (() => Promise<unknown>) | undefined;
  #giveUp: (signal: Signal) => void = () => undefined;
  #signal: Signal | undefined;
  /** Settles when the command is to be given up, and never otherwise. */
  readonly givenUp: Promise<Signal>;

  constructor(host: Pick<CliHost, 'onSignal'>, say: (line: string) => void) {
    this.#say = say;
    this.givenUp = new Promise((resolve) => {
      this.#giveUp = resolve;
    });
    this.#subscription = host.onSignal((signal) => {
      this.#hear(signal);
    });
  }

  /** The first signal that came. */
  get signal(): Signal | undefined {
    return this.#signal;
  }

  /** Runs work that `cancel` can end early; its result comes back either way. */
  async during<T>(work: () => Promise<T>, cancel: () => Promise<unknown>): Promise<T> {
    this.#cancel = cancel;
    try {
      return await work();
    } finally {
      this.#cancel = undefined;
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #hear(signal: Signal): void {
    const first = this.#signal === undefined;
    this.#signal ??= signal;
    if (!first || !this.#cancel) {
      this.#giveUp(this.#signal);
      return;
    }
    this.#say('Stopping; the old build stays until then. Once more to stop without waiting.');
    // A refusal (nothing to cancel any more) shows in how the work itself ends.
    void this.#cancel();
  }
}
