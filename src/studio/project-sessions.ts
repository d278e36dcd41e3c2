import type { Disposable } from '../base/disposable.ts';
import type { EventBus } from '../base/event-bus.ts';
import { err, ok, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import type { PackerEvent } from '../contract/events.ts';
import type { FileSystem } from '../io/file-system.ts';
import type { WatchClock } from '../io/watch/watch.ts';
import type { OpenRuntime, PackerRuntime, RuntimeOptions } from '../packer/runtime/packer-runtime.ts';
import type { FreeOperationName, Services } from '../packer/runtime/services.ts';
import { throwFailures } from './every-step.ts';

/** What every runtime of this Studio is opened with. */
export interface SessionSettings {
  /** Who holds a project, for the message another process gets: `prometeu pack`. */
  readonly host: string;
  /** How long opening waits for another process, milliseconds. */
  readonly lockWaitMs: number;
  /** Who watches open projects. Default: nobody; the disk is looked at when something needs it. */
  readonly observation?: NonNullable<RuntimeOptions['observation']>;
  /** How long a project stays open for holders that may come back. Default: not at all. */
  readonly keepOpen?: KeepOpen;
}

export interface KeepOpen {
  readonly milliseconds: number;
  readonly clock: WatchClock;
  /** Where a failure to close goes that nobody waits for. */
  readonly failed: (error: unknown) => void;
}

/**
 * Makes the operations that need no open project. An archive may still be named by the project it belongs
 * to: `directoryOf` says where an open project is.
 */
export type FreeServicesFactory = (
  fileSystem: FileSystem,
  directoryOf: (projectId: string) => string | undefined,
) => Services<FreeOperationName>;

/** Who keeps projects open: a window, a connection, the process itself. Told apart by identity. */
export type Holder = object;

type Opened = Result<PackerRuntime, PackerError>;

interface Session {
  readonly directory: string;
  readonly runtime: PackerRuntime;
  readonly holders: Set<Holder>;
  lingering?: Disposable | undefined;
}

/**
 * The open projects: at most one runtime a directory, closed in reverse order of opening.
 *
 * - H1 A project is open as long as somebody holds it; who closes it lets go and takes it from nobody else.
 * - H2 When the last holder *lets go*, it closes. When the last holder *leaves*, it stays open for `keepOpen`.
 * - H3 A directory that is closing is opened again only when it has closed.
 */
export class ProjectSessions {
  readonly #bus: EventBus<PackerEvent>;
  readonly #fileSystem: FileSystem;
  readonly #openRuntime: OpenRuntime;
  readonly #settings: SessionSettings;
  /** By project id, in the order they were opened. */
  readonly #open = new Map<string, Session>();
  /** By directory: two calls that open one project share one opening. */
  readonly #opening = new Map<string, Promise<Opened>>();
  /** By directory. */
  readonly #closing = new Map<string, Promise<unknown>>();
  /** By project id, while it is closed and opened anew. */
  readonly #reopening = new Map<string, Promise<unknown>>();
  readonly #gone = new WeakSet<Holder>();
  #closed = false;

  constructor(bus: EventBus<PackerEvent>, fileSystem: FileSystem, openRuntime: OpenRuntime, settings: SessionSettings) {
    this.#bus = bus;
    this.#fileSystem = fileSystem;
    this.#openRuntime = openRuntime;
    this.#settings = settings;
  }

  /** Opens the project in a directory, or finds it open; `holder` holds it from then on. */
  async open(directory: string, holder: Holder): Promise<Opened> {
    const real = this.#realPath(directory);
    for (;;) {
      if (this.#closed) return err(closedError('the Studio is closing'));
      const closing = this.#closing.get(real);
      if (closing) {
        await closing;
        continue;
      }
      const present = [...this.#open.values()].find((session) => session.directory === real);
      if (present) return this.hold(present.runtime.projectId, holder);
      const opened = await (this.#opening.get(real) ?? this.#start(real));
      if (!opened.ok) return opened;
      // Who left while it was opened holds nothing: the project goes as it came.
      if (this.#gone.has(holder)) await this.#closeUnheld(opened.value.projectId);
      if (this.#open.has(opened.value.projectId)) return this.hold(opened.value.projectId, holder);
      if (this.#gone.has(holder)) return err(closedError('who opened the project has left'));
    }
  }

  /** The runtime of an open project, held from now on by `holder` too; `project_closed` when none of that id is open. */
  hold(projectId: string, holder: Holder): Opened {
    const session = this.#open.get(projectId);
    if (!session) return err(closedError(`no open project has the id ${projectId}`));
    if (this.#gone.has(holder)) return err(closedError('who asks for the project has left'));
    session.holders.add(holder);
    session.lingering?.dispose();
    session.lingering = undefined;
    return ok(session.runtime);
  }

  directoryOf(projectId: string): string | undefined {
    return this.#open.get(projectId)?.directory;
  }

  /** Who holds nothing but these would be missed by nobody: open projects that only `holder` holds. */
  heldOnlyBy(holder: Holder): readonly string[] {
    return [...this.#open].flatMap(([id, { holders }]) => (holders.has(holder) && holders.size === 1 ? [id] : []));
  }

  /** Lets go of one project (H1, H2). Awaits its end where nobody else holds it. */
  async release(projectId: string, holder: Holder): Promise<Result<Record<string, never>, PackerError>> {
    const session = this.#open.get(projectId);
    if (!session?.holders.delete(holder)) return err(closedError(`no open project has the id ${projectId}`));
    if (session.holders.size === 0) await this.#close(projectId, session);
    return ok({});
  }

  /** Settles when a project that is being opened anew is there again, or is not: nothing to wait for otherwise. */
  reopening(projectId: string): Promise<unknown> | undefined {
    return this.#reopening.get(projectId);
  }

  /** Closes a project whoever holds it and opens it anew; those who held it hold it again. */
  reopen(projectId: string, holder: Holder): Promise<Opened> {
    const reopened = this.#reopen(projectId, holder);
    const over = reopened.catch(() => undefined).finally(() => this.#reopening.delete(projectId));
    this.#reopening.set(projectId, over);
    return reopened;
  }

  async #reopen(projectId: string, holder: Holder): Promise<Opened> {
    const session = this.#open.get(projectId);
    if (!session) return err(closedError(`no open project has the id ${projectId}`));
    await this.#close(projectId, session);
    const opened = await this.open(session.directory, holder);
    if (opened.ok) for (const other of session.holders) this.hold(opened.value.projectId, other);
    return opened;
  }

  /** `holder` lets go of all it holds and will hold nothing again. Awaits what closes at once. */
  async leave(holder: Holder): Promise<void> {
    this.#gone.add(holder);
    const failures: unknown[] = [];
    for (const [projectId, session] of [...this.#open].reverse()) {
      if (!session.holders.delete(holder) || session.holders.size > 0) continue;
      if (this.#settings.keepOpen) this.#linger(projectId, session, this.#settings.keepOpen);
      else await this.#close(projectId, session).catch((error: unknown) => failures.push(error));
    }
    throwFailures(failures, 'several projects failed to close');
  }

  /** Closes all, the last opened first; every one is closed even when one fails, then the first failure is thrown. */
  async closeAll(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled([...this.#opening.values(), ...this.#closing.values()]);
    const failures: unknown[] = [];
    for (const [projectId, session] of [...this.#open].reverse()) {
      await this.#close(projectId, session).catch((error: unknown) => failures.push(error));
    }
    throwFailures(failures, 'several projects failed to close');
  }

  async #closeUnheld(projectId: string): Promise<void> {
    const session = this.#open.get(projectId);
    if (session?.holders.size === 0) await this.#close(projectId, session);
  }

  #linger(projectId: string, session: Session, { milliseconds, clock, failed }: KeepOpen): void {
    session.lingering = clock.after(milliseconds, () => {
      this.#close(projectId, session).catch(failed);
    });
  }

  /** From the first moment on new calls about it answer `project_closed`; awaits what the project is doing. */
  #close(projectId: string, session: Session): Promise<void> {
    session.lingering?.dispose();
    this.#open.delete(projectId);
    const closing = session.runtime.close();
    const over = closing
      .catch(() => undefined)
      .finally(() => {
        this.#closing.delete(session.directory);
      });
    this.#closing.set(session.directory, over);
    return closing;
  }

  #start(directory: string): Promise<Opened> {
    const opening = this.#openAt(directory).finally(() => this.#opening.delete(directory));
    this.#opening.set(directory, opening);
    return opening;
  }

  async #openAt(directory: string): Promise<Opened> {
    const { host, lockWaitMs, observation } = this.#settings;
    const opened = await this.#openRuntime({
      directory,
      bus: this.#bus,
      fileSystem: this.#fileSystem,
      host,
      lockWaitMs,
      ...(observation && { observation }),
    });
    if (opened.ok) this.#open.set(opened.value.projectId, { directory, runtime: opened.value, holders: new Set() });
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

export function closedError(message: string): PackerError {
  return packerError('project_closed', message, 'Open the project first.');
}
