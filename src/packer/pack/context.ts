import type { Result } from '../../base/result.ts';
import type { Steps } from '../../base/steps.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { PackPhase } from '../../contract/events.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { FileSystem } from '../../io/file-system.ts';
import type { ChangeSet } from '../commit/change-set.ts';
import type { Medium } from '../commit/medium.ts';
import type { CommitResult } from '../commit/outcome.ts';
import type { FamilyLookup } from './materialize/materialize-job.ts';
import type { MadePayload } from './payload/payload.ts';
import type { FactLookup } from '../snapshot/family-port.ts';
import type { Snapshot } from '../snapshot/model.ts';
import type { ProbeFailure } from '../snapshot/probe.ts';

/** What a pack is given by whoever runs it; the same for a pack, a check and a determinism run. */
export interface PackContext {
  readonly fs: FileSystem;
  /** The project's directory, for reading. */
  readonly project: ContainedRoot;
  /** The same, for writing. */
  readonly medium: Medium;
  readonly operationId: string;
  readonly families: FamilyLookup;
  /** Looks at the disk now and answers the snapshot that equals it. Errors: `project_busy`, or as the disk has it. */
  readonly refresh: () => Promise<Result<Snapshot, PackerError>>;
  /** Every rule over the snapshot, after the bytes of the active pack set have been looked at. */
  readonly diagnose: (snapshot: Snapshot) => Promise<PackFindings>;
  /** What is known of the selected files' contents. */
  readonly facts: FactLookup;
  /**
   * Runs something while no other process may write to the project, after recovering what a dead one left.
   * Errors: `project_busy`, `commit_unresolved`.
   */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<Result<T, PackerError>>;
  /** Runs before anything in `build/` is replaced, once that is sure; not when nothing is. */
  readonly beforePromotion: () => Promise<void>;
  /** The lane's way to write, for as long as this pack is in it. */
  readonly commit: (set: ChangeSet) => CommitResult;
  /** Drops what is remembered of these files (paths from the project's directory), because it was wrong. */
  readonly forget: (paths: readonly string[]) => void;
  readonly settings: PackSettings;
  readonly signal: AbortSignal;
  readonly report: PackReporter;
  /** Milliseconds on a clock that only runs forward. */
  readonly now: () => number;
}

export interface PackFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** Selected files of the active pack set whose bytes nobody could look at: their assets are not known to be clean. */
  readonly unread: readonly ProbeFailure[];
  /** Payloads that were made on the way, by what they were made from (`look-ahead.ts`). */
  readonly made: ReadonlyMap<string, MadePayload>;
}

export interface PackSettings {
  /** Worker threads; 0 makes everything in the caller's thread; `auto` goes by the machine and the work. */
  readonly workers: number | 'auto';
  readonly cache: boolean;
  /** Frozen inputs kept in memory, bytes; the rest become private copies in the staging directory. */
  readonly inputBudget: number;
  /** Made payloads that are on their way in memory, all workers together, bytes; what is more goes through files in the staging directory. */
  readonly payloadBudget: number;
}

export const defaultInputBudget = 96 * 1024 * 1024;
export const defaultPayloadBudget = 32 * 1024 * 1024;

/** Where a pack says how far it is. Announces, never steers. */
export interface PackReporter {
  started(assets: number): void;
  phase(phase: PackPhase): void;
  progress(progress: PackProgress): void;
}

export interface PackProgress {
  readonly phase: PackPhase;
  readonly done: number;
  readonly total: number;
  /** Bytes handled so far in this phase. */
  readonly bytes: number;
  readonly asset_id?: number;
}

/** Thrown between two steps once somebody asked to stop; `pack.ts` turns it into the result. */
export class PackCancelled extends Error {
  override readonly name = 'PackCancelled';
}

/** Thrown when the project cannot be looked at at all; `pack.ts` answers its error instead of a result. */
export class PackRefused extends Error {
  override readonly name = 'PackRefused';
  readonly error: PackerError;
  constructor(error: PackerError) {
    super(error.message);
    this.error = error;
  }
}

/**
 * Lets the event loop turn, so that a request to cancel can arrive between two pieces of synchronous work,
 * and ends the pack if one did.
 */
export async function checkpoint(context: Pick<PackContext, 'signal'>): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (context.signal.aborted) throw new PackCancelled();
}

/** Work that blocks the event loop for longer than this lets it turn, milliseconds. */
const longestStretch = 20;

/** Between many small pieces of work: a {@link checkpoint} wherever the event loop has waited long enough. */
export class Turns {
  readonly #context: Pick<PackContext, 'signal' | 'now'>;
  #since: number;

  constructor(context: Pick<PackContext, 'signal' | 'now'>) {
    this.#context = context;
    this.#since = context.now();
  }

  async take(): Promise<void> {
    if (this.#context.now() - this.#since < longestStretch) return;
    await checkpoint(this.#context);
    this.#since = this.#context.now();
  }
}

/** Carries out synchronous work with a {@link checkpoint} now and then, so that it can be cancelled on its way. */
export async function inTurns<T>(context: Pick<PackContext, 'signal' | 'now'>, steps: Steps<T>): Promise<T> {
  const turns = new Turns(context);
  try {
    for (;;) {
      const next = steps.next();
      if (next.done === true) return next.value;
      await turns.take();
    }
  } finally {
    // Ended early, it still closes what it opened.
    steps.return(undefined as never);
  }
}
