import { describe, expect, it } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import { errorReport } from '../../../../src/hosts/cli/report/error.ts';
import { plainPage } from '../../../support/page.ts';

describe('errorReport', () => {
  it('says what, where, what to do, and under which code', () => {
    const error = packerError('no_space', 'The disk is full.', 'Make room and pack again.', {
      place: { file: 'build/assets.pa' },
      cause: 'ENOSPC',
    });
    expect(errorReport(plainPage(), error)).toEqual([
      'error: The disk is full.',
      '       at build/assets.pa',
      '       fix: Make room and pack again.',
      '       no_space, ENOSPC',
    ]);
  });

  it('keeps to the width of the page', () => {
    const error = packerError('io_error', 'one two three four five six seven eight nine', 'ten eleven twelve');
    expect(errorReport(plainPage(40), error)).toEqual([
      'error: one two three four five six seven',
      '       eight nine',
      '       fix: ten eleven twelve',
      '       io_error',
    ]);
  });
});

it.each([
  ['reconcile_required', 'prometeu reconcile'],
  ['entry_not_found', 'prometeu inspect'],
] as const)('the remedy of %s gets the command that does it', (code, command) => {
  expect(errorReport(plainPage(), packerError(code, 'No.', 'Do it.'))).toContain(`       fix: Do it. (${command})`);
});
