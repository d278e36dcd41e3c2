import type { EventBus, EventSource } from '../base/event-bus.ts';
import type { PackerEvent } from '../contract/events.ts';
import type { AnswerOf, OperationName, RequestOf } from '../contract/operations.ts';
import type { FileSystem } from '../io/file-system.ts';
import type { FreeOperationName, Services } from '../packer/runtime/services.ts';
import type { Activity } from './activity.ts';
import { busyProject, StudioConnection, type BusyProject } from './connection.ts';
import { everyStep } from './every-step.ts';
import type { EventHistory } from './event-history.ts';
import type { Home } from './home.ts';
import type { ProjectSessions } from './project-sessions.ts';
import type { HostKind, ShellAbilities } from './shell-abilities.ts';
import type { StagingArea } from './staging-area.ts';

/** What code of this process needs of the Studio: the contract's operations, the events, and an end. */
export interface StudioCalls {
  call<N extends OperationName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>>;
  readonly bus: EventSource<PackerEvent>;
  dispose(): Promise<void>;
}

/** What the Studio is made of. */
export interface StudioGround {
  readonly bus: EventBus<PackerEvent>;
  readonly history: EventHistory;
  readonly sessions: ProjectSessions;
  readonly activity: Activity;
  readonly area: StagingArea;
  readonly free: Services<FreeOperationName>;
  readonly home: Home | undefined;
  readonly fileSystem: FileSystem;
  readonly about: { readonly kind: HostKind; readonly version: string };
}

/**
 * The facade every host adapts (operations.md §3). Each window or connection gets its own {@link StudioConnection};
 * `call` is the process's own, for a host that has no windows.
 */
export class Studio implements StudioCalls {
  readonly #ground: StudioGround;
  readonly #own: StudioConnection;
  /** In the order they were made. */
  readonly #connections = new Set<StudioConnection>();
  #disposing: Promise<void> | undefined;

  constructor(ground: StudioGround) {
    this.#ground = ground;
    this.#own = new StudioConnection(ground, {});
  }

  get bus(): EventSource<PackerEvent> {
    return this.#ground.bus;
  }

  get history(): EventHistory {
    return this.#ground.history;
  }

  call<N extends OperationName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>> {
    return this.#own.call(name, request);
  }

  /** For one window or connection. The host disposes of it when that is gone for good, after whatever grace it gives. */
  connect(shell: ShellAbilities = {}): StudioConnection {
    const connection: StudioConnection = new StudioConnection(this.#ground, shell, () => this.#connections.delete(connection));
    this.#connections.add(connection);
    return connection;
  }

  /** What a person is asked about before the Studio is ended: projects that pack or commit at this moment. */
  busyWith(): readonly BusyProject[] {
    const { activity, sessions } = this.#ground;
    return activity.projects().flatMap((projectId) => busyProject(sessions, activity, projectId));
  }

  /**
   * In reverse order of making: the projects, last opened first (a pack is cancelled and leaves `build/` as it was, a
   * commit is awaited), the windows with what they staged, the history, the bus. Every step is taken even when one
   * fails, then the failures are thrown.
   */
  dispose(): Promise<void> {
    const { sessions, area, history, bus } = this.#ground;
    this.#disposing ??= everyStep('the Studio failed to close', [
      () => sessions.closeAll(),
      ...[this.#own, ...this.#connections].reverse().map((connection) => () => connection.dispose()),
      () => { area.dispose(); },
      () => { history.dispose(); },
      () => { bus.dispose(); },
    ]);
    return this.#disposing;
  }
}
