import { canonicalJson } from '../../../base/canonical-json.ts';
import { ok } from '../../../base/result.ts';
import type { AssetRow } from '../../../contract/operations/assets.ts';
import type { CommonField } from '../../../contract/operations/selection.ts';
import type { AnswerOf, ResponseOf, ValidRequestOf } from '../../../contract/operations.ts';
import { familyNamed } from '../../families/list.ts';
import { assetById } from '../../snapshot/query.ts';
import type { Project } from '../project.ts';
import { registeredRows } from './rows.ts';

type FamilySum = ResponseOf<'summarizeAssets'>['families'][number];
type Value = CommonField['values'][number]['value'];

/** Told of one field; the others of more are counted. */
const mostValues = 8;

/** Sums over assets that somebody has chosen, and the fields that they share. */
export function summarizeAssets(project: Project, { asset_ids: ids }: ValidRequestOf<'summarizeAssets'>): AnswerOf<'summarizeAssets'> {
  const wanted = new Set(ids);
  const rows = registeredRows(project).filter(({ asset_id: id }) => id !== undefined && wanted.has(id));
  const families = familySums(rows);
  return ok({
    ...project.stamp(),
    assets: rows.length,
    missing: rows.filter(({ present }) => !present).length,
    included: rows.filter((row) => row.included_in_build).length,
    input_count: sumOf(rows, (row) => row.input_count),
    input_bytes: sumOf(rows, (row) => row.input_bytes),
    ...packedSum(rows),
    problems: {
      errors: sumOf(rows, (row) => row.errors),
      warnings: sumOf(rows, (row) => row.warnings),
      infos: sumOf(rows, (row) => row.infos),
      unchecked_assets: rows.filter(({ health }) => health === 'unchecked').length,
    },
    folder: commonFolder(rows),
    families,
    fields: commonFields(project, rows, families),
  });
}

function sumOf(rows: readonly AssetRow[], value: (row: AssetRow) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0);
}

function packedSum(rows: readonly AssetRow[]): Pick<FamilySum, 'packed_bytes' | 'packed_unknown'> {
  return {
    packed_bytes: sumOf(rows, (row) => row.packed_size ?? 0),
    packed_unknown: rows.filter((row) => row.packed_size === undefined).length,
  };
}

function familySums(rows: readonly AssetRow[]): FamilySum[] {
  const byFamily = Map.groupBy(rows, ({ family }) => family);
  const sums = [...byFamily].map(([family, own]): FamilySum => {
    const bank = own[0]?.bank_type;
    return { ...(family === undefined ? {} : { family }), ...(bank === undefined ? {} : { bank_type: bank }), assets: own.length, ...packedSum(own) };
  });
  return sums.sort((a, b) => (b.family === undefined || (a.family !== undefined && a.family < b.family) ? -1 : 1));
}

function commonFolder(rows: readonly AssetRow[]): string {
  const [first, ...others] = rows.map(({ folder }) => (folder === '' ? [] : folder.split('/')));
  let common = first ?? [];
  for (const parts of others) {
    const differs = common.findIndex((part, at) => part !== parts[at]);
    if (differs >= 0) common = common.slice(0, differs);
  }
  return common.join('/');
}

/** Assets whose declaration cannot be read say nothing: there are no values of theirs. */
function commonFields(project: Project, rows: readonly AssetRow[], families: readonly FamilySum[]): CommonField[] {
  const readable = rows.flatMap(({ asset_id: id }) => assetById(project.snapshot, id ?? 0)?.declaration ?? []).filter(({ document }) => document !== undefined);
  const [only, ...more] = families.filter(({ family }) => family !== undefined);
  const parameters = (more.length === 0 && only?.family !== undefined && familyNamed(only.family)?.form.parameters) || [];
  return [
    ...parameters.map(({ pointer }) => {
      const key = pointer.slice(pointer.lastIndexOf('/') + 1);
      return fieldOf(pointer, readable.map(({ effective }) => effective?.parameters[key] as Value));
    }),
    fieldOf('/preload/slot', readable.map(({ document }) => document?.preload?.slot)),
  ];
}

function fieldOf(pointer: string, all: readonly Value[]): CommonField {
  const counted = new Map<string, { readonly value: Value; assets: number }>();
  for (const value of all) {
    const key = value === undefined ? '' : canonicalJson(value);
    const known = counted.get(key);
    if (known) known.assets += 1;
    else counted.set(key, { value, assets: 1 });
  }
  // Sorting keeps what was met first before what is as frequent.
  const values = [...counted.values()].sort((a, b) => b.assets - a.assets);
  const told = values.slice(0, mostValues);
  return {
    pointer,
    values: told.map(({ value, assets }) => (value === undefined ? { assets } : { value, assets })),
    others: values.slice(mostValues).reduce((sum, { assets }) => sum + assets, 0),
  };
}
