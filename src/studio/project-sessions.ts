import type { EventBus } from '../base/event-bus.ts';
import { err, ok, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import type { PackerEvent } from '../contract/events.ts';
import type { FileSystem } from '../io/file-system.ts';
import type { OpenRuntime, PackerRuntime, RuntimeOptions } from '../packer/runtime/packer-runtime.ts';
import type { FreeOperationName, Services } from '../packer/runtime/services.ts';

/** What every runtime of this Studio is opened with. */
export interface SessionSettings {
  /** Who holds a project, for the message another process gets: `prometeu pack`. */
  readonly host: string;
  /** How long opening waits for another process, milliseconds. */
  readonly lockWaitMs: number;
  /** Who watches open projects. Default: nobody; the disk is looked at when something needs it. */
  readonly observation?: NonNullable<RuntimeOptions['observation']>;
}

/**
 * Makes the operations that need no open project. An archive may still be named by the project it belongs
 * to: `directoryOf` says where an open project is.
 */
export type FreeServicesFactory = (
  fileSystem: FileSystem,
  directoryOf: (projectId: string) => string | undefined,
) => Services<FreeOperationName>;

type Opened = Result<PackerRuntime, PackerError>;

interface Session {
  readonly directory: string;
  readonly runtime: PackerRuntime;
}

/** The open projects: at most one runtime a directory, closed in reverse order of opening. */
export class ProjectSessions {
  readonly #bus: EventBus<PackerEvent>;
  readonly #fileSystem: FileSystem;
  readonly #openRuntime: OpenRuntime;
  readonly #settings: SessionSettings;
  /** By project id, in the order they were opened. */
  readonly #open = new Map<string, Session>();
  /** By directory: two calls that open one project share one opening. */
  readonly #opening = new Map<string, Promise<Opened>>();
  #closed = false;

  constructor(
    bus: EventBus<PackerEvent>,
    fileSystem: FileSystem,
    openRuntime: OpenRuntime,
    settings: SessionSettings,
  ) {
    this.#bus = bus;
    this.#fileSystem = fileSystem;
    this.#openRuntime = openRuntime;
    this.#settings = settings;
  }

  async open(directory: string): Promise<Opened> {
    if (this.#closed) return err(closedError('the Studio is closing'));
    const real = this.#realPath(directory);
    const present = [...this.#open.values()].find((session) => session.directory === real);
    if (present) return ok(present.runtime);
    const running = this.#opening.get(real) ?? this.#start(real);
    return await running;
  }

  /** The runtime of an open project; `project_closed` when there is none of that id. */
  find(projectId: string): Opened {
    const session = this.#open.get(projectId);
    return session ? ok(session.runtime) : err(closedError(`no open project has the id ${projectId}`));
  }

  directoryOf(projectId: string): string | undefined {
    return this.#open.get(projectId)?.directory;
  }

  /** Awaits what the project is doing. From the first moment on new calls about it answer `project_closed`. */
  async close(projectId: string): Promise<Result<Record<string, never>, PackerError>> {
    const found = this.find(projectId);
    if (!found.ok) return found;
    this.#open.delete(projectId);
    await found.value.close();
    return ok({});
  }

  /** Closes all, the last opened first; every one is closed even when one fails, then the first failure is thrown. */
  async closeAll(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#opening.values());
    const failures: unknown[] = [];
    for (const projectId of [...this.#open.keys()].reverse()) {
      await this.close(projectId).catch((error: unknown) => failures.push(error));
    }
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, 'several projects failed to close');
  }

  #start(directory: string): Promise<Opened> {
    const opening = this.#openAt(directory).finally(() => this.#opening.delete(directory));
    this.#opening.set(directory, opening);
    return opening;
  }

  async #openAt(directory: string): Promise<Opened> {
    const opened = await this.#openRuntime({
      directory,
      bus: this.#bus,
      fileSystem: this.#fileSystem,
      ...this.#settings,
    });
    if (opened.ok) this.#open.set(opened.value.projectId, { directory, runtime: opened.value });
    return opened;
  }

  // What cannot be resolved is handed on as it is: saying why is the runtime's work.
  #realPath(directory: string): string {
    try {
      return this.#fileSystem.realPath(directory);
    } catch {
      return directory;
    }
  }
}

function closedError(message: string): PackerError {
  return packerError('project_closed', message, 'Open the project first.');
}
