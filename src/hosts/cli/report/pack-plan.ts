import type { PlannedAsset } from '../../../contract/operations/pack.ts';
import type { ResponseOf } from '../../../contract/operations.ts';
import { counted, formatBytes, formatCount } from './bytes.ts';
import type { Colour } from './colour.ts';
import type { Lines, Page } from './page.ts';
import { wrap } from './fit.ts';
import { table, type Column } from './table.ts';

type Plan = ResponseOf<'summarizePackWorkspace'>;

const reasons: Record<Plan['left_out'][number]['reason'], string> = {
  excluded: 'excluded from the build',
  unregistered: 'not registered',
  missing: 'registered, but its root is missing',
  declaration_invalid: 'its asset.json cannot be read',
};

/** What a pack would place, in the archive's order, and what it would leave out and why. */
export function planReport(page: Page, plan: Plan): Lines {
  const { colour } = page;
  return [
    ...(plan.assets.length > 0 ? [...table(page, columns(colour), plan.assets), ''] : []),
    `  ${counted(plan.assets.length, 'asset')} would be packed from ${formatBytes(plan.input_bytes)} of inputs`,
    colour.dim(`  inputs ${plan.input_fingerprint}`),
    ...(plan.registry_unread === undefined ? [] : wrap(plan.registry_unread, page.width)),
    ...leftOutLines(page, plan),
    '',
    'Nothing was written: this is the plan.',
  ];
}

function leftOutLines(page: Page, { left_out: leftOut }: Plan): Lines {
  if (leftOut.length === 0) return [];
  const columnsOfLeftOut: readonly Column<Plan['left_out'][number]>[] = [
    { title: 'LEFT OUT', shrinkTo: 16, cell: (row) => ({ text: row.root, paint: page.colour.dim }) },
    { title: 'WHY', cell: (row) => reasons[row.reason] },
  ];
  return ['', ...table(page, columnsOfLeftOut, leftOut)];
}

function columns(colour: Colour): readonly Column<PlannedAsset>[] {
  return [
    { title: 'ID', align: 'right', cell: (asset) => String(asset.asset_id) },
    { title: 'NAME', shrinkTo: 10, cell: (asset) => ({ text: asset.asset_name, paint: colour.bold }) },
    { title: 'ROOT', shrinkTo: 12, cell: (asset) => ({ text: asset.root, paint: colour.cyan }) },
    { title: 'BANK', cell: (asset) => asset.bank_type },
    { title: 'SLOT', align: 'right', cell: (asset) => (asset.slot === undefined ? '' : String(asset.slot)) },
    { title: 'FILES', align: 'right', optional: true, cell: (asset) => formatCount(asset.input_count) },
    { title: 'INPUTS', align: 'right', cell: (asset) => formatBytes(asset.input_bytes) },
    {
      title: 'PACKED',
      align: 'right',
      cell: (asset) => (asset.expected_size === undefined ? '' : formatBytes(asset.expected_size)),
    },
  ];
}
