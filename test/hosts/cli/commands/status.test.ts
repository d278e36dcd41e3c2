import { describe, expect, it } from 'vitest';
import { runFakeCli } from '../../../support/fake-cli.ts';
import { ok } from '../../../../src/base/result.ts';
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

  it('is done whatever the state it reports', async () => {
    const diverged: typeof sampleStatus = { ...sampleStatus, state: 'diverged', reasons: ['A root is missing.'] };
    const ran = await runFakeCli(['status'], { services: { getProjectStatus: () => Promise.resolve(ok(diverged)) } });
    expect(ran.exit).toBe(0);
    expect(ran.out).toContain('A root is missing.');
  });
});
