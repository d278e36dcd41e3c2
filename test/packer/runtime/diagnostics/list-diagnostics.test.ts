import { expect, it } from 'vitest';
import type { DiagnosticRow } from '../../../../src/contract/operations/assets.ts';
import type { RequestOf } from '../../../../src/contract/operations.ts';
import { dataBank, excludedBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { openTiny } from '../../../support/open-tiny.ts';

async function problems(request: Omit<RequestOf<'listDiagnostics'>, 'project_id'> = {}) {
  const disk = tinyDisk({ assets: [tileBank, dataBank, { ...excludedBank, declaration: '{' }] });
  disk.writeFile(`${tinyPlace}/assets/tiles/ground/a.png`, 'no picture');
  disk.writeFile(`${tinyPlace}/assets/tiles/ground/stray.txt`, 'nobody selects this');
  const tiny = await openTiny(disk);
  await tiny.ask('runDoctor');
  return tiny.ask('listDiagnostics', request);
}

function line(row: DiagnosticRow): string {
  if (row.kind === 'group') return `${row.collapsed ? '+' : '-'}${row.title} ${row.errors}/${row.warnings}/${row.infos}`;
  return `${row.position}/${row.of} ${row.diagnostic.code}${row.blocks_pack ? ' blocks' : ''}`;
}

it('stand by asset, errors first, with what stops a pack said', async () => {
  const { rows, counts } = await problems();
  expect(rows.map(line)).toEqual([
    '-data/draft 1/0/0',
    '1/1 declaration_syntax',
    '-tiles/ground 1/0/1',
    '1/2 png_damaged blocks',
    '2/2 artifact_unselected',
  ]);
  expect(counts).toMatchObject({ errors: 2, warnings: 0, infos: 1 });
});

it.each([
  ['severity', ['-error 2/0/0', '-info 0/0/1']],
  ['code', ['-artifact_unselected 0/0/1', '-declaration_syntax 1/0/0', '-png_damaged 1/0/0']],
  ['folder', ['-assets/data 1/0/0', '-assets/tiles 1/0/1']],
] as const)('stand by %s where that is wanted', async (by, heads) => {
  const { rows } = await problems({ group_by: by });
  expect(rows.filter(({ kind }) => kind === 'group').map(line)).toEqual(heads);
});

it.each<[string, NonNullable<RequestOf<'listDiagnostics'>['filter']>, readonly string[]]>([
  ['severity', { severities: ['info'] }, ['artifact_unselected']],
  ['code', { codes: ['png_damaged'] }, ['png_damaged']],
  ['asset', { asset_id: 1 }, ['png_damaged', 'artifact_unselected']],
  ['folder', { folder: 'data' }, ['declaration_syntax']],
  ['family', { family: 'tile_bank' }, ['png_damaged', 'artifact_unselected']],
  ['text of a place', { text: 'STRAY' }, ['artifact_unselected']],
  ['what a pack is made of', { pack: true }, ['png_damaged', 'artifact_unselected']],
])('by %s', async (_, filter, codes) => {
  const { rows } = await problems({ filter });
  expect(rows.flatMap((row) => (row.kind === 'diagnostic' ? [row.diagnostic.code] : []))).toEqual(codes);
});

it('the codes to choose from do not depend on those that are chosen', async () => {
  const { codes } = await problems({ filter: { codes: ['png_damaged'] } });
  expect(codes.map(({ code }) => code)).toEqual(['artifact_unselected', 'declaration_syntax', 'png_damaged']);
});

it('a collapsed group is one line, and pages go over lines', async () => {
  const { rows, total } = await problems({ collapsed: ['data/draft'], offset: 1, limit: 2 });
  expect(rows.map(line)).toEqual(['-tiles/ground 1/0/1', '1/2 png_damaged blocks']);
  expect(total).toBe(4);
});

it('another question about the same findings is answered as if it were the first', async () => {
  const disk = tinyDisk({ assets: [tileBank, { ...excludedBank, declaration: '{' }] });
  disk.writeFile(`${tinyPlace}/assets/tiles/ground/stray.txt`, 'nobody selects this');
  const tiny = await openTiny(disk);
  await tiny.ask('runDoctor');
  const all = await tiny.ask('listDiagnostics');
  const errors = await tiny.ask('listDiagnostics', { filter: { severities: ['error'] } });
  expect(errors.rows.map(line)).toEqual(['-data/draft 1/0/0', '1/1 declaration_syntax']);
  expect(await tiny.ask('listDiagnostics', { offset: 1, limit: 1 })).toEqual({ ...all, rows: all.rows.slice(1, 2) });
});
