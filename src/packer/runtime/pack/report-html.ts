import type { ChangedField, PackReport, ReportedAsset, TreemapPart } from '../../../contract/operations/pack.ts';
import { treemapSvg } from './report-drawing.ts';
import { style } from './report-style.ts';
import { bytes, escape, number, signed, table, type Column } from './report-text.ts';

const none = '\u2014';

/** A report as one HTML file that needs nothing beside it: no script, no font, no picture, no address. */
export function htmlReport(report: PackReport): string {
  const { archive, asset_count: count } = report;
  const what = `${bytes(archive.size)}, ${number(count)} ${count === 1 ? 'asset' : 'assets'}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(`Pack report: ${what}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Pack report <small>${escape(what)}</small></h1>
<dl>
${factsOf(report).map(([name, value, wide]) => `<div${wide ? ' class="w"' : ''}><dt>${escape(name)}</dt><dd>${escape(value)}</dd></div>`).join('\n')}
</dl>
${warningsOf(report)}<h2>Where the bytes are</h2>
${treemapSvg(report.treemap, archive.size)}
${table('Parts of the file', partColumns, report.treemap.map((part) => partRow(part, report)))}
${budgetsOf(report)}${removedOf(report)}${table('Assets', assetColumns, report.assets.map(assetRow))}
</main>
</body>
</html>
`;
}

type Fact = readonly [name: string, value: string, wide?: true];

function factsOf({ archive, pack, changes, companions }: PackReport): readonly Fact[] {
  return [
    ['Archive', archive.file],
    ...(pack ? ([['Took', `${number(pack.elapsed_ms)} ms`], ['From the cache', number(pack.cache_hits)], ['Operation', pack.operation_id]] as const) : []),
    ...(changes ? ([['Before', bytes(changes.archive_size)], ['Changes', changesText(changes)]] as const) : []),
    ['SHA-256', archive.sha256, true],
    ...(pack?.input_fingerprint === undefined ? [] : ([['Input fingerprint', pack.input_fingerprint, true]] as const)),
    ['Companions', companions.join(', '), true],
  ];
}

function changesText({ added, changed, removed, unchanged, moved }: NonNullable<PackReport['changes']>): string {
  const all = `${number(added)} added, ${number(changed)} changed, ${number(removed.length)} removed, ${number(unchanged)} unchanged`;
  return moved === undefined ? all : `${all}, ${number(moved)} moved`;
}

function warningsOf({ pack }: PackReport): string {
  if (!pack || pack.warnings.length === 0) return '';
  const rows = pack.warnings.map(({ code, message, place, remedy }) => [message, remedy, code, place.file ?? '']);
  return `${table('Warnings', [['What', 'text'], ['Remedy', 'text'], ['Code', 'code'], ['File', 'code']], rows)}\n`;
}

const partColumns: readonly Column[] = [['Part', 'text'], ['Assets', 'number'], ['Bytes', 'number'], ['Share', 'number']];

function partRow(part: TreemapPart, { archive, banks }: PackReport): readonly string[] {
  const assets = banks.find(({ bank_type: type }) => type === part.bank_type)?.assets;
  const share = archive.size === 0 ? 0 : (part.bytes / archive.size) * 100;
  return [part.label, assets === undefined ? none : number(assets), number(part.bytes), `${share.toFixed(1)} %`];
}

type Budgeted = Pick<PackReport['banks'][number], 'bytes' | 'budget' | 'over_by'> & { readonly name: string };

/** Against the budgets, where there are any. */
function budgetsOf({ banks, payload_bytes: all = 0, total_budget: budget, total_over_by: over }: PackReport): string {
  const each = banks.map((bank): Budgeted => ({ ...bank, name: bank.bank_type }));
  const total = { name: 'All banks together', bytes: all, ...(budget ? { budget } : {}), ...(over === undefined ? {} : { over_by: over }) };
  const rows = [...each, total].flatMap(budgetRow);
  return rows.length === 0 ? '' : `${table('Budgets', [['Bank', 'text'], ['Bytes', 'number'], ['Budget', 'number'], ['Over', 'number'], ['What that is', 'text']], rows)}\n`;
}

function budgetRow({ name, bytes: size, budget, over_by: over }: Budgeted): readonly (readonly string[])[] {
  if (!budget) return [];
  const says = over === undefined ? 'within' : budget.severity === 'error' ? 'an error: no pack is made' : 'a warning';
  return [[name, number(size), number(budget.max_bytes), over === undefined ? none : number(over), says]];
}

function removedOf({ changes }: PackReport): string {
  if (!changes || changes.removed.length === 0) return '';
  const rows = changes.removed.map((asset) => [String(asset.asset_id), asset.asset_name, asset.bank_type, number(asset.size_before)]);
  return `${table('Removed since the pack before', [['Id', 'number'], ['Name', 'text'], ['Bank', 'text'], ['Bytes', 'number']], rows)}\n`;
}

const assetColumns: readonly Column[] = [['Id', 'number'], ['Name', 'text'], ['Root', 'code'], ['Bank', 'text'], ['Slot', 'number'], ['Bytes', 'number'], ['Change', 'text'], ['SHA-256', 'digest']];

function assetRow(asset: ReportedAsset): readonly string[] {
  const { asset_id: id, asset_name: name, root, bank_type: bank, slot, size, sha256 } = asset;
  return [String(id), name, root ?? none, bank, slot === undefined ? none : String(slot), number(size), changeOf(asset), sha256];
}

const fieldWords: Readonly<Record<ChangedField, string>> = { payload: 'bytes', metadata: 'description', name: 'name', slot: 'slot', bank_type: 'bank' };

function changeOf({ delta, changed = [], size, size_before: before, moved_from: from }: ReportedAsset): string {
  const fields = changed.length > 0 ? `: ${changed.map((field) => fieldWords[field]).join(', ')}` : '';
  const grown = delta === 'changed' && before !== undefined && before !== size ? ` (${signed(size - before)})` : '';
  const moved = from === undefined ? '' : `, moved from ${from}`;
  return delta === undefined ? none : `${delta}${fields}${grown}${moved}`;
}
