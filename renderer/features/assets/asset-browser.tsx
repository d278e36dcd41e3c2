import { useCallback, useRef, useState, type JSX } from 'react';
import { FilePlus2, FoldVertical, FolderTree, Plus, Rows3, UnfoldVertical } from 'lucide-react';
import { useNavigation, useProject, useShell, useStudio } from '../../state/context.tsx';
import { useQuery } from '../../state/use-query.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { SegmentedControl } from '../../ui/tabs.tsx';
import { words } from '../../words/assets.ts';
import type { ActionScene, TargetActions } from './asset-actions.ts';
import { countsQuestion, noChoices } from './asset-view.ts';
import { useDesk } from './desk.ts';
import { FilterBar } from './filter-bar.tsx';
import { TableList } from './table-list.tsx';
import { TreeList } from './tree-list.tsx';
import { Unregistered } from './unregistered.tsx';
import { useAssetView, useFolders, type AssetView } from './use-asset-view.ts';
import { useKnownSelection } from './use-known-selection.ts';
import { useWorkspaceActions } from './use-workspace-actions.ts';

const views = [
  { value: 'tree', label: words.tree, icon: FolderTree, iconOnly: true },
  { value: 'table', label: words.table, icon: Rows3, iconOnly: true },
] as const;

/** The list of assets with all that finds, selects and changes them. */
export function AssetBrowser({ listRef }: { readonly listRef: React.RefObject<HTMLDivElement | null> }): JSX.Element {
  const studio = useStudio();
  const status = useProject();
  const desk = useDesk();
  const { info } = useShell();
  const view = useAssetView();
  const folders = useFolders(view.filtered);
  const [folder, setFolder] = useState<string>();
  const search = useRef<HTMLInputElement>(null);
  const chosen = useNavigation((state) => state.chosen);
  useKnownSelection();
  const counts = useQuery('listAssets', countsQuestion(status.project_id, view.filter), { keepPrevious: true });
  const scene: ActionScene = { studio, status, desk, filter: view.filter, canReveal: info?.abilities.reveal_file === true };
  const selectNone = (): void => {
    setFolder(undefined);
    studio.navigation.choose(undefined);
    desk.focusList();
  };
  const actions = useWorkspaceActions({ scene, view, folders, folder, selectNone, focusSearch: () => search.current?.select() });
  const List = view.view === 'tree' ? TreeList : TableList;
  const total = counts.data?.total;
  return (
    <Panel
      title={words.title}
      bare
      aside={
        <span className="assets-count" role="status">
          {total === undefined ? '' : words.shown(formatCount(total), formatCount(status.counts.registered))}
          {chosen.size > 1 && <strong className="assets-chosen">{words.selected(formatCount(chosen.size))}</strong>}
        </span>
      }
      actions={
        <>
          {view.view === 'tree' && <FolderButtons onAll={() => folders.setExpanded('all')} onNone={() => folders.setExpanded([])} />}
          <SegmentedControl label={words.view} value={view.view} onValue={view.setView} options={views} />
          <IconButton label={actions.importNew.title} shortcut={actions.importNew.shortcut} icon={FilePlus2} disabled={actions.importNew.unavailable !== undefined} onClick={() => actions.importNew.run()} />
          <Button icon={Plus} disabled={actions.create.unavailable !== undefined} onClick={() => actions.create.run()}>
            {actions.create.title}
          </Button>
        </>
      }
    >
      <FilterBar view={view} facets={counts.data?.facets} searchRef={search} onLeave={() => listRef.current?.focus()} />
      <List
        scene={scene}
        view={view}
        folders={folders}
        folder={folder}
        onFolder={setFolder}
        empty={<Nothing view={view} actions={actions} registered={status.counts.registered} unread={status.registry_unread} />}
        listRef={listRef}
        focusIfLost={useCallback(() => desk.focusList(), [desk])}
      />
      <Unregistered scene={scene} onPicked={() => setFolder(undefined)} />
    </Panel>
  );
}

function FolderButtons({ onAll, onNone }: { readonly onAll: () => void; readonly onNone: () => void }): JSX.Element {
  return (
    <>
      <IconButton label={words.actions.expandAll} shortcut="Shift+E" icon={UnfoldVertical} onClick={onAll} />
      <IconButton label={words.actions.collapseAll} shortcut="Shift+C" icon={FoldVertical} onClick={onNone} />
    </>
  );
}

interface NothingProps {
  readonly view: AssetView;
  readonly actions: TargetActions;
  readonly registered: number;
  /** Why nobody can tell. */
  readonly unread: string | undefined;
}

function Nothing({ view, actions, registered, unread }: NothingProps): JSX.Element {
  if (unread !== undefined) return <EmptyState sprite="log" title={words.unreadTitle} says={unread} />;
  if (registered > 0 || view.filtered) {
    return <EmptyState sprite="log" title={words.noneTitle} says={words.noneSays} actions={<Button onClick={() => view.choose(noChoices)}>{words.actions.clearFilter}</Button>} />;
  }
  if (actions.create.unavailable !== undefined) return <EmptyState sprite="log" title={words.refusedTitle} says={actions.create.unavailable} />;
  return (
    <EmptyState
      title={words.emptyTitle}
      says={words.emptySays}
      actions={
        <>
          <Button look="primary" icon={Plus} onClick={() => actions.create.run()}>
            {actions.create.title}
          </Button>
          <Button icon={FilePlus2} onClick={() => actions.importNew.run()}>
            {actions.importNew.title}
          </Button>
        </>
      }
    />
  );
}
