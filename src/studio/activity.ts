import type { OperationName } from '../contract/operations.ts';

/** What nobody should end unasked: a pack can be cancelled, a change is awaited. */
export type Doing = 'packing' | 'changing';

const doings: Readonly<Partial<Record<OperationName, Doing>>> = {
  packWorkspace: 'packing',
  verifyDeterminism: 'packing',
  applyChange: 'changing',
  undoChange: 'changing',
  applyReconcile: 'changing',
  updateProjectSettings: 'changing',
};

interface Running {
  readonly projectId: string;
  readonly doing: Doing;
  /** Settles when it is over, however it ended. */
  over: Promise<unknown>;
}

/** What open projects are doing right now, by the calls that have not been answered. */
export class Activity {
  readonly #running = new Set<Running>();

  async during<T>(name: OperationName, projectId: string, work: () => Promise<T>): Promise<T> {
    const doing = doings[name];
    if (doing === undefined) return work();
    const entry: Running = { projectId, doing, over: Promise.resolve() };
    this.#running.add(entry);
    const running = work().finally(() => this.#running.delete(entry));
    entry.over = running.catch(() => undefined);
    return running;
  }

  /** Settles when the packs of a project are over that have been asked for until now. */
  async packsOver(projectId: string): Promise<void> {
    const packs = [...this.#running].filter((entry) => entry.projectId === projectId && entry.doing === 'packing');
    await Promise.all(packs.map(({ over }) => over));
  }

  /** Of several things the one that would be lost: a pack. */
  of(projectId: string): Doing | undefined {
    const doing = [...this.#running].filter((entry) => entry.projectId === projectId).map((entry) => entry.doing);
    return doing.includes('packing') ? 'packing' : doing[0];
  }

  /** Projects that do anything. */
  projects(): readonly string[] {
    return [...new Set([...this.#running].map(({ projectId }) => projectId))];
  }
}
