import { describe, expect, it } from 'vitest';
import { makeColour } from '../../../../src/hosts/cli/report/colour.ts';
import { table, type Column } from '../../../../src/hosts/cli/report/table.ts';
import { plainPage } from '../../../support/page.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly root: string;
  readonly note?: string;
}

const columns: readonly Column<Row>[] = [
  { title: 'ID', align: 'right', cell: (row) => String(row.id) },
  { title: 'NAME', shrinkTo: 6, cell: (row) => row.name },
  { title: 'ROOT', shrinkTo: 6, cell: (row) => row.root },
  { title: 'NOTE', cell: (row) => row.note ?? '' },
];

const rows: readonly Row[] = [
  { id: 1, name: 'ship', root: 'ships/player', note: 'new' },
  { id: 12, name: 'asteroids', root: 'terrain/asteroids' },
];

describe('table', () => {
  it('aligns columns under their titles', () => {
    expect(table(plainPage(), columns, rows)).toEqual([
      '  ID  NAME       ROOT               NOTE',
      '   1  ship       ships/player       new',
      '  12  asteroids  terrain/asteroids',
    ]);
  });

  it('leaves out a column that says nothing', () => {
    expect(table(plainPage(), columns, rows.slice(1))).toEqual([
      '  ID  NAME       ROOT',
      '  12  asteroids  terrain/asteroids',
    ]);
  });

  it('cuts the widest column that may shrink until the page is wide enough', () => {
    const lines = table(plainPage(34), columns, rows);
    expect(lines).toEqual([
      '  ID  NAME       ROOT         NOTE',
      '   1  ship       ships/play…  new',
      '  12  asteroids  terrain/as…',
    ]);
    expect(lines.every((line) => line.length <= 34)).toBe(true);
  });

  it('cuts nothing below its least width, even on a page that is too narrow', () => {
    expect(table(plainPage(10), columns, rows)[2]).toBe('  12  aster…  terra…');
  });

  it('leaves optional columns out first, the last one first', () => {
    const more: readonly Column<Row>[] = [
      ...columns,
      { title: 'SIZE', optional: true, cell: () => '12 KiB' },
      { title: 'DIGEST', optional: true, cell: () => 'abcdef' },
    ];
    expect(table(plainPage(60), more, rows)[0]).toBe('  ID  NAME       ROOT               NOTE  SIZE    DIGEST');
    expect(table(plainPage(50), more, rows)[0]).toBe('  ID  NAME       ROOT               NOTE  SIZE');
    expect(table(plainPage(42), more, rows)[0]).toBe('  ID  NAME       ROOT               NOTE');
  });

  it('paints the text and not the blanks around it', () => {
    const page = plainPage(Infinity, { colour: makeColour(true) });
    const painted: Column<Row>[] = [
      { title: 'NAME', cell: (row) => ({ text: row.name, paint: page.colour.red }) },
      { title: 'ID', cell: (row) => String(row.id) },
    ];
    expect(table(page, painted, rows)[1]).toBe('  \u001b[31mship\u001b[39m       1');
  });

  it('spells out what could repaint the terminal', () => {
    expect(table(plainPage(), columns, [{ id: 1, name: 'a\u001bb', root: 'r' }])[1]).toBe('   1  a\\u001bb  r');
  });

  it('paints a name that holds a dollar sign as it is', () => {
    const painted: Column<Row>[] = [{ title: 'N', cell: (row) => ({ text: row.name, paint: (text) => `<${text}>` }) }];
    expect(table(plainPage(), painted, [{ id: 1, name: '$& $1', root: '' }])[1]).toBe('  <$& $1>');
  });
});
