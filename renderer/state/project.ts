import { createStore, type StoreApi } from 'zustand/vanilla';
import { disposable, type Disposable } from '../../src/base/disposable.ts';
import type { PackerError } from '../../src/contract/errors.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import type { ProjectStatus } from '../../src/contract/operations/project.ts';
import type { FeedListener, StudioClient } from '../../src/transport/client-port.ts';

export interface ProjectState {
  /** The open project as the packer last reported it; absent while none is open. */
  readonly status?: ProjectStatus;
  /** Why the status could not be read. */
  readonly error?: PackerError;
}

/** What hears of the project's events beside its status. */
export interface ProjectListener {
  /** `replayed`: from before this page looked. */
  event(event: PackerEvent, replayed: boolean): void;
  /** Whatever was read before may be wrong. */
  restarted(): void;
  ended(): void;
}

/** How many events from before are asked for, so that the log is not empty after a reload. */
const replay = 2000;

/** One project: its status, kept up by events, and read again after each burst of them. */
export class ProjectFeed {
  readonly store: StoreApi<ProjectState> = createStore<ProjectState>(() => ({}));
  readonly #client: StudioClient;
  readonly #listener: ProjectListener;
  #following: Disposable = disposable(() => undefined);
  #reading = false;
  #again = false;

  constructor(client: StudioClient, listener: ProjectListener) {
    this.#client = client;
    this.#listener = listener;
  }

  /** Shows a project that the Studio has opened. */
  show(status: ProjectStatus): void {
    this.#following.dispose();
    this.store.setState({ status }, true);
    const from = { ...status, sequence: Math.max(0, status.sequence - replay) };
    this.#following = this.#client.follow(from, this.#feed(status.session_id, status.sequence));
  }

  /** Back to no project. Does not close it for others. */
  leave(): void {
    this.#following.dispose();
    this.store.setState({}, true);
  }

  /** Asks the packer how the project is: one question at a time, and one more when something happened meanwhile. */
  read(): void {
    const { status } = this.store.getState();
    if (!status) return;
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    void this.#client.call('getProjectStatus', { project_id: status.project_id }).then((answer) => {
      this.#reading = false;
      if (this.store.getState().status?.project_id !== status.project_id) return;
      if (answer.ok) this.#take(answer.value);
      else this.store.setState({ error: answer.error });
      if (this.#again) {
        this.#again = false;
        this.read();
      }
    });
  }

  #take(status: ProjectStatus): void {
    const known = this.store.getState().status;
    // Overtaken by events of its own session, each of which has asked again.
    if (known?.session_id === status.session_id && known.sequence > status.sequence) return;
    this.store.setState({ status }, true);
  }

  #feed(session: string, upTo: number): FeedListener {
    return {
      event: (event) => {
        const replayed = event.session_id === session && (event.sequence ?? upTo + 1) <= upTo;
        if (!replayed) this.#hear(event);
        this.#listener.event(event, replayed);
      },
      gap: (status) => {
        this.store.setState({ status }, true);
        this.#listener.restarted();
      },
      ended: () => this.#comeBack(),
    };
  }

  /** A project that another window opened anew is followed again; one that is closed is over. */
  #comeBack(): void {
    const { status } = this.store.getState();
    if (!status) return;
    const { project_id } = status;
    void this.#client.call('getProjectStatus', { project_id }).then((answer) => {
      if (this.store.getState().status?.project_id !== project_id) return;
      if (answer.ok) {
        this.show(answer.value);
        this.#listener.restarted();
        return;
      }
      // The connection is what is missing: whoever asks when it is back finds out.
      if (answer.error.code === 'connection_lost' || answer.error.code === 'not_asked') return;
      this.store.setState({}, true);
      this.#listener.ended();
    });
  }

  /** What the event itself says is shown at once; the rest comes with the next status. */
  #hear(event: PackerEvent): void {
    const { status } = this.store.getState();
    if (!status) return;
    if (event.type === 'reconcile.progress' && status.state === 'reconciling') {
      this.store.setState({ status: { ...status, progress: { done: event.done, total: event.total } } });
    }
    if (event.sequence === undefined || event.sequence <= status.sequence) return;
    const { progress: _over, ...rest } = status;
    const said = event.type === 'state.changed' ? { ...rest, state: event.to } : status;
    this.store.setState({ status: { ...said, sequence: event.sequence, generation: event.generation } });
    this.read();
  }
}
