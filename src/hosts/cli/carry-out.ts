import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { ChangeResult, Preview } from '../../contract/operations/changes.ts';
import type { RequestOf } from '../../contract/operations.ts';
import type { ChangeOptions, Run } from './command.ts';
import { exitCodeOfChange, exitCodes } from './exit-code.ts';
import { nearestProject } from './project-location.ts';
import { printReport } from './print.ts';
import { changedReport, declinedReport, type Changed } from './report/change-result.ts';
import type { Lines, Page } from './report/page.ts';
import { isEmpty, previewReport, unchangedReport } from './report/preview.ts';
import type { Outcome, Session } from './session.ts';

/** A change as a command asks for it; the preview fills in what is left open. */
export type AskedChange = RequestOf<'previewChange'>['changes'][number];

/** The changes a command line means, in the open project. */
export type MeantChanges = (session: Session, projectId: string) => Promise<Result<readonly AskedChange[], PackerError>>;

/** The two halves of every change: what it would do, and doing exactly that. */
export interface TwoSteps<P extends Preview = Preview> {
  readonly preview: () => Promise<Result<P, PackerError>>;
  readonly apply: (preview: P) => Promise<Result<ChangeResult & { readonly undoable?: boolean }, PackerError>>;
  /** How the preview is shown, where not as that of any change. */
  readonly show?: (page: Page, preview: P) => Lines;
  /** Whether there is nothing to do, where no files do not mean that. */
  readonly isEmpty?: (preview: P) => boolean;
}

/** Runs a command that changes the workspace: opens, previews, asks, applies (operations.md §3). */
export async function runChange(
  run: Run,
  name: string,
  options: ChangeOptions,
  directory: string | undefined,
  meant: MeantChanges,
  /** Says a refusal in this command's own words, where it knows better ones. */
  explain: (error: PackerError) => PackerError = (error) => error,
): Promise<void> {
  await runSteps(run, name, options, directory, async (session, project_id) => {
    const changes = await meant(session, project_id);
    if (!changes.ok) return changes;
    return ok({
      preview: async () => {
        const preview = await session.call('previewChange', { project_id, changes: [...changes.value] });
        return preview.ok ? preview : err(explain(preview.error));
      },
      apply: (preview) => session.call('applyChange', { project_id, preview }),
    });
  });
}

/** The same for taking a change back; `operation` finds which. */
export async function runUndo(
  run: Run,
  options: ChangeOptions,
  directory: string | undefined,
  operation: (session: Session, projectId: string) => Promise<Result<string | undefined, PackerError>>,
): Promise<void> {
  await runSteps(run, 'undo', options, directory, async (session, project_id) => {
    const found = await operation(session, project_id);
    if (!found.ok) return found;
    const which = found.value === undefined ? {} : { operation_id: found.value };
    return ok({
      preview: () => session.call('previewUndo', { project_id, ...which }),
      apply: (preview) => session.call('undoChange', { project_id, preview }),
    });
  });
}

async function runSteps(
  run: Run,
  name: string,
  options: ChangeOptions,
  directory: string | undefined,
  stepsOf: (session: Session, projectId: string) => Promise<Result<TwoSteps, PackerError>>,
): Promise<void> {
  await run({ name, options, effect: 'writes', progress: 'Looking' }, async (session) => {
    session.beginChange();
    if (!options.dryRun && !options.yes && !session.host.canAsk) return err(nobodyToAsk());
    const opened = await session.openProject(directory);
    if (!opened.ok) return opened;
    const steps = await stepsOf(session, opened.value.project_id);
    return steps.ok ? await carryOut(session, options, steps.value) : steps;
  });
}

/** Previews, asks, applies. What is refused is told; anything but a yes writes nothing. */
export async function carryOut<P extends Preview>(session: Session, options: ChangeOptions, steps: TwoSteps<P>): Promise<Result<Outcome, PackerError>> {
  const preview = await steps.preview();
  if (!preview.ok) return preview;
  const { isEmpty: empty = isEmpty, show = previewReport } = steps;
  if (empty(preview.value)) {
    return ok({ document: preview.value, exit: exitCodes.done, report: (page) => unchangedReport(page, preview.value) });
  }
  if (options.dryRun) {
    const report: Outcome['report'] = (page) => [...show(page, preview.value), 'Nothing was written: this is a preview.'];
    return ok({ document: preview.value, exit: exitCodes.done, report });
  }
  if (!options.yes && !(await confirmed(session, (page) => show(page, preview.value)))) return ok(declined());
  return await applied(session, preview.value, steps.apply);
}

async function applied<P extends Preview>(session: Session, preview: P, apply: TwoSteps<P>['apply']): Promise<Result<Outcome, PackerError>> {
  session.progress?.announce('Writing');
  const result = await session.applyChange(() => apply(preview));
  if (!result.ok) return result;
  const changed: Changed = { result: result.value, preview, elsewhere: elsewhere(session) };
  return ok({ document: result.value, exit: exitCodeOfChange(result.value), report: (page) => changedReport(page, changed) });
}

/** Shows the preview where the question is asked, on standard error: standard output stays the command's answer. */
async function confirmed(session: Session, shown: (page: Page) => Lines): Promise<boolean> {
  const { host } = session;
  session.progress?.dispose();
  await printReport(host, host.err, session.directory, shown);
  const answer = await host.ask('Apply? [y/N] ');
  if (answer === undefined) host.err.write('\n');
  return /^\s*y(es)?\s*$/iu.test(answer ?? '');
}

function declined(): Outcome {
  const error = packerError('cancelled', 'The change was not confirmed. Nothing was written.', 'Answer y, or add --yes.');
  return { document: { error }, exit: exitCodes.problems, report: declinedReport };
}

/** Where a change is neither confirmed nor only shown, and nobody sits at a terminal. */
export function nobodyToAsk(): PackerError {
  return packerError(
    'invalid_request',
    'Nobody can be asked whether to go ahead: this is no terminal.',
    'Add --yes to write without being asked, or --dry-run to see what would be written.',
  );
}

/** The project's directory when a command typed here would not find it by itself. */
function elsewhere({ host, directory }: Session): string | undefined {
  const nearest = nearestProject(host);
  return nearest.ok && nearest.value === directory ? undefined : directory;
}
