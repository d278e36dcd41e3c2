import { describe, expect, it } from 'vitest';
import { runFakeCli } from '../../../support/fake-cli.ts';

describe('prometeu show', () => {
  it('tells one asset whole', async () => {
    const ran = await runFakeCli(['show', '2']);
    expect(ran.exit).toBe(0);
    expect(ran.out).toMatch(/^asteroids {2}2 warnings\n/u);
  });

  it('takes the project after the asset', async () => {
    expect((await runFakeCli(['show', '2', 'starfall'], { directory: '/games' })).exit).toBe(0);
  });

  it('is exit code 2 for an asset that is not there', async () => {
    const ran = await runFakeCli(['show', 'astroids']);
    expect(ran.exit).toBe(2);
    expect(ran.err).toContain('Did you mean asteroids?');
  });
});
