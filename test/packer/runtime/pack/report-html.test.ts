import { expect, it } from 'vitest';
import type { PackReport } from '../../../../src/contract/operations/pack.ts';
import { htmlReport } from '../../../../src/packer/runtime/pack/report-html.ts';

const hostile = '<img src=x onerror=alert(1)>"\u202e&';
const asset = { asset_id: 1, asset_name: hostile, bank_type: 'DATA', size: 1200, sha256: 'a'.repeat(64), delta: 'changed', size_before: 1000 } as const;
const report: PackReport = {
  archive: { file: 'build/assets.pa', size: 1264, sha256: 'b'.repeat(64) },
  companions: ['build/asset_table.json'],
  asset_count: 1,
  banks: [{ bank_type: 'DATA', assets: 1, bytes: 1200, budget: { max_bytes: 2000, severity: 'warning' } }],
  treemap: [
    { kind: 'prelude', label: 'Prelude', bytes: 32 },
    { kind: 'header', label: 'Header', bytes: 30 },
    { kind: 'padding', label: 'Padding', bytes: 2 },
    { kind: 'bank', label: 'DATA', bank_type: 'DATA', bytes: 1200, assets: [{ asset_id: 1, asset_name: hostile, bytes: 1200 }] },
  ],
  assets: [asset],
};

it('needs nothing beside it and runs nothing', () => {
  const text = htmlReport(report);
  expect(text).not.toMatch(/<(?:script|link|img|iframe|object|base)\b|https?:|@import|url\(/u);
  expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});

it('a name is never markup, and turns no text around', () => {
  const text = htmlReport(report);
  expect(text).toContain('<td>&#60;img src=x onerror=alert(1)&#62;&#34;\ufffd&#38;</td>');
  expect(text).not.toContain('\u202e');
});

it('has every part in the drawing and in a table', () => {
  const text = htmlReport(report);
  expect(text.match(/<rect /gu)).toHaveLength(4);
  expect(text).toContain('<td>DATA</td><td class="n">1</td><td class="n">1\u202f200</td><td class="n">94.9 %</td>');
  expect(text).toContain('<td>changed (+200)</td>');
});

it('says of each budget whether it is kept, and of an asset what of it is another', () => {
  const bank = { bank_type: 'DATA', assets: 1, bytes: 1200, budget: { max_bytes: 1000, severity: 'error' as const }, over_by: 200 };
  const text = htmlReport({ ...report, banks: [bank], assets: [{ ...asset, changed: ['payload', 'name'], moved_from: 'data/old' }] });
  expect(text).toContain('<td class="n">200</td><td>an error: no pack is made</td>');
  expect(text).toContain('<td>changed: bytes, name (+200), moved from data/old</td>');
});

it('an empty archive is a report as well', () => {
  const { treemap } = report;
  const text = htmlReport({ ...report, asset_count: 0, banks: [], assets: [], treemap: treemap.slice(0, 3) });
  expect(text).toContain('0 assets');
  expect(text).not.toMatch(/NaN|undefined|Infinity/u);
});
