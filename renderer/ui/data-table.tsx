import { useId, type JSX, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { words } from '../words/ui.ts';
import { names } from './class-names.ts';
import { DataRow } from './data-row.tsx';
import { useRowHeight } from './density.tsx';
import { moveOf, type Pick } from './grid-keys.ts';
import { VisuallyHidden } from './hidden.tsx';
import { useContextMenu, type MenuEntry } from './menu.tsx';
import { useRowWindow } from './use-row-window.ts';
import './data-table.css';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** A track of a CSS grid: `64px`, `minmax(120px, 1fr)`. */
  readonly width: string;
  readonly align?: 'start' | 'end';
  readonly cell: (row: Row, index: number) => ReactNode;
  /** Whether the caller can sort by it. */
  readonly sortable?: boolean;
  /** The title is for assistive technology alone. */
  readonly hideTitle?: boolean;
}

/** A row's place in a tree, as the packer gives it. */
export interface TreePlace {
  readonly level: number;
  readonly position?: number;
  readonly siblings?: number;
  /** Absent: nothing can be below it. */
  readonly expanded?: boolean;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** All rows, read or not. */
  readonly count: number;
  /** Nothing: not read yet; the row is shown as a blank. */
  readonly row: (index: number) => Row | undefined;
  readonly keyOf: (row: Row) => string;
  /** Which rows are in sight, both inclusive (`usePages().want`). Its identity stands for the list's. */
  readonly onVisible?: (first: number, last: number) => void;
  readonly isPicked?: (row: Row, index: number) => boolean;
  readonly onPick?: (index: number, how: Pick) => void;
  readonly onPickAll?: () => void;
  /** Whether more than one row can be picked. */
  readonly multiple?: boolean;
  /** Enter and double click. */
  readonly onOpen?: (row: Row, index: number) => void;
  readonly menu?: (row: Row, index: number) => readonly MenuEntry[];
  readonly sort?: { readonly by: string; readonly descending: boolean } | undefined;
  readonly onSort?: (by: string) => void;
  /** Makes it a tree. */
  readonly tree?: (row: Row) => TreePlace;
  readonly onExpand?: (row: Row, index: number, expanded: boolean) => void;
  /** A row to bring into sight and make the active one; another object brings it anew. */
  readonly reveal?: { readonly index: number } | undefined;
  /** In place of rows when there are none. */
  readonly empty?: ReactNode;
  readonly hideHead?: boolean;
  readonly rowHeight?: number;
  readonly rowClass?: (row: Row) => string | undefined;
  /** Whether the row can be dragged; what is dragged is up to who listens around the table. */
  readonly isDraggable?: (row: Row) => boolean;
  readonly ref?: Ref<HTMLDivElement>;
}

/**
 * A table of any length, of which only the rows in sight are mounted; with `tree` a tree of the same kind. The
 * focus stays on the table itself and moves over rows as its active descendant, so that it is never lost when rows
 * come and go.
 */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { columns, count, row, keyOf, onVisible, reveal } = props;
  const normal = useRowHeight();
  const height = props.rowHeight ?? normal;
  const base = useId();
  const menu = useContextMenu();
  const { virtual, scroller, current, setActive } = useRowWindow({ count, height, head: props.hideHead ? 0 : normal + 1, onVisible, reveal });

  const go = (index: number, how: Pick | undefined): void => {
    setActive(index);
    virtual.scrollToIndex(index);
    if (how) props.onPick?.(index, how);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);
    if (count > 0 && act(moveOf(event, current, count, page), props, current, go)) event.preventDefault();
  };
  const openMenu = (event: MouseEvent): void => {
    const element = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const index = element instanceof HTMLElement ? Number(element.dataset['index']) : current;
    const value = index >= 0 ? row(index) : undefined;
    if (value === undefined || !props.menu) return;
    if (!props.isPicked?.(value, index)) go(index, 'one');
    menu.open(event, props.label, props.menu(value, index), element ?? document.getElementById(`${base}-${index}`));
  };

  const tracks = columns.map((column) => column.width).join(' ');
  return (
    <div className="table">
      <div
        ref={(element) => {
          scroller.current = element;
          if (typeof props.ref === 'function') props.ref(element);
          else if (props.ref) props.ref.current = element;
        }}
        className="table-scroll"
        role={props.tree ? 'treegrid' : 'grid'}
        aria-label={props.label}
        aria-rowcount={count + (props.hideHead ? 0 : 1)}
        aria-colcount={columns.length}
        aria-multiselectable={props.onPick && props.multiple === true}
        aria-activedescendant={current >= 0 ? `${base}-${current}` : undefined}
        tabIndex={0}
        onKeyDown={keys}
        onFocus={() => current < 0 && count > 0 && setActive(0)}
        onContextMenu={openMenu}
      >
        {!props.hideHead && <Head columns={columns} tracks={tracks} sort={props.sort} onSort={props.onSort} />}
        <div className="table-rows" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const value = row(item.index);
            return (
              <DataRow
                key={value === undefined ? `blank-${item.index}` : keyOf(value)}
                id={`${base}-${item.index}`}
                index={item.index}
                top={item.start}
                height={height}
                tracks={tracks}
                active={item.index === current}
                value={value}
                table={props}
                onGo={go}
              />
            );
          })}
        </div>
      </div>
      {count === 0 && props.empty !== undefined && <div className="table-empty">{props.empty}</div>}
      {menu.element}
    </div>
  );
}

/** Says whether the key was the table's. */
function act<Row>(
  move: ReturnType<typeof moveOf>,
  table: DataTableProps<Row>,
  active: number,
  go: (index: number, how: Pick | undefined) => void,
): boolean {
  if (!move) return false;
  if (move.kind === 'go') {
    go(move.index, move.pick);
    return true;
  }
  if (move.kind === 'all') {
    table.onPickAll?.();
    return table.onPickAll !== undefined;
  }
  const value = active >= 0 ? table.row(active) : undefined;
  if (value === undefined) return false;
  if (move.kind === 'toggle') table.onPick?.(active, 'toggle');
  else if (move.kind === 'open') table.onOpen?.(value, active);
  else return expand(move.kind === 'expand', table, value, active, go);
  return true;
}

/** Right opens, then goes in; left closes, then goes out. */
function expand<Row>(
  inward: boolean,
  table: DataTableProps<Row>,
  value: Row,
  active: number,
  go: (index: number, how: Pick | undefined) => void,
): boolean {
  const place = table.tree?.(value);
  if (!place) return false;
  if (place.expanded === !inward) {
    table.onExpand?.(value, active, inward);
    return true;
  }
  if (inward) {
    if (place.expanded === true) go(active + 1, 'one');
    return true;
  }
  for (let index = active - 1; index >= 0; index -= 1) {
    const above = table.row(index);
    if (above === undefined) break;
    if ((table.tree?.(above).level ?? 0) >= place.level) continue;
    go(index, 'one');
    break;
  }
  return true;
}

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly tracks: string;
  readonly sort: DataTableProps<Row>['sort'];
  readonly onSort: DataTableProps<Row>['onSort'];
}

function Head<Row>({ columns, tracks, sort, onSort }: HeadProps<Row>): JSX.Element {
  return (
    <div className="table-head" role="rowgroup">
      <div className="table-row" role="row" aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
        {columns.map((column) => {
          const sorted = sort?.by === column.key ? sort : undefined;
          const text = column.hideTitle ? <VisuallyHidden>{column.title}</VisuallyHidden> : column.title;
          return (
            <div
              key={column.key}
              role="columnheader"
              className={names('table-title', column.align === 'end' && 'table-end')}
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
            >
              {column.sortable && onSort ? (
                <button type="button" onClick={() => onSort(column.key)} title={sorted ? (sorted.descending ? words.sortedDown : words.sortedUp) : undefined}>
                  {text}
                  {sorted && (sorted.descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
                </button>
              ) : (
                text
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
