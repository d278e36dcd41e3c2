import { useActions, useNavigation } from '../../state/context.tsx';
import type { Action } from '../../state/actions.ts';
import { words } from '../../words/assets.ts';
import { targetActions, writeRefusal, type ActionScene, type TargetActions } from './asset-actions.ts';
import { targetsOf } from './targets.ts';
import { registerAll } from './unregistered.tsx';
import { noChoices } from './asset-view.ts';
import type { AssetView, Folders } from './use-asset-view.ts';
import { readIds } from './read-assets.ts';

export interface WorkspaceActions {
  readonly scene: ActionScene;
  readonly view: AssetView;
  readonly folders: Folders;
  readonly folder: string | undefined;
  readonly selectNone: () => void;
  readonly focusSearch: () => void;
}

/** Offers every action of the workspace; the answer are those about what is selected. */
export function useWorkspaceActions({ scene, view, folders, folder, selectNone, focusSearch }: WorkspaceActions): TargetActions {
  const asset = useNavigation((state) => state.asset);
  const chosen = useNavigation((state) => state.chosen);
  const { studio, status } = scene;
  const targets = targetsOf({ asset, chosen }, folder);
  const actions = targetActions(scene, targets);
  const offer = (id: keyof typeof words.actions, shortcut: string, run: () => void, unavailable?: string): Action => ({
    id: `assets.${id}`,
    title: words.actions[id],
    group: words.title,
    shortcut,
    unavailable,
    run,
  });
  const selectAll = async (): Promise<void> => {
    const { filter, sort } = view;
    const ids = await readIds({ studio, project_id: status.project_id }, { filter, ...(sort ? { sort } : {}) });
    const first = ids?.[0];
    if (ids && first !== undefined) studio.navigation.choose({ asset_id: first }, new Set(ids));
  };
  const nothing = targets.kind === 'none' ? words.noneChosen : undefined;
  const noneNew = status.counts.unregistered === 0 ? words.nothingUnregistered : undefined;
  useActions([
    ...Object.values(actions),
    offer('registerAll', 'Shift+A', () => void registerAll(scene), writeRefusal(status) ?? noneNew),
    offer('findText', 'Mod+F', focusSearch),
    offer('clearFilter', 'Shift+Z', () => view.choose(noChoices)),
    offer('view', 'Shift+V', () => view.setView(view.view === 'tree' ? 'table' : 'tree')),
    offer('expandAll', 'Shift+E', () => folders.setExpanded('all')),
    offer('collapseAll', 'Shift+C', () => folders.setExpanded([])),
    offer('selectAll', 'Alt+A', () => void selectAll()),
    offer('selectNone', 'Escape', selectNone, nothing),
  ]);
  return actions;
}
