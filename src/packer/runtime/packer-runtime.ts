import type { EventSink } from '../../base/event-bus.ts';
import type { Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { PackerEvent } from '../../contract/events.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { FileSystem } from '../../io/file-system.ts';
import type { WatchClock, WatchDirectory } from '../../io/watch/watch.ts';
import type { ProjectLock } from '../../io/project-lock.ts';
import type { ProjectOperationName, Services } from './services.ts';

export interface RuntimeOptions {
  /** Absolute path of the project's directory. */
  readonly directory: string;
  /** The Studio container's one bus; the runtime publishes on it and makes none of its own. */
  readonly bus: EventSink<PackerEvent>;
  readonly fileSystem: FileSystem;
  /** Who opens it, for the message another process gets: `prometeu pack`. */
  readonly host: string;
  /** How long to wait for another process, milliseconds; 0 tries once. */
  readonly lockWaitMs: number;
  /** Keeps other processes out; the real one needs the real disk. */
  readonly lock?: (project: ContainedRoot) => ProjectLock;
  /** Wall clock, for what people read. */
  readonly now?: () => Date;
  /** Who watches the disk while the project is open. Default: nobody; it is looked at when something needs it. */
  readonly observation?: { readonly watch: WatchDirectory; readonly clock: WatchClock };
  /** Memory a pack may use; the defaults are those of `pack/context.ts`. Bytes. */
  readonly budgets?: { readonly inputs: number; readonly payloads: number };
  /** Whether what earlier processes found out of the project is gone by. Default: it is. */
  readonly cache?: boolean;
}

/** One open project: recovers, loads, answers reads from its snapshot, runs writes through its lane. */
export interface PackerRuntime {
  readonly projectId: string;
  readonly sessionId: string;
  readonly services: Services<ProjectOperationName>;
  /** Lets go in reverse order of opening. A running pack is cancelled and awaited first. */
  close(): Promise<void>;
}

export type OpenRuntime = (options: RuntimeOptions) => Promise<Result<PackerRuntime, PackerError>>;
