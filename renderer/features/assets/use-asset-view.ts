import { useDeferredValue, useMemo, useState } from 'react';
import type { AssetFilter } from '../../../src/contract/operations/assets.ts';
import { useProject } from '../../state/context.tsx';
import { useRemembered } from '../../state/remembered.ts';
import { filterOf, foldersAtFirst, nextSort, noChoices, sortOf, viewOf, type AssetSort, type Choices, type Expansion, type View } from './asset-view.ts';

export interface AssetView {
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly sort: AssetSort | undefined;
  /** The next of: ascending, descending, as the packer has them by itself. */
  readonly sortBy: (by: string) => void;
  /** As typed, at once. */
  readonly choices: Choices;
  readonly choose: (choices: Partial<Choices>) => void;
  /** As the packer is asked: after typing, when there is time. */
  readonly filter: AssetFilter;
  readonly filtered: boolean;
}

/** How the assets are looked at; view and sort are remembered for the person. */
export function useAssetView(): AssetView {
  const [keptView, keepView] = useRemembered('assets.view');
  const [keptSort, keepSort] = useRemembered('assets.sort');
  const [ownView, setOwnView] = useState<View>();
  const [ownSort, setOwnSort] = useState<AssetSort | 'none'>();
  const [choices, setChoices] = useState(noChoices);
  const quiet = useDeferredValue(choices);
  const filter = useMemo(() => filterOf(quiet), [quiet]);
  const sort = ownSort === undefined ? sortOf(keptSort) : ownSort === 'none' ? undefined : ownSort;
  return {
    view: ownView ?? viewOf(keptView),
    setView: (view) => {
      setOwnView(view);
      keepView(view);
    },
    sort,
    sortBy: (by) => {
      const next = nextSort(sort, by);
      setOwnSort(next ?? 'none');
      keepSort(next === undefined ? null : { by: next.by, descending: next.descending === true });
    },
    choices,
    choose: (change) => setChoices((before) => ({ ...before, ...change })),
    filter,
    filtered: Object.keys(filter).length > 0,
  };
}

interface OpenFolders {
  readonly expanded: Expansion;
  readonly setExpanded: (expanded: Expansion) => void;
}

export interface Folders extends OpenFolders {
  /** As they are without a filter. */
  readonly unfiltered: OpenFolders;
}

/** While a filter holds, everything that matches is shown; without it the folders are as they were before. */
export function useFolders(filtered: boolean): Folders {
  const { counts } = useProject();
  const [own, setOwn] = useState<Expansion>(foldersAtFirst(counts.registered));
  const [found, setFound] = useState<Expansion>('all');
  const [before, setBefore] = useState(filtered);
  if (before !== filtered) {
    setBefore(filtered);
    setFound('all');
  }
  const unfiltered = { expanded: own, setExpanded: setOwn };
  return filtered ? { expanded: found, setExpanded: setFound, unfiltered } : { ...unfiltered, unfiltered };
}
