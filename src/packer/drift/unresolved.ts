import type { DriftItem, DriftOption } from '../../contract/operations/drift.ts';
import type { Journal } from '../commit/armed-records.ts';
import type { JournalOutcome, RecoveryReport, UnresolvedChoice } from '../commit/recovery-report.ts';
import { aboutRegistry, option } from './classify/item.ts';

export type UnresolvedCommit = Extract<JournalOutcome, { readonly kind: 'unresolved' }>;

/** What a recovery could not take back. */
export function unresolvedCommits({ outcomes }: RecoveryReport): readonly UnresolvedCommit[] {
  return outcomes.filter((outcome) => outcome.kind === 'unresolved');
}

/** Each as an item with its two ways out (operations.md §6). */
export function unresolvedItem({ journal, error, choices }: UnresolvedCommit): DriftItem {
  const told = {
    kind: 'commit_unresolved',
    key: journal.operationId,
    message: error.message,
    disk: choices[0]?.files.map(({ path, state }) => `${path} (${state})`).join(', ') || journal.path,
    registry: 'an unfinished commit',
    options: choices.map(wayOut),
  } as const;
  return aboutRegistry(told, { file: journal.path });
}

function wayOut({ choice, available, files }: UnresolvedChoice): DriftOption {
  const count = `${files.length} file${files.length === 1 ? '' : 's'}`;
  const says = choice === 'keep_disk'
    ? 'Leaves every file as it is now; the images from before are kept in conflicts/.'
    : available
      ? `Puts back ${count} as the commit found them; what they hold now is kept in conflicts/.`
      : 'No image from before is whole.';
  return { ...option(choice, says), available };
}

/** What was decided about a commit, by its journal. */
export interface DecidedCommit {
  readonly journal: Journal;
  readonly choice: UnresolvedChoice['choice'];
}
