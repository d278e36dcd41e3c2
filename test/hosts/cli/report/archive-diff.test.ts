import { describe, expect, it } from 'vitest';
import { diffReport } from '../../../../src/hosts/cli/report/archive-diff.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleDiff, sampleEntries } from '../../../support/sample-responses.ts';

describe('diffReport', () => {
  it('lists by id what was added, removed and changed, and how', () => {
    const removed = [{ ...sampleEntries[1], asset_id: 3, asset_name: 'old chimes' }];
    expect(diffReport(plainPage(), { ...sampleDiff, removed, unchanged: 7 })).toEqual([
      '     ID  NAME         BANK                 SIZE  WHAT',
      '  ~   1  player ship  TILES   4.0 KiB → 8.0 KiB  payload, metadata',
      '  -   3  old chimes   SOUNDS            1.3 MiB  removed',
      '  +   5  chimes       SOUNDS            1.3 MiB  added',
      '',
      '  1 added, 1 removed, 1 changed, 7 unchanged; 8.8 KiB → 1.4 MiB',
    ]);
  });

  it('is one line for archives that are the same', () => {
    const same = { ...sampleDiff, identical: true, added: [], changed: [], unchanged: 2, size_before: 64 };
    expect(diffReport(plainPage(), same)).toEqual(['identical: 2 assets, 1.4 MiB']);
  });

  it('still says that archives differ whose assets are all the same', () => {
    const odd = { ...sampleDiff, added: [], changed: [], unchanged: 2 };
    expect(diffReport(plainPage(), odd)).toEqual(['  2 unchanged; 8.8 KiB → 1.4 MiB']);
  });
});
