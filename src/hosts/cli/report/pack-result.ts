import type { PackFailure, PackResult } from '../../../contract/operations/pack.ts';
import { counted, formatBytes, formatCount, formatDuration } from './bytes.ts';
import type { Colour } from './colour.ts';
import { diagnosticsReport, problemCount } from './diagnostics.ts';
import { errorReport } from './error.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';
import { table, type Column } from './table.ts';

type PackedAsset = PackResult['assets'][number];

/** More rows than this are left to `inspect`. */
const longestAssetTable = 50;

/** How a pack ended, for every status. Findings are in the report, errors too: it is complete on its own. */
export function packReport(page: Page, result: PackResult): Lines {
  switch (result.status) {
    case 'succeeded':
      return [...diagnosticsReport(page, result.warnings), ...successLines(page, result)];
    case 'blocked':
      return [...failureLines(page, result.failure), ...endLines(page, 'Blocked', result)];
    case 'failed':
      return [...failureLines(page, result.failure), ...endLines(page, 'Failed', result)];
    case 'cancelled':
      return ['Cancelled. The old build stands: nothing in build/ was touched.'];
  }
}

/** `pack --check`: whether build/ holds what a pack would make. */
export function checkReport(page: Page, result: PackResult): Lines {
  const differences = result.differences;
  if (result.status !== 'succeeded' || differences === undefined) return packReport(page, result);
  const { colour } = page;
  const warnings = diagnosticsReport(page, result.warnings);
  const subject = `what ${counted(result.packed_asset_count, 'asset')} make`;
  if (differences.length === 0) return [...warnings, `${colour.green('Up to date')}: build/ holds ${subject}.`];
  return [
    ...warnings,
    `${colour.red('Out of date')}: build/ does not hold ${subject}.`,
    ...differences.map((file) => `  ${colour.cyan(printable(page.file(underBuild(file))))}`),
    'Run prometeu pack to bring it up to date; this was a check and wrote nothing.',
  ];
}

function successLines(page: Page, result: PackResult): Lines {
  const { colour } = page;
  const assets = counted(result.packed_asset_count, 'asset');
  const took = colour.dim(`(${formatDuration(result.elapsed_ms)}${cacheText(result)})`);
  const headline = result.unchanged
    ? `${colour.green('unchanged')}: build/ already is what ${assets} make ${took}`
    : `${colour.green('packed')} ${assets} ${took}`;
  return [
    ...assetTable(page, result),
    headline,
    ...fileLines(page, result),
    ...(result.durability === 'unknown' ? durabilityLines(colour) : []),
  ];
}

function cacheText(result: PackResult): string {
  return result.cache_hits === 0 ? '' : `, ${formatCount(result.cache_hits)} from the cache`;
}

function assetTable(page: Page, { assets, unchanged }: PackResult): Lines {
  if (unchanged || assets.length === 0) return [];
  const rows = assets.slice(0, longestAssetTable);
  const hidden = assets.length - rows.length;
  return [
    ...table(page, columns(page.colour), rows),
    ...(hidden > 0 ? [page.colour.dim(`  … and ${formatCount(hidden)} more: prometeu inspect lists them all`)] : []),
    '',
  ];
}

function columns(colour: Colour): readonly Column<PackedAsset>[] {
  return [
    { title: 'ID', align: 'right', cell: (asset) => String(asset.asset_id) },
    { title: 'NAME', shrinkTo: 10, cell: (asset) => ({ text: asset.asset_name, paint: colour.bold }) },
    { title: 'BANK', cell: (asset) => asset.bank_type },
    { title: 'SIZE', align: 'right', cell: (asset) => formatBytes(asset.size) },
    { title: 'SHA-256', cell: (asset) => ({ text: asset.sha256.slice(0, 12), paint: colour.dim }) },
    { title: '', cell: (asset) => ({ text: asset.cached ? 'cached' : '', paint: colour.dim }) },
  ];
}

function fileLines(page: Page, result: PackResult): Lines {
  const files = [result.archive, ...(result.companions ?? [])].flatMap((file) => (file === undefined ? [] : [file]));
  return table(
    page,
    [
      { title: 'FILE', cell: (file) => ({ text: page.file(underBuild(file)), paint: page.colour.cyan }) },
      { title: 'SIZE', align: 'right', cell: (file) => sizeOf(file, result) },
      { title: 'SHA-256', shrinkTo: 8, cell: (file) => ({ text: digestOf(file, result), paint: page.colour.dim }) },
    ],
    files,
  ).slice(1);
}

function sizeOf(file: string, result: PackResult): string {
  return file === result.archive && result.archive_size !== undefined ? formatBytes(result.archive_size) : '';
}

function digestOf(file: string, result: PackResult): string {
  return file === result.archive ? (result.archive_sha256 ?? '') : '';
}

/** References may come relative to build/ or to the project; people see one form. */
function underBuild(file: string): string {
  return file.startsWith('build/') ? file : `build/${file}`;
}

function durabilityLines(colour: Colour): Lines {
  return [
    colour.yellow('The new build is in place, but the disk did not confirm the last flush.'),
    'A power cut now could bring back the old one. Run prometeu verify, or pack again.',
  ];
}

// Errors among the findings say all that the failure itself could say.
function failureLines(page: Page, failure: PackFailure | undefined): Lines {
  if (!failure) return [];
  const findings = diagnosticsReport(page, failure.diagnostics);
  const explained = failure.diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  return explained ? findings : [...findings, ...errorReport(page, failure.error), ''];
}

const moments: Record<PackFailure['kind'], string> = {
  gate: 'before anything was packed',
  materialization: 'while making the new build',
  persistence: 'while putting the new build in place',
};

function endLines(page: Page, word: string, { failure }: PackResult): Lines {
  const count = problemCount(page.colour, failure?.diagnostics ?? []);
  const when = failure ? ` ${moments[failure.kind]}` : '';
  return [`${page.colour.red(word)}${when}${count === '' ? '' : `: ${count}`}.`, aftermath(failure)];
}

function aftermath(failure: PackFailure | undefined): string {
  const code = failure?.error.code;
  if (code === 'rollback_failed' || code === 'commit_unresolved') {
    return 'The old build could not be put back whole: nothing more is written until the project is opened again.';
  }
  return 'The old build stands: nothing in build/ was touched.';
}
