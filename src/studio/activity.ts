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

/** What open projects are doing right now, by the calls that have not been answered. */
export class Activity {
  readonly #running = new Set<{ readonly projectId: string; readonly doing: Doing }>();

  async during<T>(name: OperationName, projectId: string, work: () => Promise<T>): Promise<T> {
    const doing = doings[name];
    if (doing === undefined) return work();
    const entry = { projectId, doing };
    this.#running.add(entry);
    try {
      return await work();
    } finally {
      this.#running.delete(entry);
    }
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
