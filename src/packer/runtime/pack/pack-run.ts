import type { Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { PackResult } from '../../../contract/operations/pack.ts';
import { newOperationId } from '../../../io/operation-id.ts';
import type { Change } from '../../commit/lane.ts';
import { familyNamed } from '../../families/list.ts';
import { checkpoint, type PackContext, type PackFindings, type PackReporter, type PackSettings } from '../../pack/context.ts';
import { lookAhead } from '../../pack/look-ahead.ts';
import { pack } from '../../pack/pack.ts';
import { packable } from '../../pack/plan.ts';
import type { Snapshot } from '../../snapshot/model.ts';
import type { Destination } from '../../pack/staging.ts';
import { exclusively } from '../exclusive.ts';
import { inStretches } from '../in-stretches.ts';
import { tellChecked } from '../diagnostics/look-into.ts';
import { PackAnnouncer } from './pack-announcer.ts';
import type { PackTicket } from './pack-control.ts';
import type { Project } from '../project.ts';

export interface PackRequest {
  readonly destination: Destination;
  readonly settings: Pick<PackSettings, 'workers' | 'cache'>;
  readonly ticket: PackTicket;
  /** Runs before anything in `build/` is replaced. */
  readonly beforePromotion?: () => Promise<void>;
}

/** Packs, being in the lane, and announces it. Errors: `project_busy`, `commit_unresolved`, or as the disk has it. */
export async function runPack(project: Project, change: Change, request: PackRequest): Promise<Result<PackResult, PackerError>> {
  const operationId = newOperationId();
  const announcer = new PackAnnouncer(project, operationId, request.ticket, request.destination.kind);
  try {
    const outcome = await pack(contextOf(project, change, request, operationId, announcer), request.destination);
    if (outcome.ok && outcome.value.status === 'succeeded' && request.destination.kind === 'build') project.left.buildIsWhole();
    project.judgeAgain(operationId);
    tellChecked(project);
    announcer.finished(outcome.ok ? outcome.value : undefined);
    return outcome;
  } catch (error) {
    // A bug: whoever listens must not wait for an end that never comes.
    announcer.finished(undefined);
    throw error;
  }
}

function contextOf(
  project: Project,
  change: Change,
  { settings, ticket: { signal }, beforePromotion = () => Promise.resolve() }: PackRequest,
  operationId: string,
  report: PackReporter,
): PackContext {
  const { inspection, medium, budgets } = project.parts;
  const context: PackContext = {
    fs: medium.fs,
    project: project.parts.project,
    medium,
    operationId,
    families: familyNamed,
    refresh: () => project.refresh(operationId),
    diagnose: (snapshot) => diagnose(project, snapshot, context),
    facts: inspection.facts,
    exclusive: (work) => exclusively(project, signal, operationId, work),
    beforePromotion,
    commit: (set) => change.commit(set),
    forget: (files) => project.parts.known.forget(files),
    settings: { ...settings, inputBudget: budgets.inputs, payloadBudget: budgets.payloads },
    signal,
    report,
    now: () => performance.now(),
  };
  return context;
}

/** Looks into the files of the active pack set, and has every rule say what it finds. */
async function diagnose({ parts: { inspection, cache } }: Project, snapshot: Snapshot, context: PackContext): Promise<PackFindings> {
  // Every file of every asset was looked into before, here or by an earlier process.
  const known = inspection.findings(snapshot);
  if (known?.unchecked === 0) return { diagnostics: known.diagnostics, unread: [], made: new Map() };
  const { report, signal } = context;
  const assets = packable(snapshot);
  const tell = (done: number): void => report.progress({ phase: 'gate', done, total: assets.length, bytes: 0 });
  const { made, left } = await lookAhead(context, cache.facts, assets, tell);
  const pause = inStretches(() => checkpoint({ signal }));
  const { unread } = await inspection.look(left, 'content', async (done) => {
    tell(assets.length - left.length + done);
    await pause();
  });
  return { diagnostics: inspection.diagnostics(snapshot), unread, made };
}
