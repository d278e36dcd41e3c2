import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { Change, LaneClosed } from '../commit/lane.ts';
import { recover } from '../commit/recovery.ts';
import type { Project } from './project.ts';

/** Runs something in the project's lane. Errors: `project_failed` with the reason why the lane is closed. */
export async function inLane<T>(
  project: Project,
  work: (change: Change) => Promise<Result<T, PackerError>>,
): Promise<Result<T, PackerError>> {
  const ran = await project.parts.lane.run(work);
  return ran.ok ? ran.value : err(closedLane(ran.error));
}

/** Holds the project's lock around something, after recovering what a dead process left (operations.md §6, §7). */
export async function exclusively<T>(
  project: Project,
  signal: AbortSignal,
  operationId: string,
  work: () => Promise<T>,
): Promise<Result<T, PackerError>> {
  const { lock, host, lockWaitMs, medium } = project.parts;
  const held = await lock.acquire({ program: host, waitLimit: lockWaitMs, signal });
  if (!held.ok) return held;
  try {
    const report = recover(medium);
    project.recovered(report, operationId);
    return report.blocked ? err(report.blocked) : ok(await work());
  } finally {
    held.value.dispose();
  }
}

export function closedLane({ error }: LaneClosed): PackerError {
  return packerError('project_failed', error.message, error.remedy, {
    ...(error.place ? { place: error.place } : {}),
    ...(error.cause === undefined ? {} : { cause: error.cause }),
  });
}
