import type { HistoryItem } from '../../../contract/operations/changes.ts';
import type { ResponseOf } from '../../../contract/operations.ts';
import { counted, formatCount } from './bytes.ts';
import type { Colour } from './colour.ts';
import type { Lines, Page } from './page.ts';
import { localTime } from './time.ts';
import { table, type Cell, type Column } from './table.ts';

/** Changes of a project, newest first, and what became of each. */
export function historyReport(page: Page, history: ResponseOf<'listHistory'>): Lines {
  const { entries, total } = history;
  if (total === 0) return ['No change has been made here yet.'];
  const shown = entries.length < total ? `the newest ${formatCount(entries.length)} of ${counted(total, 'change')}` : counted(total, 'change');
  return [
    ...(entries.length > 0 ? [...table(page, columns(page.colour), entries), ''] : []),
    `  ${shown}; prometeu undo OPERATION takes one back`,
  ];
}

function columns(colour: Colour): readonly Column<HistoryItem>[] {
  const what = (entry: HistoryItem): Cell => ({ text: entry.title, paint: entry.undone_by === undefined ? colour.bold : colour.dim });
  return [
    { title: 'OPERATION', cell: (entry) => ({ text: entry.operation_id, paint: colour.cyan }) },
    { title: 'WHEN', cell: (entry) => ({ text: entry.at === undefined ? '' : localTime(entry.at), paint: colour.dim }) },
    { title: 'WHAT', shrinkTo: 16, cell: what },
    { title: '', cell: (entry) => became(colour, entry) },
  ];
}

function became(colour: Colour, { undone_by: undoneBy, not_undoable: not }: HistoryItem): Cell {
  if (undoneBy !== undefined) return { text: 'undone', paint: colour.yellow };
  return { text: not === undefined ? '' : 'damaged', paint: colour.red };
}
