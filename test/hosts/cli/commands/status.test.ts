import { describe, expect, it } from 'vitest';
import { runFakeCli } from '../../../support/fake-cli.ts';
import { ok } from '../../../../src/base/result.ts';
import { diverged, sampleItem } from '../../../support/sample-drift.ts';
import { sampleStatus } from '../../../support/sample-responses.ts';

describe('prometeu status', () => {
  it.each([
    ['the nearest project', [], '/games/starfall/assets/tiles'],
    ['a directory', ['starfall'], '/games'],
    ['--project', ['--project', 'starfall'], '/games'],
    ['-p', ['-p', '/games/starfall'], '/'],
  ])('shows %s', async (_, line, directory) => {
    const ran = await runFakeCli(['status', ...line], { directory });
    expect(ran.exit).toBe(0);
    expect(ran.out).toMatch(/^starfall {2}fresh\n/u);
  });

  it('is exit code 2 where there is no project', async () => {
    const ran = await runFakeCli(['status'], { directory: '/games' });
    expect(ran.exit).toBe(2);
    expect(ran.err).toContain('project_not_found');
  });

  it('is exit code 7 where a decision is owed, and shows the ways out', async () => {
    const ran = await runFakeCli(['status'], { services: diverged([sampleItem()]) });
    expect(ran.exit).toBe(7);
    expect(ran.out).toContain('- relocate:screens/hud');
  });

  it('is exit code 7 for a project that may disagree with the disk', async () => {
    const failed: typeof sampleStatus = { ...sampleStatus, state: 'failed', reasons: ['The registry could not be read.'] };
    const ran = await runFakeCli(['status'], { services: { getProjectStatus: () => Promise.resolve(ok(failed)) } });
    expect(ran.exit).toBe(7);
    expect(ran.out).toContain('The registry could not be read.');
  });

  it('is done where there is only something to know', async () => {
    const item = sampleItem({ kind: 'root_appeared', class: 'information' });
    expect((await runFakeCli(['status'], { services: diverged([item]) })).exit).toBe(0);
  });

  it('shows 20 items of very many, all as JSON, and as many as are asked for', async () => {
    const items = Array.from({ length: 2500 }, (_, index) => sampleItem({ id: `root_moved:${index}` }));
    const fake = { services: diverged(items) };
    const people = await runFakeCli(['status'], fake);
    expect(people.out.match(/root_moved:\d+/gu)).toHaveLength(20);
    expect(people.out).toContain('… and 2,480 more items');
    const json = JSON.parse((await runFakeCli(['status', '--json'], fake)).out) as { divergence: { total: number; items: unknown[] } };
    expect(json.divergence.items).toEqual(items);
    expect((await runFakeCli(['status', '--limit', '3'], fake)).out.match(/root_moved:\d+/gu)).toHaveLength(3);
  });
});
