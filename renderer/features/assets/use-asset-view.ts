import { useDeferredValue, useMemo, useState } from 'react';
import type { AssetFilter, AssetHealth } from '../../../src/contract/operations/assets.ts';
import type { RequestOf } from '../../../src/contract/operations.ts';
import { useProject } from '../../state/context.tsx';
import { useRemembered } from '../../state/remembered.ts';

export type View = 'tree' | 'table';
export type AssetSort = NonNullable<RequestOf<'listAssets'>['sort']>;
export type Inclusion = 'any' | 'included' | 'excluded';
export type ProblemChoice = 'any' | 'problems' | AssetHealth;

/** The filter as a person sets it. */
export interface Choices {
  readonly text: string;
  /** Empty: every family. */
  readonly family: string;
  readonly inclusion: Inclusion;
  readonly problems: ProblemChoice;
}

export const noChoices: Choices = { text: '', family: '', inclusion: 'any', problems: 'any' };

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

const sorts = ['asset_id', 'asset_name', 'root', 'family', 'bank_type', 'slot', 'included', 'packed_size', 'problems'] as const;

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
    view: ownView ?? (keptView === 'table' ? 'table' : 'tree'),
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

function filterOf({ text, family, inclusion, problems }: Choices): AssetFilter {
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(family === '' ? {} : { family }),
    ...(inclusion === 'any' ? {} : { included: inclusion === 'included' }),
    ...(problems === 'any' ? {} : problems === 'problems' ? { problems: true } : { health: [problems] }),
  };
}

function nextSort(sort: AssetSort | undefined, by: string): AssetSort | undefined {
  const known = sorts.find((one) => one === by);
  if (known === undefined) return sort;
  if (sort?.by !== known) return { by: known, descending: false };
  return sort.descending === true ? undefined : { by: known, descending: true };
}

function sortOf(kept: unknown): AssetSort | undefined {
  if (typeof kept !== 'object' || kept === null || !('by' in kept)) return undefined;
  const by = sorts.find((one) => one === kept.by);
  return by && { by, descending: 'descending' in kept && kept.descending === true };
}

/** Folders that stand open; small projects begin with all of them. */
export type Expansion = 'all' | readonly string[];

interface OpenFolders {
  readonly expanded: Expansion;
  readonly setExpanded: (expanded: Expansion) => void;
}

export interface Folders extends OpenFolders {
  /** As they are without a filter. */
  readonly unfiltered: OpenFolders;
}

const openAtFirst = 300;

/** While a filter holds, everything that matches is shown; without it the folders are as they were before. */
export function useFolders(filtered: boolean): Folders {
  const { counts } = useProject();
  const [own, setOwn] = useState<Expansion>(counts.registered <= openAtFirst ? 'all' : []);
  const [found, setFound] = useState<Expansion>('all');
  const [before, setBefore] = useState(filtered);
  if (before !== filtered) {
    setBefore(filtered);
    setFound('all');
  }
  const unfiltered = { expanded: own, setExpanded: setOwn };
  return filtered ? { expanded: found, setExpanded: setFound, unfiltered } : { ...unfiltered, unfiltered };
}
