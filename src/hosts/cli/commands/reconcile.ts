import { Option, type Command } from 'commander';
import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { DriftDecision, DriftItem, ReconcilePreview } from '../../../contract/operations/drift.ts';
import type { ResponseOf } from '../../../contract/operations.ts';
import { askDecisions } from '../ask-decisions.ts';
import { carryOut, nobodyToAsk, type TwoSteps } from '../carry-out.ts';
import { changeCommand, repeated, type ChangeOptions, type Run } from '../command.ts';
import { namedDecisions } from '../decisions.ts';
import { everyItem } from '../every-item.ts';
import { exitCodes } from '../exit-code.ts';
import { nothingOwedReport, owedReport, reconcilePreviewReport, stillOwedLines } from '../report/reconcile.ts';
import type { Outcome, Session } from '../session.ts';

interface ReconcileOptions extends ChangeOptions {
  readonly accept?: readonly string[];
  readonly decide?: readonly string[];
}

type Divergence = ResponseOf<'getDivergence'>;

const description = {
  summary: 'decide where disk and registry disagree',
  details:
    'Shows every item that waits for a decision, what the disk has, what the registry has and the ways out; asks which; previews all decisions together; writes when that is confirmed. With --accept or --decide it asks nothing about items. Nothing is ever chosen for you: without a terminal and without decisions it says what is owed and ends with exit code 7. docs/divergence.md explains every kind.',
  examples: [
    ['prometeu reconcile', 'be asked about each item'],
    ['prometeu reconcile --accept root_moved=relocate --dry-run', 'see what that would do'],
    ['prometeu reconcile --accept root_missing --yes', 'the only way out of a kind'],
    ['prometeu reconcile --decide root_moved:3=unregister --yes', 'one item'],
  ],
} as const;

export function reconcileCommand(run: Run): Command {
  return changeCommand('reconcile', description)
    .argument('[directory]', 'the project')
    .optionsGroup('Deciding:')
    .addOption(new Option('--accept <kind>', 'take the way out of all items of a kind, as KIND=CHOICE where there are several; may be repeated').argParser(repeated))
    .addOption(new Option('--decide <item>', 'take a way out of one item, as ITEM=CHOICE or ITEM=CHOICE:TARGET; may be repeated').argParser(repeated))
    .action((directory: string | undefined, options: ReconcileOptions) =>
      run({ name: 'reconcile', options, effect: 'writes', progress: 'Looking' }, async (session) => {
        session.beginChange();
        if (isDecided(options) && !options.dryRun && !options.yes && !session.host.canAsk) return err(nobodyToAsk());
        const opened = await session.openProject(directory);
        return opened.ok ? await reconcile(session, opened.value.project_id, options) : opened;
      }),
    );
}

/** Whether the command line itself says what is decided. */
function isDecided({ accept = [], decide = [] }: ReconcileOptions): boolean {
  return accept.length + decide.length > 0;
}

async function reconcile(session: Session, id: string, options: ReconcileOptions): Promise<Result<Outcome, PackerError>> {
  const divergence = await everyItem(session, id);
  if (!divergence.ok) return divergence;
  const { counts, items } = divergence.value;
  if (!isDecided(options)) {
    if (counts.decision === 0) return ok(nothingOwed(divergence.value));
    if (!session.host.canAsk) return ok(owed(divergence.value));
  }
  const decided = isDecided(options) ? namedDecisions(items, { accept: [], decide: [], ...options }) : await askDecisions(session, askedAbout(items));
  if (!decided.ok) return decided;
  if (decided.value.length === 0) return ok(counts.decision === 0 ? nothingOwed(divergence.value) : owed(divergence.value));
  const done = await carryOut(session, options, stepsOf(session, id, decided.value, items));
  return done.ok ? await withStillOwed(session, id, options, done.value) : done;
}

/** Unfinished commits are decided about alone: until they are, nothing else is written. */
function askedAbout(items: readonly DriftItem[]): readonly DriftItem[] {
  const commits = items.filter(({ kind }) => kind === 'commit_unresolved');
  return commits.length > 0 ? commits : items.filter((item) => item.class === 'decision');
}

function stepsOf(session: Session, project_id: string, decisions: readonly DriftDecision[], items: readonly DriftItem[]): TwoSteps<ReconcilePreview> {
  return {
    preview: () => session.call('previewReconcile', { project_id, decisions: [...decisions] }),
    apply: (preview) => session.call('applyReconcile', { project_id, preview }),
    show: (page, preview) => reconcilePreviewReport(page, preview, items),
    // A decision may be all there is: to take the disk as it is writes no file.
    isEmpty: (preview) => preview.decisions.every(({ choice }) => choice === 'keep'),
  };
}

async function withStillOwed(session: Session, project_id: string, options: ReconcileOptions, done: Outcome): Promise<Result<Outcome, PackerError>> {
  const wrote = !options.dryRun && (done.exit === exitCodes.done || done.exit === exitCodes.durabilityUnknown);
  const left = wrote ? await session.call('getDivergence', { project_id, limit: 1 }) : undefined;
  if (!left?.ok) return ok(done);
  return ok({ ...done, report: (page) => [...done.report(page), ...stillOwedLines(page, left.value.counts.decision)] });
}

function owed(divergence: Divergence): Outcome {
  const { decision } = divergence.counts;
  const error = packerError(
    'reconcile_required',
    `${decision} ${decision === 1 ? 'decision is' : 'decisions are'} owed, and none was made.`,
    'Decide on a terminal, or with --accept or --decide.',
  );
  return { document: { error, divergence }, exit: exitCodes.reconcile, report: (page) => owedReport(page, divergence) };
}

function nothingOwed(divergence: Divergence): Outcome {
  return { document: divergence, exit: exitCodes.done, report: (page) => nothingOwedReport(page, divergence) };
}
