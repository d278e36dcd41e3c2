import { invariant } from './invariant.ts';

/** Something with a lifetime. Disposing twice is harmless. */
export interface Disposable {
  dispose(): void;
}

const live = new Set<object>();
let tracking = false;

/** Wraps a clean-up so that it runs at most once and a forgotten one is seen by {@link trackLeaks}. */
export function disposable(cleanUp: () => void): Disposable {
  let pending: (() => void) | undefined = cleanUp;
  const self: Disposable = {
    dispose() {
      const run = pending;
      pending = undefined;
      live.delete(self);
      run?.();
    },
  };
  if (tracking) live.add(self);
  return self;
}

/**
 * Owns the parts of one larger thing and lets them go in reverse order. Every part is disposed even when
 * one throws; the first failure is thrown afterwards, the others ride along as its `errors`.
 */
export class DisposableStore implements Disposable {
  #parts: Disposable[] | undefined = [];

  add<T extends Disposable>(part: T): T {
    invariant(this.#parts, 'a part was added to a disposed store');
    this.#parts.push(part);
    return part;
  }

  dispose(): void {
    const parts = this.#parts ?? [];
    this.#parts = undefined;
    const errors: unknown[] = [];
    for (const part of parts.reverse()) {
      try {
        part.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length === 1) throw errors[0];
    if (errors.length > 1) throw new AggregateError(errors, 'several parts failed to close');
  }
}

/** For test suites: counts the disposables made from here on that nobody let go of. */
export function trackLeaks(): { readonly leaked: () => number; readonly stop: () => void } {
  tracking = true;
  live.clear();
  return {
    leaked: () => live.size,
    stop: () => {
      tracking = false;
      live.clear();
    },
  };
}
