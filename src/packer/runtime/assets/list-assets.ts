import { ok } from '../../../base/result.ts';
import type { AssetRow } from '../../../contract/operations/assets.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import { facetsOf, matching } from './asset-filter.ts';
import type { Project } from '../project.ts';
import { registeredRows, registryReading, shownRow, unregisteredRows } from './rows.ts';

type ListRequest = ValidRequestOf<'listAssets'>;

/** One page of the registered assets, filtered and sorted; by id unless asked otherwise. */
export function listAssets(project: Project, request: ListRequest): AnswerOf<'listAssets'> {
  const all = registeredRows(project);
  const rows = matching(request.sort ? sortedRows(all, request.sort) : all, request.filter);
  const foundAt = request.find === undefined ? -1 : rows.findIndex((row) => row.asset_id === request.find);
  return ok({
    ...project.stamp(),
    ...registryReading(project.snapshot),
    total: rows.length,
    assets: rows.slice(request.offset, request.offset + request.limit).map((row) => shownRow(project, row)),
    ...(foundAt < 0 ? {} : { found_at: foundAt }),
    ...(request.ids ? { ids: rows.map((row) => row.asset_id ?? 0) } : {}),
    ...(request.facets ? { facets: facetsOf(all, request.filter) } : {}),
  });
}

/** Roots that the registry does not know, by path. */
export function listUnregistered(project: Project, { offset, limit }: ValidRequestOf<'listUnregistered'>): AnswerOf<'listUnregistered'> {
  const { total, rows } = unregisteredRows(project, offset, limit);
  return ok({ ...project.stamp(), ...registryReading(project.snapshot), total, assets: rows });
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
