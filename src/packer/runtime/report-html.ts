import type { PackReport, ReportedAsset, TreemapPart } from '../../contract/operations/pack.ts';
import { squarified, type Box } from './treemap-layout.ts';

/** The drawing's size, in units of its own. */
const drawing = { x: 0, y: 0, width: 960, height: 480 };
/** Below this side, in those units, a box has no words in it. */
const wordsFrom = { width: 64, height: 18 };

/** A report as one HTML file that needs nothing beside it: no script, no font, no picture, no address. */
export function htmlReport(report: PackReport): string {
  const { archive, banks, asset_count: count } = report;
  const title = `Pack report: ${bytes(archive.size)}, ${count} ${count === 1 ? 'asset' : 'assets'}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escape(title)}</h1>
<dl>
${factsOf(report).map(([name, value]) => `<div><dt>${escape(name)}</dt><dd>${escape(value)}</dd></div>`).join('\n')}
</dl>
${warningsOf(report)}<h2>Where the bytes are</h2>
${treemapSvg(report.treemap, archive.size)}
${table('Parts of the file', ['Part', 'Assets', 'Bytes', 'Share'], report.treemap.map((part) => partRow(part, report)))}
${table('Banks', ['Bank', 'Assets', 'Bytes', 'Budget'], banks.map((bank) => [bank.bank_type, number(bank.assets), number(bank.bytes), bank.budget ? number(bank.budget.max_bytes) : '\u2014']))}
${changesOf(report)}${table('Assets', ['Id', 'Name', 'Bank', 'Slot', 'Bytes', 'Change', 'SHA-256'], report.assets.map(assetRow))}
</body>
</html>
`;
}

function factsOf({ archive, pack, changes, companions }: PackReport): readonly (readonly [string, string])[] {
  return [
    ['Archive', archive.file],
    ['SHA-256', archive.sha256],
    ['Companions', companions.join(', ')],
    ...(pack ? ([['Operation', pack.operation_id], ['Took', `${number(pack.elapsed_ms)} ms`], ['From the cache', number(pack.cache_hits)]] as const) : []),
    ...(pack?.input_fingerprint === undefined ? [] : ([['Input fingerprint', pack.input_fingerprint]] as const)),
    ...(changes ? ([['Before', `${number(changes.archive_size)} bytes`], ['Changes', `${changes.added} added, ${changes.changed} changed, ${changes.removed.length} removed, ${changes.unchanged} unchanged`]] as const) : []),
  ];
}

function warningsOf({ pack }: PackReport): string {
  if (!pack || pack.warnings.length === 0) return '';
  const rows = pack.warnings.map(({ code, message, place, remedy }) => [code, place.file ?? '', message, remedy]);
  return `${table('Warnings', ['Code', 'File', 'What', 'Remedy'], rows)}\n`;
}

function changesOf({ changes }: PackReport): string {
  if (!changes || changes.removed.length === 0) return '';
  const rows = changes.removed.map((asset) => [number(asset.asset_id), asset.asset_name, asset.bank_type, number(asset.size_before)]);
  return `${table('Removed since the pack before', ['Id', 'Name', 'Bank', 'Bytes'], rows)}\n`;
}

function partRow(part: TreemapPart, { archive, banks }: PackReport): readonly string[] {
  const assets = banks.find(({ bank_type: type }) => type === part.bank_type)?.assets;
  const share = archive.size === 0 ? 0 : (part.bytes / archive.size) * 100;
  return [part.label, assets === undefined ? '\u2014' : number(assets), number(part.bytes), `${share.toFixed(1)} %`];
}

function assetRow({ asset_id: id, asset_name: name, bank_type: bank, slot, size, size_before: before, delta, sha256 }: ReportedAsset): readonly string[] {
  const change = delta === 'changed' && before !== undefined ? `changed (${signed(size - before)})` : (delta ?? '\u2014');
  return [number(id), name, bank, slot === undefined ? '\u2014' : number(slot), number(size), change, sha256];
}

function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((name) => `<th scope="col">${escape(name)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('\n');
  return `<h2>${escape(caption)}</h2>\n<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

/** Banks side by side, and in each its assets; the same numbers stand in the tables below. */
function treemapSvg(parts: readonly TreemapPart[], size: number): string {
  const ordered = parts.toSorted((a, b) => b.bytes - a.bytes);
  const boxes = squarified(ordered.map(({ bytes: weight }) => weight), drawing);
  const drawn = ordered.map((part, at) => partBoxes(part, boxes[at] ?? { ...drawing, width: 0, height: 0 }, at)).join('\n');
  return `<svg viewBox="0 0 ${drawing.width} ${drawing.height}" role="img" aria-label="The ${number(size)} bytes of the archive by bank and asset">\n${drawn}\n</svg>`;
}

function partBoxes(part: TreemapPart, box: Box, at: number): string {
  const colour = part.kind === 'bank' ? `bank b${at % 6}` : 'rest';
  const leaves = [
    ...(part.assets ?? []).map((asset) => ({ label: asset.asset_name, weight: asset.bytes })),
    ...(part.others ? [{ label: `${number(part.others.assets)} others`, weight: part.others.bytes }] : []),
  ].sort((a, b) => b.weight - a.weight);
  if (leaves.length === 0) return rectangle(box, part.label, part.bytes, colour);
  const inner = squarified(leaves.map(({ weight }) => weight), box);
  return leaves.map(({ label, weight }, leaf) => rectangle(inner[leaf] ?? box, `${part.label}: ${label}`, weight, colour)).join('\n');
}

function rectangle({ x, y, width, height }: Box, label: string, size: number, colour: string): string {
  if (width <= 0 || height <= 0) return '';
  const words = width >= wordsFrom.width && height >= wordsFrom.height ? `<text x="${fixed(x + 4)}" y="${fixed(y + 13)}">${escape(cut(label, width))}</text>` : '';
  const title = `<title>${escape(`${label}, ${number(size)} bytes`)}</title>`;
  return `<g>${title}<rect class="${colour}" x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}"/>${words}</g>`;
}

/** As much as fits; a character is about 6.5 units wide. */
function cut(label: string, width: number): string {
  const most = Math.floor((width - 8) / 6.5);
  const points = [...label];
  return points.length <= most ? label : `${points.slice(0, Math.max(1, most - 1)).join('')}\u2026`;
}

function fixed(value: number): string {
  return value.toFixed(2);
}

/** `1 234 567` with narrow blanks, whatever the locale. */
function number(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, '\u202f');
}

function signed(value: number): string {
  return `${value < 0 ? '\u2212' : '+'}${number(Math.abs(value))}`;
}

function bytes(size: number): string {
  return `${number(size)} bytes`;
}

/** Names come from authors: nothing of them is ever markup, and no control of direction reaches the page. */
function escape(text: string): string {
  return text.replace(/[&<>"'\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    /[&<>"']/u.test(character) ? `&#${character.charCodeAt(0)};` : '\ufffd',
  );
}

const style = `
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; --line: #8885; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dl div { display: contents; }
dt { opacity: .75; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; vertical-align: top; }
svg { width: 100%; height: auto; font-size: 11px; }
rect { stroke: Canvas; stroke-width: 1; } text { fill: #111; }
.rest { fill: #b9bec8; } .b0 { fill: #8fb8e8; } .b1 { fill: #9fd6a5; } .b2 { fill: #e8c77f; }
.b3 { fill: #dba6d9; } .b4 { fill: #8fd3d1; } .b5 { fill: #e8a58f; }
`;
