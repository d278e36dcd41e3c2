import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Disposable } from '../../src/base/disposable.ts';
import type { PackerError } from '../../src/contract/errors.ts';
import type { StudioClient } from '../../src/transport/client-port.ts';

export interface HeldProjectsState {
  /** Projects whose pack would end if this page left: one that it asked for, or that they were left for. */
  readonly packed: readonly string[];
}

/** Between two questions whether a project that was left is still being packed, milliseconds. */
const againMs = 1000;

/** Nobody has said how the project is. */
const aboutTheAnswer: ReadonlySet<PackerError['code']> = new Set(['connection_lost', 'not_asked', 'too_many_calls']);

/**
 * The projects that this page holds open: the one that it shows or showed last, and those that it left while they
 * were packed. To let go of a project ends its pack, so these are let go of when the packer says that none runs.
 */
export class HeldProjects implements Disposable {
  readonly store: StoreApi<HeldProjectsState> = createStore<HeldProjectsState>(() => ({ packed: [] }));
  readonly #client: StudioClient;
  #current: string | undefined;
  readonly #left = new Set<string>();
  /** Packs that this page has asked for and that are not answered, by project. */
  readonly #asked = new Map<string, number>();
  readonly #soon = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(client: StudioClient) {
    this.#client = client;
  }

  /** Shown now or last. */
  get current(): string | undefined {
    return this.#current;
  }

  /** Holds this project from now on, in place of the one before; `packed`: for all that is known that one is being packed. */
  show(projectId: string, packed: boolean): void {
    const before = this.#current;
    this.#current = projectId;
    this.#keepNoLonger(projectId);
    if (before !== undefined && before !== projectId) {
      if (packed || this.#asked.has(before)) this.#left.add(before);
      else void this.#client.call('closeProject', { project_id: before });
    }
    for (const left of this.#left) void this.#look(left);
    this.#publish();
  }

  /** Waits for the answer to a pack that this page has asked for. */
  async packing<T>(projectId: string, answer: Promise<T>): Promise<T> {
    this.#count(projectId, 1);
    try {
      return await answer;
    } finally {
      this.#count(projectId, -1);
      void this.#look(projectId);
    }
  }

  dispose(): void {
    for (const timer of this.#soon.values()) clearTimeout(timer);
    this.#soon.clear();
    this.#left.clear();
  }

  /** Lets go of a project that was left when nothing is packed there any more. */
  async #look(projectId: string): Promise<void> {
    if (!this.#waits(projectId)) return;
    clearTimeout(this.#soon.get(projectId));
    const answer = await this.#client.call('getLastPack', { project_id: projectId, limit: 0 });
    if (!this.#waits(projectId)) return;
    const goesOn = answer.ok ? answer.value.running : aboutTheAnswer.has(answer.error.code) && !isOver(this.#client);
    if (goesOn) {
      clearTimeout(this.#soon.get(projectId));
      this.#soon.set(projectId, setTimeout(() => void this.#look(projectId), againMs));
      return;
    }
    this.#keepNoLonger(projectId);
    this.#publish();
    if (answer.ok) void this.#client.call('closeProject', { project_id: projectId });
  }

  /** Left, and nothing of it is asked that will tell by its answer. */
  #waits(projectId: string): boolean {
    return this.#left.has(projectId) && !this.#asked.has(projectId);
  }

  #keepNoLonger(projectId: string): void {
    clearTimeout(this.#soon.get(projectId));
    this.#soon.delete(projectId);
    this.#left.delete(projectId);
  }

  #count(projectId: string, by: number): void {
    const count = (this.#asked.get(projectId) ?? 0) + by;
    if (count === 0) this.#asked.delete(projectId);
    else this.#asked.set(projectId, count);
    this.#publish();
  }

  #publish(): void {
    this.store.setState({ packed: [...new Set([...this.#left, ...this.#asked.keys()])] });
  }
}

/** There will be no connection any more. */
function isOver({ connection }: StudioClient): boolean {
  return connection === 'refused' || connection === 'ended';
}
