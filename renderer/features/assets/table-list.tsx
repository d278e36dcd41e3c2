import { useCallback, type JSX } from 'react';
import type { AssetRow } from '../../../src/contract/operations/assets.ts';
import { useNavigation } from '../../state/context.tsx';
import { usePages } from '../../state/use-pages.ts';
import { names } from '../../ui/class-names.ts';
import { useRowHeight } from '../../ui/density.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/empty-state.tsx';
import { words } from '../../words/assets.ts';
import { targetActions } from './asset-actions.ts';
import { tableColumns } from './asset-cells.tsx';
import { assetMenu } from './asset-menu.ts';
import { noChoices, tableQuestion } from './asset-view.ts';
import { ListSurface } from './list-surface.tsx';
import type { ListProps } from './list-props.ts';
import { readIds } from './read-assets.ts';
import type { Targets } from './targets.ts';
import { usePicking, type Pickable } from './use-picking.ts';
import { useReveal } from './use-reveal.ts';

/** All assets that match, in one table, in the order of the packer. */
export function TableList({ scene, view, empty, listRef, onFolder, focusIfLost }: ListProps): JSX.Element {
  const { studio, status } = scene;
  const { project_id } = status;
  const { filter, sort } = view;
  const request = tableQuestion(project_id, filter, sort);
  const pages = usePages('listAssets', request);
  const chosen = useNavigation((state) => state.chosen);
  const rowHeight = useRowHeight() + 4;
  const line = (index: number): Pickable | undefined => {
    const asset = pages.row(index);
    return asset && { kind: 'asset', asset };
  };
  const ids = (): Promise<readonly number[] | undefined> => readIds({ studio, project_id }, { filter, ...(sort ? { sort } : {}) });
  const picking = usePicking({
    line,
    idsBetween: async (first, last) => idsRead(pages.row, first, last) ?? (await ids())?.slice(first, last + 1),
    idsBelow: async () => [],
    allIds: ids,
    onFolder,
  });
  const find = async (asset_id: number, followed: boolean): Promise<number | undefined> => {
    const place = async (more: Partial<typeof request>): Promise<number | undefined> => {
      const answer = await studio.call('listAssets', { ...request, ...more, find: asset_id, limit: 0 });
      return answer.ok ? answer.value.found_at : undefined;
    };
    const found = await place({});
    if (found !== undefined || !followed || !view.filtered) return found;
    view.choose(noChoices);
    return await place({ filter: {} });
  };
  const reveal = useReveal({ cause: JSON.stringify(sort ?? null), find, reading: pages.reading, onRevealed: useCallback(() => focusIfLost(), [focusIfLost]) });
  if (pages.error && pages.total === undefined) return <ErrorState error={pages.error} onAgain={pages.again} />;
  const targets = (row: AssetRow): Targets =>
    row.asset_id === undefined ? { kind: 'unregistered', root: row.root } : { kind: 'assets', ids: studio.navigation.store.getState().chosen };
  return (
    <ListSurface scene={scene} line={line} onDragAlone={(index) => picking.pick(index, 'one')}>
      {(hovered) => (
        <DataTable
          ref={listRef}
          label={words.list}
          columns={tableColumns}
          count={pages.total ?? status.counts.registered}
          row={pages.row}
          keyOf={keyOf}
          rowHeight={rowHeight}
          onVisible={pages.want}
          isPicked={({ asset_id }) => asset_id !== undefined && chosen.has(asset_id)}
          onPick={picking.pick}
          multiple
          onPickAll={picking.pickAll}
          sort={sort && { by: sort.by, descending: sort.descending === true }}
          onSort={view.sortBy}
          menu={(row) => assetMenu(targetActions(scene, targets(row)), targets(row), () => undefined, 0)}
          reveal={reveal}
          empty={pages.total === 0 ? empty : undefined}
          rowClass={(row) => names(hovered(row.root, undefined) && 'assets-over', !row.included_in_build && 'assets-row-out')}
          isDraggable={isRegistered}
        />
      )}
    </ListSurface>
  );
}

function keyOf({ root }: AssetRow): string {
  return root;
}

function isRegistered({ asset_id }: AssetRow): boolean {
  return asset_id !== undefined;
}

/** Without asking, where all rows between have been read. */
function idsRead(row: (index: number) => AssetRow | undefined, first: number, last: number): readonly number[] | undefined {
  const ids: number[] = [];
  for (let index = first; index <= last; index += 1) {
    const id = row(index)?.asset_id;
    if (id === undefined) return undefined;
    ids.push(id);
  }
  return ids;
}
