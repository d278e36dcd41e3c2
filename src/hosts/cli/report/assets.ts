import type { AssetRow } from '../../../contract/operations/assets.ts';
import type { ResponseOf } from '../../../contract/operations.ts';
import { counted, formatBytes, formatCount } from './bytes.ts';
import type { Colour, Paint } from './colour.ts';
import { wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { stateWord } from './status.ts';
import { table, type Cell, type Column } from './table.ts';
import { printable } from '../../../base/printable.ts';

/** The assets of a project as a table, and what is not in the table. */
export function assetsReport(
  page: Page,
  list: ResponseOf<'listAssets'>,
  unregistered: readonly AssetRow[] | undefined,
): Lines {
  if (list.registry_unread !== undefined) return wrap(list.registry_unread, page.width);
  const { colour } = page;
  const included = list.assets.filter((asset) => asset.included_in_build).length;
  const bytes = list.assets.reduce((sum, asset) => sum + asset.input_bytes, 0);
  const summary = `${counted(list.total, 'asset')}, ${formatCount(included)} in the build, ${formatBytes(bytes)}`;
  return [
    ...(list.assets.length > 0 ? [...table(page, columns(colour), list.assets), ''] : []),
    `  ${summary}  ${stateWord(colour, list.state)}`,
    ...unregisteredLines(page, unregistered ?? []),
  ];
}

/** Roots on disk that the registry does not know. */
export function unregisteredReport(page: Page, list: ResponseOf<'listUnregistered'>): Lines {
  if (list.registry_unread !== undefined) return wrap(list.registry_unread, page.width);
  if (list.assets.length === 0) return ['Every asset root is registered.'];
  return [
    ...table(page, columns(page.colour), list.assets),
    '',
    `  ${counted(list.assets.length, 'unregistered root')}  ${stateWord(page.colour, list.state)}`,
  ];
}

export function healthCell(colour: Colour, asset: AssetRow): Cell {
  if (!asset.present) return { text: 'missing', paint: colour.red };
  const paints: Record<AssetRow['health'], Paint> = {
    clean: colour.green,
    info: colour.blue,
    warning: colour.yellow,
    error: colour.red,
    unchecked: colour.dim,
  };
  return { text: healthText(asset), paint: paints[asset.health] };
}

// A list says of what is registered whether it goes into the build; of the rest nothing does.
function listedHealthCell(colour: Colour, asset: AssetRow): Cell {
  const health = healthCell(colour, asset);
  if (asset.included_in_build || asset.asset_id === undefined) return health;
  return asset.health === 'clean' && asset.present
    ? { text: 'excluded', paint: colour.dim }
    : { ...health, text: `excluded, ${health.text}` };
}

function healthText({ health, errors, warnings }: AssetRow): string {
  if (health === 'error') return counted(errors, 'error');
  if (health === 'warning') return counted(warnings, 'warning');
  return health;
}

function columns(colour: Colour): readonly Column<AssetRow>[] {
  return [
    { title: 'ID', align: 'right', cell: (asset) => idText(asset.asset_id) },
    { title: 'NAME', shrinkTo: 8, cell: (asset) => ({ text: asset.asset_name ?? '', paint: colour.bold }) },
    { title: 'ROOT', shrinkTo: 8, cell: (asset) => ({ text: asset.root, paint: colour.cyan }) },
    { title: 'BANK', shrinkTo: 6, cell: (asset) => asset.bank_type ?? asset.family ?? '' },
    { title: 'SLOT', align: 'right', cell: (asset) => idText(asset.slot) },
    { title: 'FILES', align: 'right', optional: true, cell: (asset) => formatCount(asset.input_count) },
    { title: 'SIZE', align: 'right', cell: (asset) => formatBytes(asset.input_bytes) },
    { title: 'HEALTH', shrinkTo: 9, cell: (asset) => listedHealthCell(colour, asset) },
  ];
}

function idText(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

function unregisteredLines(page: Page, unregistered: readonly AssetRow[]): Lines {
  if (unregistered.length === 0) return [];
  const first = unregistered.slice(0, 5).map((asset) => printable(page.file(`assets/${asset.root}`)));
  const more = unregistered.length > first.length ? ', …' : '';
  const subject = unregistered.length === 1 ? '1 root is' : `${formatCount(unregistered.length)} roots are`;
  return [page.colour.dim(`  ${subject} not registered: ${first.join(', ')}${more}`)];
}
