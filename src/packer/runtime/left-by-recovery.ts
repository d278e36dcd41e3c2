import { ok, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { RecoveryReport } from '../commit/recovery-report.ts';
import { unresolvedCommits, type UnresolvedCommit } from '../drift/unresolved.ts';
import type { ProjectParts } from './project.ts';
import { incoherence, recoverIfOurs, standingRecords } from './recovering.ts';
import { loadSettled, unknownRecords } from './settled-load.ts';

/** What recoveries of one open project could not put right. */
export class LeftByRecovery {
  readonly #parts: Pick<ProjectParts, 'medium' | 'lock' | 'lane' | 'host'>;
  /** Armed records that no recovery could resolve: they stand still, and nobody waits for them. */
  readonly #standing = new Set<string>();
  #unresolved: readonly UnresolvedCommit[];
  #incoherent: PackerError | undefined;

  /** @param report of the recovery as the project was opened */
  constructor(parts: Pick<ProjectParts, 'medium' | 'lock' | 'lane' | 'host'>, report: RecoveryReport) {
    this.#parts = parts;
    this.#unresolved = unresolvedCommits(report);
    this.#note(report);
  }

  /** Commits that could not be taken back. */
  get unresolved(): readonly UnresolvedCommit[] {
    return this.#unresolved;
  }

  /** Why `build/` may hold files of two packs, until one is published. */
  get incoherent(): PackerError | undefined {
    return this.#incoherent;
  }

  /** A pack was published, or found published. */
  buildIsWhole(): void {
    this.#incoherent = undefined;
  }

  /** Takes note of another recovery under the lock. What it could not put right closes the lane. */
  take(report: RecoveryReport): void {
    const { lane } = this.#parts;
    this.#note(report);
    // A look that another process was in the way of tells nothing of them.
    if (report.outcomes.length > 0 || !lane.status.closed) this.#unresolved = unresolvedCommits(report);
    if (report.blocked) lane.close(report);
  }

  /** Reads something between commits of other processes. Errors: `project_busy`, or as the disk has it. */
  settled<T>(read: () => T | Promise<T>): Promise<Result<T, PackerError>> {
    const { medium, lock } = this.#parts;
    return loadSettled(medium, this.#standing, read, () => lock.holder());
  }

  /**
   * Takes back what a process left that died in the middle of a commit: nobody else ever would. The report is for
   * {@link take}; nothing where nothing stands that is not known.
   */
  async recoverDead(): Promise<Result<RecoveryReport | undefined, PackerError>> {
    const { medium, lock, host } = this.#parts;
    const unknown = unknownRecords(medium, this.#standing);
    if (!unknown.ok) return unknown;
    return unknown.value === 0 ? ok(undefined) : recoverIfOurs(medium, lock, host);
  }

  #note(report: RecoveryReport): void {
    for (const record of standingRecords(report)) this.#standing.add(record);
    this.#incoherent = incoherence(report) ?? this.#incoherent;
  }
}
