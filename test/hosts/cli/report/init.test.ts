import { describe, expect, it } from 'vitest';
import { initReport } from '../../../../src/hosts/cli/report/init.ts';
import { plainPage } from '../../../support/page.ts';

describe('initReport', () => {
  it('tells what was written, what was kept, and what comes next', () => {
    const made = { directory: '/games/new', created: ['assets/.prometeu/index.json'], kept: ['assets/.prometeu/.gitignore'] };
    expect(initReport(plainPage(80), made)).toEqual([
      'initialised /games/new',
      '  + assets/.prometeu/index.json',
      '  = assets/.prometeu/.gitignore (kept)',
      'An asset is a folder below assets/ with an asset.json: prometeu create makes',
      'one, prometeu register takes in those that are there.',
    ]);
  });

  it('tells how git merges from now on, and what the team has to do', () => {
    const installed = { driver: 'npx prometeu', attributes: { file: 'assets/.prometeu/.gitattributes', written: true } };
    expect(initReport(plainPage(), { directory: '/games/new', created: [], kept: [] }, { installed }).slice(1, 4)).toEqual([
      'git merges the registry by asset in this clone:',
      '  merge.prometeu.driver = npx prometeu',
      'Commit assets/.prometeu/.gitattributes; whoever clones the project runs prometeu init --merge-driver once.',
    ]);
  });
});
