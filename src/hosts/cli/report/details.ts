import type { ArtifactRow } from '../../../contract/operations/assets.ts';
import type { ResponseOf } from '../../../contract/operations.ts';
import { healthCell } from './assets.ts';
import { formatBytes } from './bytes.ts';
import type { Colour } from './colour.ts';
import { diagnosticsReport } from './diagnostics.ts';
import { pad } from './fit.ts';
import { jsonLine } from './json-document.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';
import { table, type Column } from './table.ts';

type Details = ResponseOf<'getAssetDetails'>;

/** One asset: identity, parameters, every file below its root, findings. */
export function detailsReport(page: Page, details: Details): Lines {
  const { colour } = page;
  const { asset } = details;
  const health = healthCell(colour, asset);
  const title = printable(asset.asset_name ?? asset.root);
  return [
    `${colour.bold(title)}  ${health.paint?.(health.text) ?? health.text}`,
    '',
    ...facts(page, details).map(([name, text]) => `  ${colour.dim(pad(name, 12))} ${printable(text)}`),
    '',
    ...(details.artifacts.length > 0 ? [...table(page, artifactColumns(colour), inOrder(details.artifacts)), ''] : []),
    ...diagnosticsReport(page, details.diagnostics),
  ].slice(0, -1);
}

function facts(page: Page, { asset, format, codec, parameters }: Details): [string, string][] {
  const all: [string, string | undefined][] = [
    ['asset id', asset.asset_id === undefined ? 'none: not registered' : String(asset.asset_id)],
    ['uuid', asset.asset_uuid],
    ['root', page.file(`assets/${asset.root}`)],
    ['in build', asset.included_in_build ? 'yes' : 'no'],
    ['family', asset.family],
    ['bank', asset.bank_type],
    ['format', format === undefined ? undefined : `${format}, codec ${codec ?? 'NONE'}`],
    ['preload slot', asset.slot === undefined ? 'not preloaded' : String(asset.slot)],
    ['inputs', `${asset.input_count} of ${formatBytes(asset.input_bytes)}`],
    ...Object.entries(parameters ?? {}).map(([name, value]): [string, string] => [name, plainValue(value)]),
  ];
  return all.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]));
}

function plainValue(value: unknown): string {
  return typeof value === 'string' ? value : jsonLine(value);
}

/** Selected files in their order, list by list, then what nobody selects. */
function inOrder(artifacts: readonly ArtifactRow[]): ArtifactRow[] {
  const rank = (row: ArtifactRow): number => row.order ?? Infinity;
  const listOf = (row: ArtifactRow): string => row.selected_by ?? '\uffff';
  return [...artifacts].sort((a, b) => {
    if (listOf(a) !== listOf(b)) return listOf(a) < listOf(b) ? -1 : 1;
    return rank(a) === rank(b) ? 0 : rank(a) - rank(b);
  });
}

function artifactColumns(colour: Colour): readonly Column<ArtifactRow>[] {
  return [
    { title: '#', align: 'right', cell: (row) => (row.order === undefined ? '' : String(row.order + 1)) },
    {
      title: 'FILE',
      shrinkTo: 16,
      cell: (row) => ({ text: row.path, paint: row.selected_by === undefined ? colour.dim : colour.cyan }),
    },
    { title: 'SIZE', align: 'right', cell: (row) => formatBytes(row.size) },
    { title: 'AS', cell: (row) => row.selected_by ?? { text: 'not selected', paint: colour.dim } },
    { title: 'FACTS', shrinkTo: 12, cell: (row) => factsText(row.facts ?? {}) },
  ];
}

/** `width 64, height 32, bit depth 8`; a group of facts is told without its own name. */
function factsText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .map(([name, value]) => (isGroup(value) ? factsText(value) : `${inWords(name)} ${plainValue(value)}`))
    .join(', ');
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inWords(key: string): string {
  return key.replace(/_|(?=[A-Z])/gu, ' ').toLowerCase();
}
