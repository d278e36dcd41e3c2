import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import { changedReport, type Changed } from '../../../../src/hosts/cli/report/change-result.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleChange, samplePreview } from '../../../support/sample-responses.ts';

const changed: Changed = { result: sampleChange, preview: samplePreview, elsewhere: undefined };
const finding = (severity: Diagnostic['severity']): Diagnostic => ({ code: 'x', severity, message: 'm', place: {}, remedy: 'r' });

function titled(title: string): Changed {
  return { ...changed, result: { ...sampleChange, title } };
}

describe('changedReport', () => {
  it('is one line: what happened, and how to take it back by its operation', () => {
    expect(changedReport(plainPage(), changed)).toEqual([
      'done: Exclude "player ship" from the build  take it back: prometeu undo Abcdefghij0123456789',
    ]);
  });

  it('breaks where one line is too narrow', () => {
    expect(changedReport(plainPage(60), changed)).toEqual([
      'done: Exclude "player ship" from the build',
      '  take it back: prometeu undo Abcdefghij0123456789',
    ]);
  });

  it.each([
    ['Undo: Rename "a" to "b"', 'undone: Rename "a" to "b"  make it again: '],
    ['Redo: Rename "a" to "b"', 'redone: Rename "a" to "b"  take it back: '],
  ])('%s is told as what it is', (title, start) => {
    expect(changedReport(plainPage(), titled(title))[0]).toBe(`${start}prometeu undo Abcdefghij0123456789`);
  });

  it.each([
    ['/games/starfall', '-p /games/starfall'],
    ['/my games/star fall', '-p "/my games/star fall"'],
  ])('names a project elsewhere: %s', (elsewhere, option) => {
    expect(changedReport(plainPage(), { ...changed, elsewhere })[0]).toContain(`Abcdefghij0123456789 ${option}`);
  });

  it('tells whoever saw no preview what became of the problems', () => {
    const diagnostics = { appear: [finding('error'), finding('warning')], disappear: [finding('info')] };
    const preview = { ...samplePreview, diagnostics };
    expect(changedReport(plainPage(), { ...changed, preview })[1]).toBe('  new: 1 error, 1 warning (see prometeu doctor); gone: 1 info');
  });

  it('names the bytes that somebody saved meanwhile', () => {
    const conflicts = [{ path: 'assets/a/asset.json', kept_at: 'assets/.prometeu/conflicts/x' }];
    expect(changedReport(plainPage(), { ...changed, result: { ...sampleChange, conflicts } })[1]).toBe(
      'Somebody saved assets/a/asset.json meanwhile: those bytes are kept in assets/.prometeu/conflicts/x.',
    );
  });

  it('says when the disk did not confirm it, and what to do', () => {
    const lines = changedReport(plainPage(), { ...changed, result: { ...sampleChange, durability: 'unknown' } });
    expect(lines.slice(1)).toEqual([
      'The change is made, but the disk did not confirm the last flush.',
      'A power cut now could take it back. Run prometeu status: opening the project flushes it again.',
    ]);
  });
});
