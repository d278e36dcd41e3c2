import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import { attempt } from '../../io/io-error.ts';
import { systemClock, type LockClock, type LockHolder } from '../../io/project-lock.ts';
import { armedRecords } from '../commit/armed-records.ts';
import type { Medium } from '../commit/medium.ts';

/** How long a reader waits for another process to finish its commit (operations.md §6, readers). Milliseconds. */
const patience = 2000;
const pause = 20;

/**
 * Loads between commits: what was read counts only if no armed record stood before and after it, so no half of
 * another process's commit is ever seen. Takes no lock. `known` are records that recovery could not resolve:
 * they stand still and do not count. Errors: `project_busy` after 2 s, or as the disk has it.
 */
export async function loadSettled<T>(
  medium: Medium,
  known: ReadonlySet<string>,
  load: () => T | Promise<T>,
  holder: () => LockHolder | undefined,
  clock: LockClock = systemClock,
): Promise<Result<T, PackerError>> {
  const deadline = clock.now() + patience;
  for (;;) {
    const before = unknownRecords(medium, known);
    if (!before.ok) return before;
    if (before.value === 0) {
      const loaded = await load();
      const after = unknownRecords(medium, known);
      if (!after.ok) return after;
      if (after.value === 0) return ok(loaded);
    }
    if (clock.now() >= deadline) return err(stillCommitting(holder()));
    await clock.pause(pause, undefined);
  }
}

/** How many armed records stand that are not among the known ones. Errors: as the disk has it. */
export function unknownRecords({ fs, projectDir }: Medium, known: ReadonlySet<string>): Result<number, PackerError> {
  return attempt('look at', 'assets/.prometeu/journal', () => {
    return armedRecords(fs, projectDir).filter((record) => !known.has(record)).length;
  });
}

function stillCommitting(holder: LockHolder | undefined): PackerError {
  const who = holder ? `${holder.program} (process ${holder.pid}, since ${holder.since})` : 'Another process';
  return packerError('project_busy', `${who} is writing to the project.`, 'Wait until it has finished, and try again.');
}
