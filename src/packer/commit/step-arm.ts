import { invariant } from '../../base/invariant.ts';
import { createDurable } from '../../io/durable-write.ts';
import { Refusal, stale } from './failure.ts';
import { flushJournal, flushUpwards } from './journal.ts';
import { inJournal, journalNames } from './operation.ts';
import type { Operation } from './operation.ts';
import { originOf } from './placement.ts';
import { largestRecord, printRecord, recordFormat } from './record.ts';
import type { JournalRecord } from './record.ts';
import { directoryAt, standing } from './standing.ts';
import { ancestorsOf } from './tree-path.ts';

/** Step 3: writes down what is about to happen. From the rename to `record.json` on, recovery undoes it. */
export function arm(operation: Operation): JournalRecord {
  const { medium, journal, reach } = operation;
  const record = describe(operation);
  const bytes = printRecord(record);
  invariant(bytes.length <= largestRecord, 'the change set is too large for one commit');
  reach.place = `${journal}/${journalNames.armed}`;
  const draft = inJournal(medium, journal, journalNames.draft);
  createDurable(medium.fs, draft, bytes);
  flushUpwards(medium, journal);
  reach.record = record;
  medium.fs.rename(draft, inJournal(medium, journal, journalNames.armed));
  flushJournal(medium, journal, 'armed');
  operation.observe({ after: 'armed' });
  return record;
}

function describe(operation: Operation): JournalRecord {
  const { medium, set } = operation;
  return {
    format: recordFormat,
    operation_id: set.operationId,
    moves: set.moves.map(({ from, to }, index) => {
      const identity = directoryAt(medium, originOf(from, set.moves, index) ?? from);
      if (identity === undefined) throw new Refusal(stale(from, 'is no directory any more'));
      return { from, to, identity };
    }),
    directories: missingDirectories(operation),
    files: set.files.map(({ path, before, after, trash }) => ({
      path,
      before,
      after: after === 'absent' ? after : after.sha256,
      ...(trash === undefined ? {} : { trash }),
    })),
  };
}

/** The directories that moves and files need and that will not be there, outermost first. */
function missingDirectories({ medium, set }: Operation): JournalRecord['directories'] {
  const { moves } = set;
  const made = new Map<string, number>();
  const need = (path: string, before_move: number): void => {
    for (const directory of ancestorsOf(path)) {
      const origin = originOf(directory, moves, before_move);
      if (made.has(directory) || (origin !== undefined && standing(medium, origin).kind === 'directory')) continue;
      made.set(directory, before_move);
    }
  };
  for (const [index, { from, to }] of moves.entries()) {
    invariant(![...made.keys()].some((path) => path === from || path.startsWith(`${from}/`)), `${from} is made and moved by one commit`);
    need(to, index);
  }
  for (const { path, trash } of set.files) {
    need(path, moves.length);
    if (trash !== undefined) need(trash, moves.length);
  }
  return [...made].map(([path, before_move]) => ({ path, before_move }));
}
