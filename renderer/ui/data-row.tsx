import { memo, type JSX, type MouseEvent, type ReactNode } from 'react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { names } from './class-names.ts';
import type { DataTableProps, TreePlace } from './data-table.tsx';
import type { Pick } from './grid-keys.ts';
import { printed } from './printed.ts';

export interface DataRowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly tracks: string;
  readonly active: boolean;
  readonly value: Row | undefined;
  readonly table: DataTableProps<Row>;
  readonly onGo: (index: number, how: Pick | undefined) => void;
}

/** One mounted row. What it is beside its cells (level, place, picked) is said for assistive technology. */
export function DataRow<Row>({ id, index, top, height, tracks, active, value, table, onGo }: DataRowProps<Row>): JSX.Element {
  const place = value === undefined ? undefined : table.tree?.(value);
  const picked = value !== undefined && (table.isPicked?.(value, index) ?? false);
  const click = (event: MouseEvent): void => {
    // A button in a row does its own thing.
    if (event.defaultPrevented) return;
    onGo(index, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one');
  };
  return (
    <div
      id={id}
      role="row"
      data-index={index}
      className={names('table-row', picked && 'table-picked', active && 'table-active', value !== undefined && table.rowClass?.(value))}
      style={{ gridTemplateColumns: tracks, height, transform: `translateY(${top}px)` }}
      aria-rowindex={index + (table.hideHead ? 1 : 2)}
      aria-selected={table.onPick ? picked : undefined}
      aria-level={place?.level}
      aria-posinset={place?.position}
      aria-setsize={place?.siblings}
      aria-expanded={place?.expanded}
      draggable={value !== undefined && table.isDraggable?.(value) ? true : undefined}
      onClick={click}
      onDoubleClick={() => value !== undefined && table.onOpen?.(value, index)}
    >
      {value === undefined ? (
        <div role="gridcell" className="table-blank" />
      ) : (
        table.columns.map((column, at) => (
          <div key={column.key} role="gridcell" className={names('table-cell', column.align === 'end' && 'table-end')}>
            {at === 0 && place && <Indent place={place} onToggle={() => table.onExpand?.(value, index, !place.expanded)} />}
            <Content cell={column.cell} row={value} index={index} />
          </div>
        ))
      )}
    </div>
  );
}

interface ContentProps {
  readonly cell: (row: never, index: number) => ReactNode;
  readonly row: unknown;
  readonly index: number;
}

/** Drawn again only for another row or column, not at every step of scrolling. */
const Content = memo(function Content({ cell, row, index }: ContentProps): ReactNode {
  return printed(cell(row as never, index));
});

/** The keyboard has left and right for this; the triangle is for the pointer. */
function Indent({ place, onToggle }: { readonly place: TreePlace; readonly onToggle: () => void }): JSX.Element {
  const Arrow = place.expanded ? ChevronDown : ChevronRight;
  const toggle = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    onToggle();
  };
  return (
    <span className="tree-indent" style={{ paddingLeft: (place.level - 1) * 14 }} aria-hidden>
      {place.expanded === undefined ? <span className="tree-leaf" /> : <Arrow size={14} onClick={toggle} onDoubleClick={toggle} />}
    </span>
  );
}
