import { FaultFileSystem, Kill } from '../../src/io/fault-file-system.ts';
import type { Fault, FaultOptions } from '../../src/io/fault-file-system.ts';
import type { FileOperation, FileSystem } from '../../src/io/file-system.ts';
import type { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { ObservedFileSystem } from '../../src/io/observed-file-system.ts';
import type { ObservedCall } from '../../src/io/observed-file-system.ts';
import { SystemError } from '../../src/io/system-error.ts';
import { commit } from '../../src/packer/commit/commit.ts';
import type { CommitResult } from '../../src/packer/commit/outcome.ts';
import { recover } from '../../src/packer/commit/recovery.ts';
import type { Scenario } from '../packer/commit/change-sets.ts';
import { mediumOn, project, stateOf } from '../packer/commit/scenario.ts';

/** One run of a commit with one fault; `result` is missing when the process died. */
export interface Run {
  readonly disk: MemoryFileSystem;
  readonly result: CommitResult | undefined;
  /** Whether success could have been reported. */
  readonly durable: boolean;
  /** Whether the commit got as far as the fault. */
  readonly hit: boolean;
}

/** A disk on which no hard link works, as on FAT. */
export class LinklessFileSystem extends ObservedFileSystem {
  protected override around<T>(call: ObservedCall, run: () => T): T {
    if (call.operation === 'link') throw new SystemError('EPERM', 'link', call.path);
    return run();
  }
}

export type Wrap = (fs: FileSystem) => FileSystem;

const reading = new Set<FileOperation>(['stat', 'statOpen', 'identity', 'list', 'realPath', 'writable', 'openRead', 'read', 'close']);

/** Dying before a call that only looks is dying before the next one that does something. */
export const whatChanges: FaultOptions = { counts: ({ operation }) => !reading.has(operation) };

export function runWith(scenario: Scenario, fault: Fault | undefined, options?: FaultOptions, wrap: Wrap = (fs) => fs): Run {
  const disk = scenario.disk();
  const faulty = new FaultFileSystem(wrap(disk), fault, options);
  let durable = false;
  const result = orDeath(() =>
    commit(mediumOn(faulty), scenario.set, ({ after }) => {
      durable ||= after === 'durable';
    }),
  );
  return { disk, result, durable, hit: faulty.hit !== undefined };
}

/** Runs something until it ends or dies. */
export function orDeath<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Kill) return undefined;
    throw error;
  }
}

/** Calls `look` with a fault at the first, second, … operation until the work ends before it. Says how many there were. */
export function everyPoint(look: (at: number) => boolean): number {
  let at = 1;
  while (look(at)) at += 1;
  return at - 1;
}

/** `old` or `new` when the project is exactly that, with no journal left; otherwise what it is. */
export function verdict(scenario: Scenario, disk: MemoryFileSystem): unknown {
  const state = stateOf(disk);
  const text = JSON.stringify(state);
  if (text === JSON.stringify(scenario.old)) return 'old';
  if (text === JSON.stringify(scenario.new)) return 'new';
  return state;
}

/** The disk after the next open, which must leave nothing to recover and change nothing when done again. */
export function reopened(disk: MemoryFileSystem, wrap: Wrap = (fs) => fs): MemoryFileSystem {
  const { blocked } = recover(mediumOn(wrap(disk)));
  if (blocked) throw new Error(`${blocked.code}: ${blocked.message}`);
  const once = JSON.stringify([...disk.tree(project)]);
  const again = recover(mediumOn(disk));
  if (again.outcomes.length > 0 || JSON.stringify([...disk.tree(project)]) !== once) throw new Error('recovering twice is not recovering once');
  return disk;
}

/** What the project must be after the next open, first without and then with a power loss before it. */
export function expectedAfter(status: CommitResult['status'] | undefined, lost: unknown): readonly unknown[] {
  switch (status) {
    case 'committed':
      return ['new', 'new'];
    case 'durability_unknown':
      return ['new', lost === 'old' ? 'old' : 'new'];
    case 'refused':
    case 'rolled_back':
    case 'rollback_failed':
      return ['old', 'old'];
    case undefined:
      return ['the process died'];
  }
}

/** A coin for {@link MemoryFileSystem.crash}: the same tosses for the same seed. */
export function coin(seed: number): () => boolean {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) & 1) === 1;
  };
}
