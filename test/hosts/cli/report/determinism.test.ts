import { describe, expect, it } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import { determinismReport } from '../../../../src/hosts/cli/report/determinism.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleDeterminism } from '../../../support/sample-responses.ts';

describe('determinismReport', () => {
  it('shows what was compared and how the second run was another one', () => {
    expect(determinismReport(plainPage(), sampleDeterminism)).toEqual([
      'reproducible: two packs made the same 2 files',
      `  assets.pa     same  ${'a'.repeat(64)}`,
      `  preload.json  same  ${'b'.repeat(64)}`,
      '  the second pack ran with time zone Pacific/Kiritimati, locale tr_TR.UTF-8, workers 1',
    ]);
  });

  it('names the owner of the first differing byte', () => {
    const files = [{ file: 'assets.pa', first: 'a'.repeat(64), second: 'c'.repeat(64) }];
    const lines = determinismReport(plainPage(), {
      ...sampleDeterminism,
      outcome: 'different',
      files,
      first_difference: { file: 'assets.pa', byte: 812, owner: 'slice of asset 3 (overworld)' },
    });
    expect(lines.slice(0, 3)).toEqual([
      'not reproducible: two packs of the same inputs differ',
      '  first at assets.pa @ byte 812: slice of asset 3 (overworld)',
      `  assets.pa  differs  ${'a'.repeat(64)}`,
    ]);
  });

  it('says that changed inputs decide nothing', () => {
    const lines = determinismReport(plainPage(), { ...sampleDeterminism, outcome: 'inputs_changed', files: [] });
    expect(lines[0]).toMatch(/^undecided: inputs changed/u);
  });

  it('says why there was nothing to compare', () => {
    const failure = { kind: 'gate', error: packerError('gate_blocked', 'One error.', 'Mend it.'), diagnostics: [] } as const;
    const lines = determinismReport(plainPage(), {
      ...sampleDeterminism,
      outcome: 'not_packable',
      files: [],
      failure: { ...failure, diagnostics: [] },
    });
    expect(lines[0]).toBe('error: One error.');
    expect(lines.at(-1)).toMatch(/^undecided: there is no pack/u);
  });
});
