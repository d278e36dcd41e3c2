import { describe, expect, it } from 'vitest';
import { projectName, statusReport } from '../../../../src/hosts/cli/report/status.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleStatus } from '../../../support/sample-responses.ts';

describe('statusReport', () => {
  it('tells state, contents and problems', () => {
    expect(statusReport(plainPage(), sampleStatus)).toEqual([
      'starfall  fresh',
      '',
      '  directory  /games/starfall',
      '  assets     4 registered: 3 in the build, 1 excluded, 1 unregistered root',
      '  files      29 artifacts below assets/',
      '  problems   1 warning; 2 assets not checked yet (prometeu doctor)',
    ]);
  });

  it('says why a project is not fresh and may not be written', () => {
    const lines = statusReport(plainPage(), {
      ...sampleStatus,
      state: 'diverged',
      reasons: ['assets/ships/player has no asset.json.'],
      access: { mode: 'read_only', reason: 'the registry is of a newer version' },
      counts: { ...sampleStatus.counts, missing: 1, unregistered: 0 },
    });
    expect(lines.slice(0, 2)).toEqual(['starfall  diverged', '  assets/ships/player has no asset.json.']);
    expect(lines).toContain('  assets     4 registered: 3 in the build, 1 excluded, 1 missing');
    expect(lines.at(-1)).toBe('  access     read only: the registry is of a newer version');
  });

  it('never calls a project clean whose assets nobody has checked', () => {
    const problems = { errors: 0, warnings: 0, infos: 0, unchecked_assets: 4 };
    expect(statusReport(plainPage(), { ...sampleStatus, problems }).at(-1)).toContain('none known; 4 assets not checked');
    const checked = { ...problems, unchecked_assets: 0 };
    expect(statusReport(plainPage(), { ...sampleStatus, problems: checked }).at(-1)).toBe('  problems   none');
  });
});

describe('projectName', () => {
  it.each([
    ['/games/starfall', 'starfall'],
    ['/games/starfall/', 'starfall'],
    ['C:\\games\\starfall', 'starfall'],
    ['/', '/'],
  ])('calls %s %s', (directory, name) => {
    expect(projectName(directory)).toBe(name);
  });
});
