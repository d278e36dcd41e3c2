import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { PackResult } from '../../contract/operations/pack.ts';
import { newOperationId } from '../../io/operation-id.ts';
import type { LaneClosed } from '../commit/lane.ts';
import { recover } from '../commit/recovery.ts';
import type { PackContext, PackReporter, PackSettings } from '../pack/context.ts';
import { checkpoint } from '../pack/context.ts';
import { pack } from '../pack/pack.ts';
import { packable } from '../pack/plan.ts';
import type { Destination } from '../pack/staging.ts';
import { familyNamed } from '../families/list.ts';
import type { Project } from './project.ts';

export interface PackRequest {
  readonly destination: Destination;
  readonly settings: Pick<PackSettings, 'workers' | 'cache'>;
  readonly signal: AbortSignal;
  readonly operationId?: string;
  /** Runs as the promotion begins: from here on nothing can be cancelled. */
  readonly promoting?: () => void;
}

/** Runs a pack in the project's lane and announces it. Errors: the lane's or the lock's reason. */
export async function runPack(project: Project, request: PackRequest): Promise<Result<PackResult, PackerError>> {
  const operationId = request.operationId ?? newOperationId();
  const reporter = announce(project, operationId, request.promoting);
  const inLane = await project.parts.lane.run(async (change) => {
    const context = contextOf(project, request, operationId, reporter);
    return pack({ ...context, commit: (set) => change.commit(set) }, request.destination);
  });
  project.judgeAgain(operationId);
  const outcome = inLane.ok ? inLane.value : err(closedLane(inLane.error));
  if (outcome.ok) reporter.finished(outcome.value);
  return outcome;
}

function contextOf(
  project: Project,
  { settings, signal }: PackRequest,
  operationId: string,
  report: PackReporter,
): Omit<PackContext, 'commit'> {
  const { inspection, medium, budgets } = project.parts;
  return {
    fs: medium.fs,
    project: project.parts.project,
    medium,
    operationId,
    families: familyNamed,
    refresh: () => project.refresh(operationId),
    diagnose: async (snapshot) => {
      const assets = packable(snapshot);
      await inspection.look(assets, 'content', async (done) => {
        report.progress({ phase: 'gate', done, total: assets.length, bytes: 0 });
        await checkpoint({ signal });
      });
      return inspection.diagnostics(snapshot);
    },
    facts: inspection.facts,
    exclusive: (work) => exclusively(project, signal, work),
    // Without a stat cache every load reads every file: there is nothing to forget yet.
    forget: () => undefined,
    settings: { ...settings, inputBudget: budgets.inputs, payloadBudget: budgets.payloads },
    signal,
    report,
    now: () => performance.now(),
  };
}

/** Holds the project's lock around something, after recovering what a dead process left (operations.md §6, §7). */
async function exclusively<T>(
  project: Project,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<Result<T, PackerError>> {
  const { lock, host, lockWaitMs, medium } = project.parts;
  const held = await lock.acquire({ program: host, waitLimit: lockWaitMs, signal });
  if (!held.ok) return held;
  try {
    const { blocked } = recover(medium);
    return blocked ? err(blocked) : ok(await work());
  } finally {
    held.value.dispose();
  }
}

function closedLane(closed: LaneClosed): PackerError {
  return packerError('project_failed', closed.error.message, closed.error.remedy, {
    ...(closed.error.place ? { place: closed.error.place } : {}),
    ...(closed.error.cause === undefined ? {} : { cause: closed.error.cause }),
  });
}

interface PackAnnouncer extends PackReporter {
  finished(result: PackResult): void;
}

function announce(project: Project, operationId: string, promoting?: () => void): PackAnnouncer {
  const { publisher } = project.parts;
  const by = { operation_id: operationId };
  const generation = (): number => project.snapshot.generation;
  return {
    started: (assets) => publisher.publish('pack.started', generation(), { assets }, by),
    phase(phase) {
      if (phase === 'promote') promoting?.();
      publisher.publish('pack.phase', generation(), { phase }, by);
    },
    progress: (progress) => publisher.publish('pack.progress', generation(), progress, by),
    finished: ({ status, unchanged, elapsed_ms }) =>
      publisher.publish('pack.finished', generation(), { status, unchanged, elapsed_ms }, by),
  };
}
