import type { DirectoryEntry, FileSystem } from './file-system.ts';
import { ObservedFileSystem, type ObservedCall } from './observed-file-system.ts';

/**
 * Lists directories in an order of its own, as another disk would: what is derived from a project must not
 * depend on it. The seed decides the order; equal seeds give equal orders.
 */
export class ShuffledFileSystem extends ObservedFileSystem {
  #state: number;

  constructor(inner: FileSystem, seed: number) {
    super(inner);
    this.#state = seed >>> 0 || 1;
  }

  protected override around<T>(_call: ObservedCall, run: () => T): T {
    return run();
  }

  override list(path: string): readonly DirectoryEntry[] {
    const entries = [...super.list(path)];
    for (let last = entries.length - 1; last > 0; last--) {
      const other = this.#next() % (last + 1);
      const [a, b] = [entries[last], entries[other]];
      if (a && b) [entries[last], entries[other]] = [b, a];
    }
    return entries;
  }

  /** xorshift32 */
  #next(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    this.#state >>>= 0;
    return this.#state;
  }
}
