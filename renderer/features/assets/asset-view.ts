import type { AssetFilter, AssetHealth } from '../../../src/contract/operations/assets.ts';
import type { RequestOf } from '../../../src/contract/operations.ts';
import type { StudioSettings } from '../../../src/contract/operations/studio.ts';

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

const sorts = ['asset_id', 'asset_name', 'root', 'family', 'bank_type', 'slot', 'included', 'packed_size', 'problems'] as const;

export function filterOf({ text, family, inclusion, problems }: Choices): AssetFilter {
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(family === '' ? {} : { family }),
    ...(inclusion === 'any' ? {} : { included: inclusion === 'included' }),
    ...(problems === 'any' ? {} : problems === 'problems' ? { problems: true } : { health: [problems] }),
  };
}

export function nextSort(sort: AssetSort | undefined, by: string): AssetSort | undefined {
  const known = sorts.find((one) => one === by);
  if (known === undefined) return sort;
  if (sort?.by !== known) return { by: known, descending: false };
  return sort.descending === true ? undefined : { by: known, descending: true };
}

type Kept = StudioSettings['layout'][string] | undefined;

/** As it is remembered for the person. */
export function viewOf(kept: Kept): View {
  return kept === 'table' ? 'table' : 'tree';
}

export function sortOf(kept: Kept): AssetSort | undefined {
  if (typeof kept !== 'object' || kept === null || !('by' in kept)) return undefined;
  const by = sorts.find((one) => one === kept.by);
  return by && { by, descending: 'descending' in kept && kept.descending === true };
}

/** Folders that stand open; small projects begin with all of them. */
export type Expansion = 'all' | readonly string[];

const openAtFirst = 300;

export function foldersAtFirst(registered: number): Expansion {
  return registered <= openAtFirst ? 'all' : [];
}

type TableQuestion = Omit<RequestOf<'listAssets'>, 'offset' | 'limit'>;
type TreeQuestion = Omit<RequestOf<'listTree'>, 'offset' | 'limit'>;

/** What the table asks, page by page. */
export function tableQuestion(project_id: string, filter: AssetFilter, sort: AssetSort | undefined): TableQuestion {
  return { project_id, filter, ...(sort ? { sort } : {}) };
}

/** What the tree asks, page by page. */
export function treeQuestion(project_id: string, filter: AssetFilter, expanded: Expansion): TreeQuestion {
  return { project_id, filter, expanded: expanded === 'all' ? 'all' : [...expanded] };
}

/** How many match, and what each choice of the filter would leave. */
export function countsQuestion(project_id: string, filter: AssetFilter): RequestOf<'listAssets'> {
  return { project_id, filter, facets: true, limit: 0 };
}
