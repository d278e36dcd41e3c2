import { useCallback, type JSX } from 'react';
import type { TreeRow } from '../../../src/contract/operations/assets.ts';
import { useNavigation } from '../../state/context.tsx';
import { usePages } from '../../state/use-pages.ts';
import { names } from '../../ui/class-names.ts';
import type { TreePlace } from '../../ui/data-table.tsx';
import { useRowHeight } from '../../ui/density.tsx';
import { ErrorState } from '../../ui/empty-state.tsx';
import { VirtualTree } from '../../ui/virtual-tree.tsx';
import { words } from '../../words/assets.ts';
import { targetActions } from './asset-actions.ts';
import { treeColumns, type FolderRow } from './asset-cells.tsx';
import { assetMenu } from './asset-menu.ts';
import { noChoices, treeQuestion } from './asset-view.ts';
import type { ListProps } from './list-props.ts';
import { ListSurface } from './list-surface.tsx';
import { readFolders, readIds, readTreeIds } from './read-assets.ts';
import type { Targets } from './targets.ts';
import { usePicking, type Pickable } from './use-picking.ts';
import { useReveal } from './use-reveal.ts';

/** The assets in their folders. */
export function TreeList({ scene, view, folders, folder, onFolder, empty, listRef, focusIfLost }: ListProps): JSX.Element {
  const { studio, status } = scene;
  const { project_id } = status;
  const { filter } = view;
  const reader = { studio, project_id };
  const expanded = folders.expanded === 'all' ? 'all' : [...folders.expanded];
  const pages = usePages('listTree', treeQuestion(project_id, filter, folders.expanded));
  const chosen = useNavigation((state) => state.chosen);
  const rowHeight = useRowHeight() + 4;
  const line = (index: number): Pickable | undefined => {
    const row = pages.row(index);
    return row && (row.kind === 'asset' ? { kind: 'asset', asset: row.asset } : { kind: 'folder', path: row.path });
  };
  const idsBelow = (path: string): Promise<readonly number[] | undefined> => readIds(reader, { filter: { ...filter, folder: path } });
  const picking = usePicking({
    line,
    idsBetween: async (first, last) => idsRead(pages.row, first, last) ?? (await readTreeIds(reader, { filter, expanded }, first, last)),
    idsBelow,
    allIds: () => readIds(reader, { filter }),
    onFolder,
  });
  const expand = async (path: string, open: boolean): Promise<void> => {
    // "All" has no list of its own to take one from.
    const known = folders.expanded === 'all' ? ((await readFolders(reader, filter)) ?? []) : folders.expanded;
    folders.setExpanded(open ? [...known, path] : known.filter((one) => one !== path));
  };
  const find = async (asset_id: number, followed: boolean): Promise<number | undefined> => {
    const place = async (within: typeof filter, open: Pick<typeof folders, 'expanded' | 'setExpanded'>): Promise<number | undefined> => {
      const standing = open.expanded === 'all' ? 'all' : [...open.expanded];
      const answer = await studio.call('listTree', { project_id, filter: within, expanded: standing, reveal: asset_id, limit: 1 });
      const revealed = answer.ok ? answer.value.revealed : undefined;
      if (revealed && standing !== 'all') open.setExpanded([...new Set([...standing, ...revealed.folders])]);
      return revealed?.at;
    };
    const found = await place(filter, folders);
    if (found !== undefined || !followed || !view.filtered) return found;
    view.choose(noChoices);
    return await place({}, folders.unfiltered);
  };
  const reveal = useReveal({ cause: 'tree', find, reading: pages.reading, onRevealed: useCallback(() => focusIfLost(), [focusIfLost]) });
  if (pages.error && pages.total === undefined) return <ErrorState error={pages.error} onAgain={pages.again} />;
  const targetsOfRow = (row: TreeRow): Targets =>
    row.kind === 'folder' ? { kind: 'folder', path: row.path } : { kind: 'assets', ids: studio.navigation.store.getState().chosen };
  const selectBelow = (row: FolderRow): void =>
    void idsBelow(row.path).then((ids) => ids && studio.navigation.choose(ids[0] === undefined ? undefined : { asset_id: ids[0] }, new Set(ids)));
  return (
    <ListSurface scene={scene} line={line} onDragAlone={(index) => picking.pick(index, 'one')}>
      {(hovered) => (
        <VirtualTree<TreeRow>
          ref={listRef}
          label={words.list}
          columns={treeColumns}
          count={pages.total ?? 0}
          row={pages.row}
          keyOf={keyOf}
          rowHeight={rowHeight}
          onVisible={pages.want}
          tree={placeOf}
          onExpand={(row, _index, open) => row.kind === 'folder' && void expand(row.path, open)}
          onOpen={(row) => row.kind === 'folder' && void expand(row.path, !row.expanded)}
          isPicked={(row) => (row.kind === 'folder' ? row.path === folder && chosen.size === 0 : row.asset.asset_id !== undefined && chosen.has(row.asset.asset_id))}
          onPick={picking.pick}
          multiple
          onPickAll={picking.pickAll}
          menu={(row) => assetMenu(targetActions(scene, targetsOfRow(row)), targetsOfRow(row), () => row.kind === 'folder' && selectBelow(row), row.kind === 'folder' ? row.assets : 0)}
          reveal={reveal}
          empty={pages.total === 0 ? empty : undefined}
          rowClass={(row) => classOf(row, row.kind === 'folder' ? hovered(undefined, row.path) : hovered(row.asset.root, undefined))}
          isDraggable={(row) => row.kind === 'asset'}
        />
      )}
    </ListSurface>
  );
}

function keyOf(row: TreeRow): string {
  return row.kind === 'folder' ? `${row.path}/` : row.asset.root;
}

function placeOf(row: TreeRow): TreePlace {
  const { level, position, siblings } = row;
  return row.kind === 'folder' ? { level, position, siblings, expanded: row.expanded } : { level, position, siblings };
}

function classOf(row: TreeRow, isOver: boolean): string {
  const isOut = row.kind === 'asset' && !row.asset.included_in_build;
  return names(isOver && 'assets-over', row.kind === 'folder' && 'assets-row-folder', isOut && 'assets-row-out');
}

/** Without asking, where all lines between have been read. */
function idsRead(row: (index: number) => TreeRow | undefined, first: number, last: number): readonly number[] | undefined {
  const ids: number[] = [];
  for (let index = first; index <= last; index += 1) {
    const read = row(index);
    if (!read) return undefined;
    if (read.kind === 'asset' && read.asset.asset_id !== undefined) ids.push(read.asset.asset_id);
  }
  return ids;
}
