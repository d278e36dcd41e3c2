import { useMemo, useState, type JSX } from 'react';
import type { Column, TreePlace } from '../../../ui/data-table.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { VirtualTree } from '../../../ui/virtual-tree.tsx';
import { words } from '../../../words/pack.ts';
import { nameOf, shareOf } from './cell-text.ts';
import { layOut, type MapCell } from './treemap-layout.ts';
import type { TreemapProps } from './treemap.tsx';

interface Row {
  readonly cell: MapCell;
  readonly place: TreePlace;
}

/** What the map shows, in rows: each part of the file, and below a bank its assets. */
export function TreemapTable({ parts, size, onFollow, onAll }: TreemapProps): JSX.Element {
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<number>();
  const rows = useMemo(() => rowsOf(layOut(parts, 1, 1, 'given'), shut), [parts, shut]);
  const columns = useMemo(() => columnsOf(size), [size]);
  const expand = (key: string, open: boolean): void => {
    const next = new Set(shut);
    if (open) next.delete(key);
    else next.add(key);
    setShut(next);
  };
  return (
    <VirtualTree<Row>
      label={words.mapTable}
      columns={columns}
      count={rows.length}
      row={(index) => rows[index]}
      keyOf={({ cell }) => cell.key}
      tree={({ place }) => place}
      onExpand={({ cell }, _index, open) => expand(cell.key, open)}
      onOpen={({ cell }) => {
        if (cell.kind === 'others') onAll();
        else if (cell.asset_id !== undefined) onFollow(cell.asset_id);
      }}
      isPicked={(_row, index) => index === at}
      onPick={(index) => setAt(index)}
    />
  );
}

function rowsOf(cells: readonly MapCell[], shut: ReadonlySet<string>): readonly Row[] {
  const tops = cells.filter(({ kind }) => kind !== 'asset' && kind !== 'others');
  return tops.flatMap((top, index): Row[] => {
    const inner = cells.filter((cell) => cell !== top && cell.key.startsWith(`${top.key} `));
    const open = !shut.has(top.key);
    const place = { level: 1, position: index + 1, siblings: tops.length, ...(top.holds ? { expanded: open } : {}) };
    const below = open ? inner.map((cell, at): Row => ({ cell, place: { level: 2, position: at + 1, siblings: inner.length } })) : [];
    return [{ cell: top, place }, ...below];
  });
}

function columnsOf(size: number): readonly Column<Row>[] {
  return [
    { key: 'part', title: words.mapPart, width: 'minmax(200px, 1fr)', cell: ({ cell }) => <span className={cell.holds ? 'pack-strong pack-cut' : 'pack-cut'}>{nameOf(cell)}</span> },
    { key: 'bytes', title: words.mapBytes, width: '110px', align: 'end', cell: ({ cell }) => formatBytes(cell.bytes) },
    { key: 'share', title: words.mapShare, width: '90px', align: 'end', cell: ({ cell }) => shareOf(cell.bytes, size) },
  ];
}
