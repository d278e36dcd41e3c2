import { describe, expect, it } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import type { HistoryItem } from '../../../../src/contract/operations/changes.ts';
import { historyReport } from '../../../../src/hosts/cli/report/history.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleHistory } from '../../../support/sample-responses.ts';

const id = (letter: string): string => letter.repeat(20);
/** What a clock on the wall shows here, wherever that is. */
const at = new Date(2026, 2, 4, 9, 5).toISOString();

const entries: HistoryItem[] = [
  { operation_id: id('c'), at, title: 'Undo: Rename "a" to "b"', asset_ids: [1], undoes: id('a') },
  { operation_id: id('b'), title: 'A change whose history entry is damaged', asset_ids: [], not_undoable: packerError('history_damaged', 'No.', 'Yes.') },
  { operation_id: id('a'), at, title: 'Rename "a" to "b"', asset_ids: [1], undone_by: id('c'), not_undoable: packerError('undo_refused', 'No.', 'Yes.') },
];

describe('historyReport', () => {
  it('is a table, newest first, in local time, with what became of each', () => {
    expect(historyReport(plainPage(), { ...sampleHistory, total: 3, entries })).toEqual([
      '  OPERATION             WHEN              WHAT',
      '  cccccccccccccccccccc  2026-03-04 09:05  Undo: Rename "a" to "b"',
      '  bbbbbbbbbbbbbbbbbbbb                    A change whose history entry is damaged  damaged',
      '  aaaaaaaaaaaaaaaaaaaa  2026-03-04 09:05  Rename "a" to "b"                        undone',
      '',
      '  3 changes; prometeu undo OPERATION takes one back',
    ]);
  });

  it('says how many more there are', () => {
    expect(historyReport(plainPage(), { ...sampleHistory, total: 1234, entries }).at(-1)).toMatch(/^ {2}the newest 3 of 1,234 changes;/u);
  });

  it('says that there is none', () => {
    expect(historyReport(plainPage(), { ...sampleHistory, total: 0, entries: [] })).toEqual(['No change has been made here yet.']);
  });

  it('keeps the whole operation id at 80 columns', () => {
    const lines = historyReport(plainPage(80), { ...sampleHistory, total: 3, entries: entries.map((entry) => ({ ...entry, title: 'x'.repeat(100) })) });
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines[1]).toContain(id('c'));
  });
});
