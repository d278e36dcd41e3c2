import type { Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { PackResult } from '../../../contract/operations/pack.ts';
import type { Session } from '../session.ts';

export interface Packed {
  readonly result: Result<PackResult, PackerError>;
  /** Why the same state is worth another pack: another process was in the way, or somebody wrote meanwhile. */
  readonly again?: 'busy' | 'changed';
}

/** Packs of one project, one after the other, each of a state that has not been packed yet. */
export class Packing {
  readonly #session: Session;
  readonly #projectId: string;
  /** The generation that the last pack was begun with; what it took over beyond that is packed once more. */
  #generation: number | undefined;
  #running = false;

  constructor(session: Session, projectId: string) {
    this.#session = session;
    this.#projectId = projectId;
  }

  get running(): boolean {
    return this.#running;
  }

  /** Ends a pack that runs, before its promotion begins. */
  async cancel(): Promise<void> {
    await this.#session.call('cancelPack', { project_id: this.#projectId });
  }

  /** Nothing, where the state is not fresh or was packed before. */
  async packIfNew(): Promise<Packed | undefined> {
    const status = await this.#session.call('getProjectStatus', { project_id: this.#projectId });
    if (!status.ok || status.value.state !== 'fresh' || status.value.generation === this.#generation) return undefined;
    this.#running = true;
    try {
      const result = await this.#session.call('packWorkspace', { project_id: this.#projectId });
      const again = reasonToRepeat(result);
      this.#generation = again ? undefined : status.value.generation;
      return { result, ...(again && { again }) };
    } finally {
      this.#running = false;
    }
  }
}

function reasonToRepeat(result: Result<PackResult, PackerError>): Packed['again'] {
  const code = result.ok ? result.value.failure?.error.code : result.error.code;
  if (code === 'project_busy') return 'busy';
  return code === 'input_changed_during_freeze' ? 'changed' : undefined;
}
