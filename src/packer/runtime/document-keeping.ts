import type { DriftItem } from '../../contract/operations/drift.ts';
import type { Medium } from '../commit/medium.ts';
import { DeclarationKeeper } from '../drift/keep-declarations.ts';
import { RegistryKeeper } from '../drift/keep-registry.ts';
import type { Snapshot } from '../snapshot/model.ts';

/** Nobody waits for what is kept, and it keeps nobody waiting. Milliseconds. */
const rest = 25;

/** What there is to keep at a moment; `undefined` where nothing may be written. */
export type ToKeep = () => { readonly snapshot: Snapshot; readonly items: readonly DriftItem[] } | undefined;

/** Keeps the registry and the declarations that are valid now, so that a lost one can be restored. */
export class DocumentKeeping {
  readonly #declarations: DeclarationKeeper;
  readonly #registry: RegistryKeeper;
  readonly #toKeep: ToKeep;
  /** The next part. */
  #next: NodeJS.Timeout | undefined;

  constructor(medium: Medium, toKeep: ToKeep) {
    this.#declarations = new DeclarationKeeper(medium);
    this.#registry = new RegistryKeeper(medium);
    this.#toKeep = toKeep;
  }

  /** Some at a time. */
  keep(): void {
    clearTimeout(this.#next);
    const found = this.#toKeep();
    if (found?.snapshot.registry.state !== 'valid') return;
    this.#registry.keep(found.snapshot.registry, found.items);
    const isMore = this.#declarations.keep(found.snapshot.roots);
    if (isMore) this.#next = setTimeout(() => { this.keep(); }, rest).unref();
  }

  /** The registry alone, and no more after it. */
  end(): void {
    clearTimeout(this.#next);
    const found = this.#toKeep();
    if (found) this.#registry.keep(found.snapshot.registry, found.items);
  }
}
