import type { RefObject } from 'react';
import { useActions, useStudio } from '../../state/context.tsx';
import { words } from '../../words/activity.ts';
import { changeOf, type ActivityFilter, type ActivityRow } from './activity-rows.ts';

export const activityFilters = ['all', 'changes', 'packs', 'disk'] as const satisfies readonly ActivityFilter[];

export const undoShortcut = 'Shift+U';

export interface ActivityView {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly chosen: ActivityRow | undefined;
  readonly setFilter: (filter: ActivityFilter) => void;
  readonly expandAll: () => void;
  readonly collapseAll: () => void;
}

/** What can be done in the log by keys. */
export function useActivityActions({ search, chosen, setFilter, expandAll, collapseAll }: ActivityView): void {
  const { proposals } = useStudio();
  const group = words.title;
  const change = chosen && changeOf(chosen);
  useActions([
    { id: 'activity.filter', title: words.focusFilter, group, shortcut: 'Mod+F', run: () => search.current?.focus() },
    { id: 'activity.expandAll', title: words.expandAll, group, shortcut: 'Shift+E', run: expandAll },
    { id: 'activity.collapseAll', title: words.collapseAll, group, shortcut: 'Shift+C', run: collapseAll },
    {
      id: 'activity.undo',
      title: words.undoChosen,
      group,
      shortcut: undoShortcut,
      unavailable: change === undefined ? words.undoNone : undefined,
      run: () => change !== undefined && void proposals.propose({ kind: 'undo', operation_id: change }),
    },
    ...activityFilters.map((filter, index) => ({
      id: `activity.show.${filter}`,
      title: words.show(words[filter]),
      group,
      shortcut: `Mod+Alt+${index + 1}`,
      run: () => setFilter(filter),
    })),
  ]);
}
