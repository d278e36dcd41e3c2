import type { FileSystem, OpenFile } from './file-system.ts';
import { ObservedFileSystem } from './observed-file-system.ts';
import type { ObservedCall } from './observed-file-system.ts';
import { SystemError } from './system-error.ts';

/**
 * What goes wrong, and at which counted call; `at` is from 1.
 *
 * - `error`: the call does nothing and fails with `code`; with `lasting`, so does every counted call after it.
 * - `kill`: the process dies before the call; from then on every call throws {@link Kill}.
 * - `kill-after`: the call is carried out, then the process dies.
 * - `torn-write`: half of a write's bytes go, then the process dies; any other call is a `kill`.
 * - `short-write`: half of a write's bytes go and the call says so; any other call goes through.
 */
export type Fault =
  | { readonly at: number; readonly kind: 'error'; readonly code: string; readonly lasting?: boolean }
  | { readonly at: number; readonly kind: 'kill' | 'kill-after' | 'torn-write' | 'short-write' };

export interface FaultOptions {
  /** Which calls count, and so can be hit; all of them without it. */
  readonly counts?: (call: ObservedCall) => boolean;
  /** Called at the moment of death, before {@link Kill} is thrown: a child process ends itself for real. */
  readonly onKill?: () => void;
}

/** The death of the process, as far as the code under test can see. Never a system error, never data. */
export class Kill extends Error {
  override readonly name = 'Kill';
  constructor() {
    super('the process was killed here');
  }
}

/** Counts the calls to another file system and lets one of them go wrong. Without a fault it only counts. */
export class FaultFileSystem extends ObservedFileSystem {
  readonly #fault: Fault | undefined;
  readonly #options: FaultOptions;
  #count = 0;
  #hit: ObservedCall | undefined;
  #dead = false;

  constructor(inner: FileSystem, fault?: Fault, options: FaultOptions = {}) {
    super(inner);
    this.#fault = fault;
    this.#options = options;
  }

  /** Counted calls so far. */
  get count(): number {
    return this.#count;
  }

  /** The call that the fault fell on; `undefined` while it has not. */
  get hit(): ObservedCall | undefined {
    return this.#hit;
  }

  get dead(): boolean {
    return this.#dead;
  }

  override write(file: OpenFile, from: Uint8Array, position: number): number {
    const call = this.callOn('write', file);
    const half = from.subarray(0, Math.ceil(from.length / 2));
    return this.#guard(
      call,
      () => this.inner.write(file, from, position),
      () => this.inner.write(file, half, position),
    );
  }

  protected override around<T>(call: ObservedCall, run: () => T): T {
    return this.#guard(call, run);
  }

  #guard<T>(call: ObservedCall, run: () => T, half?: () => T): T {
    if (this.#dead) throw new Kill();
    const fault = this.#next(call);
    if (!fault) return run();
    switch (fault.kind) {
      case 'error':
        throw new SystemError(fault.code, call.operation, call.path);
      case 'kill':
        return this.#die();
      case 'kill-after':
        run();
        return this.#die();
      case 'torn-write':
        half?.();
        return this.#die();
      case 'short-write':
        return half ? half() : run();
    }
  }

  /** Counts the call; the fault, if it falls here. */
  #next(call: ObservedCall): Fault | undefined {
    if (this.#options.counts?.(call) === false) return undefined;
    this.#count += 1;
    const fault = this.#fault;
    if (!fault || this.#count < fault.at) return undefined;
    const again = fault.kind === 'error' && fault.lasting === true;
    if (this.#count > fault.at && !again) return undefined;
    this.#hit ??= call;
    return fault;
  }

  #die(): never {
    this.#dead = true;
    this.#options.onKill?.();
    throw new Kill();
  }
}
