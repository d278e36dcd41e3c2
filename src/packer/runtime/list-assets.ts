import { ok } from '../../base/result.ts';
import type { AssetRow } from '../../contract/operations/assets.ts';
import type { AnswerOf, ValidRequestOf } from '../../contract/operations.ts';
import type { Project } from './project.ts';
import { registeredRows, unregisteredRows } from './rows.ts';

type ListRequest = ValidRequestOf<'listAssets'>;

/** One page of the registered assets, filtered and sorted; by id unless asked otherwise. */
export function listAssets(project: Project, request: ListRequest): AnswerOf<'listAssets'> {
  const text = request.filter?.text?.toLowerCase();
  const rows = registeredRows(project).filter((row) => matches(row, request.filter, text));
  if (request.sort) sortRows(rows, request.sort);
  const page = rows.slice(request.offset, request.offset + request.limit).map((row) => ({ ...row }));
  return ok({ ...project.stamp(), total: rows.length, assets: page });
}

export function listUnregistered(project: Project): AnswerOf<'listUnregistered'> {
  return ok({ ...project.stamp(), assets: unregisteredRows(project) });
}

/** `text` in lower case. */
function matches(row: AssetRow, filter: ListRequest['filter'], text: string | undefined): boolean {
  if (!filter) return true;
  const { family, included, health } = filter;
  if (family !== undefined && row.family !== family) return false;
  if (included !== undefined && row.included_in_build !== included) return false;
  if (health && !health.includes(row.health)) return false;
  return text === undefined || holds(row.root, text) || holds(row.asset_name ?? '', text);
}

function holds(value: string, part: string): boolean {
  return value.toLowerCase().includes(part);
}

/** Ties keep the order of ids, whichever way the column is sorted. */
function sortRows(rows: AssetRow[], { by, descending }: NonNullable<ListRequest['sort']>): void {
  const direction = descending ? -1 : 1;
  rows.sort((a, b) => direction * compare(valueOf(a, by), valueOf(b, by)) || (a.asset_id ?? 0) - (b.asset_id ?? 0));
}

function valueOf(row: AssetRow, by: NonNullable<ListRequest['sort']>['by']): string | number {
  switch (by) {
    case 'asset_id':
      return row.asset_id ?? 0;
    case 'asset_name':
      return row.asset_name ?? '';
    case 'root':
      return row.root;
    case 'family':
      return row.family ?? '';
    case 'input_bytes':
      return row.input_bytes;
    case 'problems':
      return row.errors * 1_000_000 + row.warnings;
  }
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
