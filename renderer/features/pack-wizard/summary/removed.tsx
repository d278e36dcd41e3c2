import { useMemo, type JSX } from 'react';
import { printable } from '../../../../src/base/printable.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';
import { Refusal } from '../refusal.tsx';
import { useSummaryList, type Summary } from './summary-pages.ts';

type Row = Summary['removed'][number];

export const removedColumns: readonly Column<Row>[] = [
  { key: 'id', title: words.id, width: '64px', align: 'end', cell: (row) => row.asset_id },
  { key: 'name', title: words.name, width: 'minmax(160px, 1fr)', cell: (row) => <span className="pack-cut">{printable(row.asset_name)}</span> },
  { key: 'bank', title: words.bank, width: '120px', cell: (row) => row.bank_type },
  { key: 'before', title: words.before, width: '110px', align: 'end', cell: (row) => formatBytes(row.size_before) },
];

/** What the last pack had and this one has not. */
export function Removed({ total }: { readonly total: number }): JSX.Element {
  const { row, want, error, again } = useSummaryList((summary) => summary.removed);
  const columns = useMemo(() => removedColumns, []);
  if (error) return <Refusal error={error} onAgain={again} />;
  return (
    <DataTable<Row>
      label={words.removedList}
      columns={columns}
      count={total}
      row={row}
      keyOf={({ asset_id: id }) => String(id)}
      onVisible={want}
      empty={<EmptyState sprite="calm" title={words.nothingRemoved} says={words.nothingRemovedSays} />}
    />
  );
}
