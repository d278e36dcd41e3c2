import { describe, expect, it } from 'vitest';
import { doctorReport, validationReport } from '../../../../src/hosts/cli/report/findings.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleDiagnostics, sampleDoctor, sampleValidation } from '../../../support/sample-responses.ts';

describe('doctorReport', () => {
  it('closes with the count and what was looked at', () => {
    expect(doctorReport(plainPage(), sampleDoctor).at(-1)).toBe('3 errors, 1 warning, 1 info in 5 assets, 29 files, 1.4 MiB');
  });

  it('is one line for a healthy project', () => {
    expect(doctorReport(plainPage(), { ...sampleDoctor, diagnostics: [] })).toEqual([
      'healthy: nothing to report in 5 assets, 29 files, 1.4 MiB',
    ]);
  });
});

describe('validationReport', () => {
  it('says ready', () => {
    expect(validationReport(plainPage(), sampleValidation)).toEqual(['ready: 2 assets can be packed']);
  });

  it('says blocked, after what blocks', () => {
    const lines = validationReport(plainPage(), { ...sampleValidation, blocked: true, diagnostics: [...sampleDiagnostics] });
    expect(lines[0]).toBe('assets/ships/player/hull.png  asset 1');
    expect(lines.at(-1)).toBe('blocked: a pack of 2 assets would not start (3 errors, 1 warning, 1 info)');
  });

  it('says why no pack would begin at all', () => {
    const refused = { code: 'project_failed' as const, message: 'It broke off.', remedy: 'Reopen it.' };
    expect(validationReport(plainPage(), { ...sampleValidation, blocked: true, refused })).toEqual(['refused: It broke off. Reopen it.', 'blocked: a pack of 2 assets would not start']);
  });
});
