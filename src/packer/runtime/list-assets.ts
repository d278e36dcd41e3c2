import { ok } from '../../base/result.ts';
import type { AssetRow } from '../../contract/operations/assets.ts';
import type { AnswerOf, ValidRequestOf } from '../../contract/operations.ts';
import { facetsOf, matcher } from './asset-filter.ts';
import type { Project } from './project.ts';
import { registeredRows, unregisteredRows } from './rows.ts';

type ListRequest = ValidRequestOf<'listAssets'>;

/** One page of the registered assets, filtered and sorted; by id unless asked otherwise. */
export function listAssets(project: Project, request: ListRequest): AnswerOf<'listAssets'> {
  const all = registeredRows(project);
  const rows = chosenRows(all, request);
  const foundAt = request.find === undefined ? -1 : rows.findIndex((row) => row.asset_id === request.find);
  return ok({
    ...project.stamp(),
    total: rows.length,
    assets: pageOf(rows, request),
    ...(foundAt < 0 ? {} : { found_at: foundAt }),
    ...(request.ids ? { ids: rows.map((row) => row.asset_id ?? 0) } : {}),
    ...(request.facets ? { facets: facetsOf(all, request.filter) } : {}),
  });
}

/** Roots that the registry does not know, by path. */
export function listUnregistered(project: Project, { offset, limit }: ValidRequestOf<'listUnregistered'>): AnswerOf<'listUnregistered'> {
  const rows = unregisteredRows(project);
  return ok({ ...project.stamp(), total: rows.length, assets: pageOf(rows, { offset, limit: limit ?? rows.length }) });
}

/** Of each list of rows, which never changes: the choice last asked for, since whoever scrolls asks for its pages. */
const lastChoice = new WeakMap<readonly AssetRow[], { readonly choice: string; readonly rows: readonly AssetRow[] }>();

/** Filtered and sorted. Shared: not to be changed. */
function chosenRows(all: readonly AssetRow[], { filter, sort }: Pick<ListRequest, 'filter' | 'sort'>): readonly AssetRow[] {
  const choice = JSON.stringify([filter, sort]);
  const before = lastChoice.get(all);
  if (before?.choice === choice) return before.rows;
  const rows = (sort ? sortedRows(all, sort) : all).filter(matcher(filter));
  lastChoice.set(all, { choice, rows });
  return rows;
}

/** Each order of a list of rows, made once: another filter is another choice from it. */
const orders = new WeakMap<readonly AssetRow[], Map<string, readonly AssetRow[]>>();

function sortedRows(all: readonly AssetRow[], sort: NonNullable<ListRequest['sort']>): readonly AssetRow[] {
  const known = orders.get(all) ?? new Map<string, readonly AssetRow[]>();
  orders.set(all, known);
  const order = `${sort.by} ${String(sort.descending)}`;
  const before = known.get(order);
  if (before) return before;
  const rows = [...all];
  sortRows(rows, sort);
  known.set(order, rows);
  return rows;
}

function pageOf(rows: readonly AssetRow[], { offset, limit }: { readonly offset: number; readonly limit: number }): AssetRow[] {
  return rows.slice(offset, offset + limit).map((row) => ({ ...row }));
}

/** Ties keep the order of ids, and rows without a value come last, whichever way the column is sorted. */
function sortRows(rows: AssetRow[], { by, descending }: NonNullable<ListRequest['sort']>): void {
  const direction = descending ? -1 : 1;
  rows.sort((a, b) => compareRows(valueOf(a, by), valueOf(b, by), direction) || (a.asset_id ?? 0) - (b.asset_id ?? 0));
}

function compareRows(a: string | number | undefined, b: string | number | undefined, direction: number): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -direction : direction;
}

function valueOf(row: AssetRow, by: NonNullable<ListRequest['sort']>['by']): string | number | undefined {
  if (by === 'included') return row.included_in_build ? 0 : 1;
  return by === 'problems' ? row.errors * 1_000_000 + row.warnings : row[by];
}
