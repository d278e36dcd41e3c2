import { describe, expect, it } from 'vitest';
import { projectName, statusReport } from '../../../../src/hosts/cli/report/status.ts';
import { clockTime } from '../../../../src/hosts/cli/report/time.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleItem } from '../../../support/sample-drift.ts';
import { sampleStatus } from '../../../support/sample-responses.ts';

const agreed = { generation: 1, state: 'fresh', total: 0, counts: { content: 0, information: 0, decision: 0 }, items: [] } as const;
const none = { ...agreed, items: [] };

describe('statusReport', () => {
  it('tells state, contents and problems', () => {
    expect(statusReport(plainPage(), sampleStatus, none)).toEqual([
      'starfall  fresh',
      '',
      '  directory  /games/starfall',
      '  generation 1',
      `  disk       compared at ${clockTime(sampleStatus.observation.checked_at)}`,
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
    }, none);
    expect(lines.slice(0, 2)).toEqual(['starfall  diverged', '  assets/ships/player has no asset.json.']);
    expect(lines).toContain('  assets     4 registered: 3 in the build, 1 excluded, 1 missing');
    expect(lines.at(-1)).toBe('  access     read only: the registry is of a newer version');
  });

  it('never calls a project clean whose assets nobody has checked', () => {
    const problems = { errors: 0, warnings: 0, infos: 0, unchecked_assets: 4 };
    expect(statusReport(plainPage(), { ...sampleStatus, problems }, none).at(-1)).toContain('none known; 4 assets not checked');
    const checked = { ...problems, unchecked_assets: 0 };
    expect(statusReport(plainPage(), { ...sampleStatus, problems: checked }, none).at(-1)).toBe('  problems   none');
  });
});

describe('what is to be decided', () => {
  const divergence = { ...agreed, total: 3, counts: { content: 0, information: 1, decision: 2 }, items: [sampleItem(), sampleItem({ id: 'root_moved:8' }), sampleItem({ id: 'root_appeared:x', kind: 'root_appeared', class: 'information' })] };

  it('stands below, counted, with what settles it', () => {
    const lines = statusReport(plainPage(), sampleStatus, divergence);
    expect(lines).toContain('2 decisions are owed, 1 thing worth knowing:');
    expect(lines).toContain('assets/tiles/hud  root_moved:8');
    expect(lines.at(-1)).toBe('prometeu reconcile settles what is to be decided.');
  });

  it('is not told twice, as a reason and as an item', () => {
    const [item] = divergence.items;
    const lines = statusReport(plainPage(), { ...sampleStatus, state: 'diverged', reasons: [`assets/tiles/hud: ${item?.message ?? ''}`, 'Another.'] }, divergence);
    expect(lines.slice(0, 3)).toEqual(['starfall  diverged', '  Another.', '']);
  });

  it('ends with how many more there are', () => {
    const lines = statusReport(plainPage(), sampleStatus, divergence, 1);
    expect(lines).toContain('… and 2 more items: --json has them all');
    expect(lines).not.toContain('assets/tiles/hud  root_moved:8');
  });
});

it('says how the disk is watched, and why not', () => {
  const checked_at = sampleStatus.observation.checked_at;
  const told = (observation: typeof sampleStatus.observation) => statusReport(plainPage(), { ...sampleStatus, observation }, none).find((line) => line.startsWith('  disk'));
  expect(told({ mode: 'live', checked_at })).toBe(`  disk       watched, last compared at ${clockTime(checked_at)}`);
  expect(told({ mode: 'polling', reason: 'no watches left', checked_at })).toBe(`  disk       not watched, last compared at ${clockTime(checked_at)}: no watches left`);
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

it('a status counts no assets where the registry cannot be read', () => {
  expect(statusReport(plainPage(), { ...sampleStatus, registry_unread: 'The registry cannot be read.' }, none)).toContain('  assets     The registry cannot be read.');
});
