/** The changes of one project that are being carried out or wait for their turn, so that closing can wait for them. */
export class ChangeControl {
  readonly #abort = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  async run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const running = work(this.#abort.signal);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Ends the waiting for other processes; what has begun to be written is carried out. Waits for the end of each. */
  async close(): Promise<void> {
    this.#abort.abort();
    await Promise.allSettled(this.#running);
  }
}
