import type { Result } from '../../base/result.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { Access } from '../../contract/state.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { ProjectLock } from '../../io/project-lock.ts';
import type { Lane } from '../commit/lane.ts';
import type { Medium } from '../commit/medium.ts';
import { families } from '../families/list.ts';
import { loadSnapshot } from '../snapshot/load.ts';
import type { Snapshot } from '../snapshot/model.ts';
import type { Inspection } from './inspection.ts';
import type { Publisher } from './publisher.ts';
import { loadSettled } from './settled-load.ts';
import { publishedDifference } from './snapshot-difference.ts';
import { accessOf, stateOf, type StateReport } from './state.ts';

/** The parts of an open project, wired by `open.ts`. */
export interface ProjectParts {
  readonly projectId: string;
  readonly sessionId: string;
  readonly project: ContainedRoot;
  readonly medium: Medium;
  readonly lock: ProjectLock;
  readonly lane: Lane;
  readonly inspection: Inspection;
  readonly publisher: Publisher;
  /** Armed records that recovery could not resolve. */
  readonly unresolved: readonly string[];
  readonly host: string;
  readonly lockWaitMs: number;
  readonly now: () => Date;
  readonly budgets: { readonly inputs: number; readonly payloads: number };
}

const walkers = families.map((family) => family.walker);

/** One open project: its parts and the snapshot that reads are answered from. */
export class Project {
  readonly parts: ProjectParts;
  #snapshot: Snapshot;
  #state: StateReport;
  #checkedAt: Date;

  constructor(parts: ProjectParts, first: Snapshot) {
    this.parts = parts;
    this.#snapshot = first;
    this.#checkedAt = parts.now();
    this.#state = this.#judge();
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  get state(): StateReport {
    return this.#state;
  }

  /** When the disk was last compared with the snapshot. */
  get checkedAt(): Date {
    return this.#checkedAt;
  }

  get access(): Access {
    const { fs, path } = this.parts.project;
    return accessOf(this.#snapshot, fs.writable(`${path}/assets`));
  }

  /** Everything the rules find in the snapshot with what is known of its files. */
  diagnostics(): readonly Diagnostic[] {
    return this.parts.inspection.diagnostics(this.#snapshot);
  }

  /** What every read says of where its answer comes from. */
  stamp(): { readonly generation: number; readonly state: StateReport['state'] } {
    return { generation: this.#snapshot.generation, state: this.#state.state };
  }

  /**
   * Looks at the disk now. Equal to the snapshot: nothing happens. Otherwise a new generation is published,
   * caused by the disk, on behalf of `operationId`. Errors: `project_busy`, or as the disk has it.
   */
  async refresh(operationId?: string): Promise<Result<Snapshot, PackerError>> {
    const { medium, unresolved, lock } = this.parts;
    const loaded = await loadSettled(medium, unresolved, () => load(this.parts.project, this.#snapshot.generation + 1), () => lock.holder());
    if (!loaded.ok) return loaded;
    this.#checkedAt = this.parts.now();
    if (loaded.value.fingerprint !== this.#snapshot.fingerprint) this.#publish(loaded.value, operationId);
    else this.#judgeAgain(operationId);
    return { ok: true, value: this.#snapshot };
  }

  /** After something other than the disk changed what the state depends on: the lane, mostly. */
  judgeAgain(operationId?: string): void {
    this.#judgeAgain(operationId);
  }

  #publish(next: Snapshot, operationId: string | undefined): void {
    const difference = publishedDifference(this.#snapshot, next);
    this.#snapshot = next;
    this.parts.publisher.publish('snapshot.published', next.generation, difference, cause(operationId));
    this.#judgeAgain(operationId);
  }

  #judgeAgain(operationId: string | undefined): void {
    const before = this.#state;
    this.#state = this.#judge();
    if (this.#state.state === before.state) return;
    const body = { from: before.state, to: this.#state.state, cause: this.#state.reasons[0] ?? 'the disk agrees again' };
    this.parts.publisher.publish('state.changed', this.#snapshot.generation, body, cause(operationId));
  }

  #judge(): StateReport {
    return stateOf(this.#snapshot, this.parts.lane.status, this.diagnostics());
  }
}

/** Reads the project from disk with every family's walker. */
export function load(project: ContainedRoot, generation: number): Snapshot {
  return loadSnapshot({ project, walkers, generation });
}

function cause(operationId: string | undefined): { operation_id?: string; caused_by: string } {
  return { ...(operationId === undefined ? {} : { operation_id: operationId }), caused_by: 'disk' };
}
