import { useMemo, type JSX } from 'react';
import { printable } from '../../../../src/base/printable.ts';
import { useStudio } from '../../../state/context.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';
import { Refusal } from '../refusal.tsx';
import { useSummaryList, type Summary } from './summary-pages.ts';

type Row = Summary['left_out'][number];

/** What a pack leaves out, each with the packer's reason. */
export function LeftOut({ total }: { readonly total: number }): JSX.Element {
  const { navigation } = useStudio();
  const { row, want, error, again } = useSummaryList((summary) => summary.left_out);
  const columns = useMemo(() => columnsOf(), []);
  if (error) return <Refusal error={error} onAgain={again} />;
  return (
    <DataTable<Row>
      label={words.leftOutList}
      columns={columns}
      count={total}
      row={row}
      keyOf={({ root, asset_id: id }) => `${id ?? ''} ${root}`}
      onVisible={want}
      onOpen={({ asset_id: id, root }) => navigation.follow({ root, ...(id === undefined ? {} : { asset_id: id }) })}
      empty={<EmptyState sprite="calm" title={words.nothingOut} says={words.nothingOutSays} />}
    />
  );
}

function columnsOf(): readonly Column<Row>[] {
  return [
    { key: 'id', title: words.id, width: '64px', align: 'end', cell: (row) => row.asset_id ?? <span className="pack-quiet">{words.notPlanned}</span> },
    { key: 'name', title: words.name, width: 'minmax(140px, 2fr)', cell: (row) => <span className="pack-cut">{printable(row.asset_name ?? words.notPlanned)}</span> },
    { key: 'root', title: words.root, width: 'minmax(140px, 2fr)', cell: (row) => <code className="pack-cut pack-quiet">{printable(row.root)}</code> },
    { key: 'why', title: words.why, width: 'minmax(220px, 3fr)', cell: (row) => <span className="pack-cut">{printable(row.says)}</span> },
    { key: 'before', title: words.before, width: '90px', align: 'end', cell: (row) => (row.size_before === undefined ? <span className="pack-quiet">{words.notPlanned}</span> : formatBytes(row.size_before)) },
  ];
}
