import type { KnownAssets } from './known-assets.ts';
import type { Reading } from './load.ts';
import type { WalkedRoot } from './walk.ts';

/** Counts the files that changed since the last load, as far as stats tell, and tells how far that has come. */
export class ReadingCounter {
  readonly #files: ReadonlyMap<WalkedRoot, number>;
  readonly #total: number;
  readonly #told: Reading | undefined;
  #done = 0;

  constructor(roots: readonly WalkedRoot[], known: KnownAssets | undefined, told?: Reading) {
    // Nobody listens: nothing is counted.
    this.#files = new Map(told ? roots.map((walked) => [walked, known?.changedIn(walked) ?? walked.files.length + 1]) : []);
    this.#total = [...this.#files.values()].reduce((sum, count) => sum + count, 0);
    this.#told = told;
    if (this.#total > 0) told?.(0, this.#total);
  }

  read(walked: WalkedRoot): void {
    const files = this.#files.get(walked);
    if (!files) return;
    this.#done += files;
    this.#told?.(this.#done, this.#total);
  }
}
