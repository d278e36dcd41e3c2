import { describe, expect, it } from 'vitest';
import { driftReport, itemLines } from '../../../../src/hosts/cli/report/drift.ts';
import { widthOf } from '../../../../src/hosts/cli/report/fit.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleItem } from '../../../support/sample-drift.ts';

describe('an item', () => {
  it('tells place, cause, both sides and the ways out', () => {
    expect(itemLines(plainPage(), sampleItem())).toEqual([
      'assets/tiles/hud  root_moved:2',
      '  Asset 2 should be in assets/tiles/hud, but is in assets/screens/hud.',
      '  disk      assets/screens/hud',
      '  registry  assets/tiles/hud',
      '  - relocate:screens/hud  Writes assets/screens/hud into the registry.',
      '  - unregister            Takes asset 2 out of the registry.',
    ]);
  });

  it('has numbers where one is asked for, and none for a way that is closed', () => {
    const options = [
      { choice: 'restore_declaration', says: 'None has been kept.', available: false },
      { choice: 'unregister', says: 'Takes it out.', available: true },
    ] as const;
    expect(itemLines(plainPage(), sampleItem({ options: [...options] }), 'numbered').slice(-2)).toEqual([
      '  1 unregister           Takes it out.',
      '  - restore_declaration  Not now: None has been kept.',
    ]);
  });

  it.each([40, 80])('fits into %i columns', (width) => {
    const lines = itemLines(plainPage(width), sampleItem({ disk: 'a b '.repeat(40), options: [{ choice: 'renumber', target: 'x'.repeat(24), says: 'Says it. '.repeat(20).trim(), available: true }] }));
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
  });

  it('holds nothing that a terminal would obey', () => {
    const lines = itemLines(plainPage(), sampleItem({ id: 'root_moved:\u001b[2J', message: '\u001b]0;x\u0007' }));
    expect(lines.join('\n')).not.toMatch(/[\u001b\u0007]/u);
  });
});

it('tells decisions whole, the rest in a line, and how many more there are', () => {
  const known = sampleItem({ id: 'root_appeared:x', kind: 'root_appeared', class: 'information', message: 'It is new.' });
  expect(driftReport(plainPage(), [known, sampleItem()], 5).slice(-4)).toEqual(['  It is new.  root_appeared:x', '', '… and 3 more items: --json has them all', '']);
});
