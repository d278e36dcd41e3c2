import type { ResponseOf } from '../../../contract/operations.ts';
import { counted, formatBytes } from './bytes.ts';
import type { Paint } from './colour.ts';
import type { Lines, Page } from './page.ts';
import { table, type Column } from './table.ts';

type Diff = ResponseOf<'diffArchives'>;
type Entry = Diff['added'][number];

interface Change {
  readonly mark: string;
  readonly paint: Paint;
  readonly entry: Entry;
  readonly size: string;
  readonly what: string;
}

/** Which assets two archives do not share, by id, and what became of the size. */
export function diffReport(page: Page, diff: Diff): Lines {
  const { colour } = page;
  const size = `${formatBytes(diff.size_before)} → ${formatBytes(diff.size_after)}`;
  if (diff.identical) return [`${colour.green('identical')}: ${counted(diff.unchanged, 'asset')}, ${formatBytes(diff.size_after)}`];
  const counts = [
    ...(diff.added.length > 0 ? [colour.green(`${diff.added.length} added`)] : []),
    ...(diff.removed.length > 0 ? [colour.red(`${diff.removed.length} removed`)] : []),
    ...(diff.changed.length > 0 ? [colour.yellow(`${diff.changed.length} changed`)] : []),
    `${diff.unchanged} unchanged`,
  ];
  const changes = changesOf(page, diff);
  return [
    ...(changes.length > 0 ? [...table(page, columns, changes), ''] : []),
    `  ${counts.join(', ')}; ${size}`,
  ];
}

function changesOf({ colour }: Page, diff: Diff): Change[] {
  const changes: Change[] = [
    ...diff.added.map((entry) => ({ mark: '+', paint: colour.green, entry, size: formatBytes(entry.size), what: 'added' })),
    ...diff.removed.map((entry) => ({ mark: '-', paint: colour.red, entry, size: formatBytes(entry.size), what: 'removed' })),
    ...diff.changed.map(({ before, after, fields }) => ({
      mark: '~',
      paint: colour.yellow,
      entry: after,
      size: before.size === after.size ? formatBytes(after.size) : `${formatBytes(before.size)} → ${formatBytes(after.size)}`,
      what: fields.join(', '),
    })),
  ];
  return changes.sort((a, b) => a.entry.asset_id - b.entry.asset_id);
}

const columns: readonly Column<Change>[] = [
  { title: '', cell: (change) => ({ text: change.mark, paint: change.paint }) },
  { title: 'ID', align: 'right', cell: (change) => String(change.entry.asset_id) },
  { title: 'NAME', shrinkTo: 10, cell: (change) => ({ text: change.entry.asset_name, paint: change.paint }) },
  { title: 'BANK', cell: (change) => change.entry.bank_type },
  { title: 'SIZE', align: 'right', cell: (change) => change.size },
  { title: 'WHAT', shrinkTo: 8, cell: (change) => change.what },
];
