import { useMemo, useState, type JSX } from 'react';
import { printable } from '../../../../src/base/printable.ts';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { useProject, useStudio } from '../../../state/context.tsx';
import { usePages } from '../../../state/use-pages.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatBytes, formatCount } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';
import { Delta } from '../delta.tsx';
import { Refusal } from '../refusal.tsx';

type Row = ResponseOf<'summarizePackWorkspace'>['assets'][number];

/** The assets of the pack in the order it places them. */
export function GoesIn(): JSX.Element {
  const { navigation } = useStudio();
  const { project_id } = useProject();
  const pages = usePages('summarizePackWorkspace', { project_id });
  const [at, setAt] = useState<number>();
  const columns = useMemo(() => columnsOf(), []);
  if (pages.error) return <Refusal error={pages.error} onAgain={pages.again} />;
  return (
    <DataTable<Row>
      label={words.goesInList}
      columns={columns}
      count={pages.total ?? 0}
      row={pages.row}
      keyOf={(row) => String(row.asset_id)}
      onVisible={pages.want}
      isPicked={(_row, index) => index === at}
      onPick={(index) => setAt(index)}
      onOpen={(row) => navigation.follow({ asset_id: row.asset_id, root: row.root })}
      empty={pages.total === 0 && <EmptyState title={words.nothingIn} says={words.nothingInSays} />}
    />
  );
}

function columnsOf(): readonly Column<Row>[] {
  return [
    { key: 'order', title: words.order, width: '56px', align: 'end', cell: (_row, index) => <span className="pack-quiet">{formatCount(index + 1)}</span> },
    { key: 'id', title: words.id, width: '64px', align: 'end', cell: (row) => row.asset_id },
    { key: 'name', title: words.name, width: 'minmax(130px, 2fr)', cell: (row) => <span className="pack-cut">{printable(row.asset_name)}</span> },
    { key: 'root', title: words.root, width: 'minmax(110px, 2fr)', cell: (row) => <code className="pack-cut pack-quiet">{printable(row.root)}</code> },
    { key: 'family', title: words.family, width: '96px', cell: (row) => <span className="pack-cut pack-quiet">{row.family}</span> },
    { key: 'bank', title: words.bank, width: '76px', cell: (row) => row.bank_type },
    { key: 'slot', title: words.slot, width: '48px', align: 'end', cell: (row) => row.slot ?? <span className="pack-quiet">{words.notPlanned}</span> },
    { key: 'inputs', title: words.inputs, width: '60px', align: 'end', cell: (row) => formatCount(row.input_count) },
    { key: 'bytes', title: words.inputBytes, width: '82px', align: 'end', cell: (row) => formatBytes(row.input_bytes) },
    { key: 'size', title: words.size, width: '88px', align: 'end', cell: (row) => (row.expected_size === undefined ? <span className="pack-quiet">{words.notPlanned}</span> : formatBytes(row.expected_size)) },
    { key: 'before', title: words.before, width: '82px', align: 'end', cell: (row) => <span className="pack-quiet">{row.size_before === undefined ? words.notPlanned : formatBytes(row.size_before)}</span> },
    { key: 'delta', title: words.delta, width: '136px', cell: (row) => <Delta delta={row.delta} movedFrom={row.moved_from} /> },
  ];
}
