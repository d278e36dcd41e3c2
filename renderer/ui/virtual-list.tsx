import type { JSX, ReactNode } from 'react';
import { DataTable, type DataTableProps } from './data-table.tsx';

/** A list of any length with one cell a row. */
export type VirtualListProps<Row> = Omit<DataTableProps<Row>, 'columns' | 'sort' | 'onSort' | 'tree' | 'onExpand' | 'hideHead'> & {
  readonly item: (row: Row, index: number) => ReactNode;
};

export function VirtualList<Row>({ item, ...rest }: VirtualListProps<Row>): JSX.Element {
  return <DataTable {...rest} hideHead columns={[{ key: 'item', title: rest.label, width: 'minmax(0, 1fr)', cell: item }]} />;
}
