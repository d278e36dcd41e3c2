import { useMemo, useState, type JSX } from 'react';
import { printable } from '../../../../src/base/printable.ts';
import type { RequestOf } from '../../../../src/contract/operations.ts';
import type { ReportedAsset } from '../../../../src/contract/operations/pack.ts';
import { useProject, useStudio } from '../../../state/context.tsx';
import { usePages } from '../../../state/use-pages.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { formatBytes, shortDigest } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';
import { Delta } from '../delta.tsx';
import { Refusal } from '../refusal.tsx';

export type ReportSort = NonNullable<RequestOf<'getPackReport'>['sort']>;

const sorts = ['asset_id', 'asset_name', 'bank_type', 'size', 'delta'] as const satisfies readonly ReportSort['by'][];

export interface ReportedAssetsProps {
  readonly sort: ReportSort;
  readonly onSort: (sort: ReportSort) => void;
  /** It is about what is another than before; otherwise about what stands there. */
  readonly against?: boolean;
}

/** The assets of the archive, sorted by the packer. */
export function ReportedAssets({ sort, onSort, against = false }: ReportedAssetsProps): JSX.Element {
  const { navigation } = useStudio();
  const { project_id } = useProject();
  const [at, setAt] = useState<number>();
  const pages = usePages('getPackReport', { project_id, sort });
  const columns = useMemo(() => columnsOf(against), [against]);
  if (pages.error) return <Refusal error={pages.error} onAgain={pages.again} />;
  return (
    <DataTable<ReportedAsset>
      label={words.reportedList}
      columns={columns}
      count={pages.total ?? 0}
      row={pages.row}
      keyOf={(row) => String(row.asset_id)}
      onVisible={pages.want}
      sort={{ by: sort.by, descending: sort.descending === true }}
      onSort={(key) => {
        const by = sorts.find((one) => one === key);
        if (by) onSort({ by, descending: by === sort.by && sort.descending !== true });
      }}
      isPicked={(_row, index) => index === at}
      onPick={(index) => setAt(index)}
      onOpen={(row) => navigation.follow({ asset_id: row.asset_id })}
    />
  );
}

function columnsOf(against: boolean): readonly Column<ReportedAsset>[] {
  const quiet = (text: string): JSX.Element => <span className="pack-quiet">{text}</span>;
  const columns: readonly Column<ReportedAsset>[] = [
    { key: 'asset_id', title: words.id, width: '64px', align: 'end', sortable: true, cell: (row) => row.asset_id },
    { key: 'asset_name', title: words.name, width: 'minmax(130px, 1fr)', sortable: true, cell: (row) => <span className="pack-cut">{printable(row.asset_name)}</span> },
    { key: 'root', title: words.root, width: 'minmax(110px, 1fr)', cell: (row) => <code className="pack-cut pack-quiet">{printable(row.root ?? words.notPlanned)}</code> },
    { key: 'bank_type', title: words.bank, width: '84px', sortable: true, cell: (row) => row.bank_type },
    { key: 'slot', title: words.slot, width: '52px', align: 'end', cell: (row) => row.slot ?? quiet(words.notPlanned) },
    { key: 'size', title: words.size, width: '92px', align: 'end', sortable: true, cell: (row) => formatBytes(row.size) },
    { key: 'before', title: words.before, width: '84px', align: 'end', cell: (row) => quiet(row.size_before === undefined ? words.notPlanned : formatBytes(row.size_before)) },
    { key: 'delta', title: words.delta, width: against ? 'minmax(220px, 1fr)' : '134px', sortable: true, cell: (row) => (row.delta === undefined ? quiet(words.notPlanned) : <Delta delta={row.delta} movedFrom={row.moved_from} changed={against ? row.changed : undefined} />) },
    { key: 'origin', title: words.origin, width: '84px', cell: (row) => quiet(row.cached === undefined ? words.notPlanned : row.cached ? words.cachedYes : words.cachedNo) },
    { key: 'digest', title: words.assetDigest, width: '130px', cell: (row) => <code className="pack-quiet" title={row.sha256}>{shortDigest(row.sha256)}</code> },
  ];
  return against ? columns.filter(({ key }) => !ofWhatStands.has(key)) : columns;
}

const ofWhatStands: ReadonlySet<string> = new Set(['slot', 'origin', 'digest']);
