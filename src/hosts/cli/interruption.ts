import type { Disposable } from '../../base/disposable.ts';
import type { CliHost, Signal } from './host.ts';

/** What {@link Interruptible.cancel} answers where the person chose not to end it after all: the next signal is the first again. */
export const goesOn = Symbol('goes on');

/** Something that runs and is not just to be given up at a signal. */
export interface Interruptible {
  readonly cancel: () => Promise<unknown>;
  /** What the person is told who sent the signal; nothing, where it ends at once. */
  readonly notice: string | undefined;
}

/**
 * Ctrl+C and SIGTERM. While something runs that can be cancelled or must be waited for, the first signal
 * says so and the command ends when that has let go. In every other moment, and at the second signal, the command is given up at once:
 * what it had begun is undone by the next command that opens the project (operations.md §6).
 */
export class Interruption implements Disposable {
  readonly #subscription: Disposable;
  readonly #say: (line: string) => void;
  #running: Interruptible | undefined;
  #giveUp: (signal: Signal) => void = () => undefined;
  #signal: Signal | undefined;
  /** What a person is told about their files when the command is given up now. */
  aftermath = 'The old build stands.';
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

  /** Runs work that the first signal may end early, or has to wait for; its result comes back either way. */
  async during<T>(work: () => Promise<T>, running: Interruptible): Promise<T> {
    this.#running = running;
    try {
      return await work();
    } finally {
      this.#running = undefined;
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #hear(signal: Signal): void {
    const first = this.#signal === undefined;
    this.#signal ??= signal;
    if (!first || !this.#running) {
      this.#giveUp(this.#signal);
      return;
    }
    const { notice } = this.#running;
    if (notice !== undefined) this.#say(`${notice} Once more to stop without waiting.`);
    // A refusal (nothing to cancel any more) shows in how the work itself ends.
    void this.#running.cancel().then((outcome) => {
      if (outcome === goesOn) this.#signal = undefined;
    });
  }
}
