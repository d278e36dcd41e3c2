import type { JSX } from 'react';
import { DataTable, type DataTableProps } from './data-table.tsx';

/** A tree of any size: rows are its visible lines, each with its place. One column is enough. */
export type VirtualTreeProps<Row> = DataTableProps<Row> & Required<Pick<DataTableProps<Row>, 'tree' | 'onExpand'>>;

export function VirtualTree<Row>(props: VirtualTreeProps<Row>): JSX.Element {
  return <DataTable hideHead={props.columns.length === 1} {...props} />;
}
