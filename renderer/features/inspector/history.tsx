import type { JSX } from 'react';
import { Undo2 } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { HistoryItem } from '../../../src/contract/operations/changes.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import { usePages } from '../../state/use-pages.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState, ErrorState } from '../../ui/empty-state.tsx';
import { formatClock, formatDay } from '../../ui/format.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { IconButton } from '../../ui/button.tsx';
import { words } from '../../words/inspector.ts';

/** What was done to this asset, newest first, each with its way back. */
export function History({ assetId }: { readonly assetId: number }): JSX.Element {
  const { proposals } = useStudio();
  const { project_id, access } = useProject();
  const history = usePages('listHistory', { project_id, asset_id: assetId });
  if (history.error && history.total === undefined) return <ErrorState error={history.error} onAgain={history.again} />;
  const undo = ({ operation_id }: HistoryItem): void => void proposals.propose({ kind: 'undo', operation_id });
  const closed = access.mode === 'read_only' ? (access.reason ?? words.declaration.readOnly) : undefined;
  const why = (item: HistoryItem): string | undefined => whyNot(item) ?? closed;
  const menu = (item: HistoryItem): readonly MenuEntry[] => [{ kind: 'item', label: words.history.undo, icon: Undo2, unavailable: why(item), run: () => undo(item) }];
  const columns: readonly Column<HistoryItem>[] = [
    { key: 'title', title: words.history.what, width: 'minmax(120px, 1fr)', cell: (item) => <Title item={item} /> },
    { key: 'at', title: words.history.when, width: '164px', align: 'end', cell: ({ at }) => <span className="inspector-quiet">{at === undefined ? words.history.unknown : `${formatDay(at)} ${formatClock(at)}`}</span> },
    {
      key: 'undo',
      title: words.history.undo,
      hideTitle: true,
      width: '34px',
      cell: (item) => (why(item) === undefined ? <IconButton label={words.history.undoOf(item.title)} icon={Undo2} onClick={() => undo(item)} /> : null),
    },
  ];
  return (
    <DataTable
      label={words.history.list}
      columns={columns}
      count={history.total ?? 0}
      row={history.row}
      keyOf={({ operation_id }) => operation_id}
      onVisible={history.want}
      menu={menu}
      onOpen={(item) => why(item) === undefined && undo(item)}
      empty={history.total === 0 ? <EmptyState sprite="log" title={words.history.none} says={words.history.noneSays} /> : undefined}
    />
  );
}

function Title({ item }: { readonly item: HistoryItem }): JSX.Element {
  return (
    <>
      <span title={printable(item.not_undoable?.message ?? item.title)}>{printable(item.title)}</span>
      {item.undone_by !== undefined && <Badge>{words.history.undone}</Badge>}
      {item.not_undoable && item.undone_by === undefined && <Badge tone="caution">{words.history.kept}</Badge>}
    </>
  );
}

function whyNot({ undone_by, not_undoable }: HistoryItem): string | undefined {
  return undone_by === undefined ? not_undoable?.message : words.history.undone;
}
