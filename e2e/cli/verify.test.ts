import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prometeu } from '../support/cli.ts';
import { buildFiles, copyOfStarfall } from '../support/starfall.ts';

describe('prometeu verify', () => {
  it('is 0 for the build of a project and for a lone archive', async () => {
    const project = copyOfStarfall();
    await prometeu(['pack', project]);
    const whole = await prometeu(['verify', project]);
    expect(whole.exit).toBe(0);
    expect(whole.out).toContain('and 3 companions');
    const alone = await prometeu(['verify', join(project, 'build/assets.pa')]);
    expect(alone.exit).toBe(0);
    expect(alone.out).not.toContain('companions');
  });

  it('is 1 where nothing was packed yet', async () => {
    expect((await prometeu(['verify', copyOfStarfall()])).exit).toBe(1);
  });

  it.each(buildFiles)('finds a flipped byte anywhere in %s and says where', async (file) => {
    const project = copyOfStarfall();
    await prometeu(['pack', project]);
    const path = join(project, 'build', file);
    const intact = readFileSync(path);
    for (const byte of samplePositions(intact.length)) {
      const damaged = Buffer.from(intact);
      damaged[byte] = (damaged[byte] ?? 0) ^ 0x01;
      writeFileSync(path, damaged);
      const { exit, out } = await prometeu(['verify', project]);
      expect({ byte, exit }).toEqual({ byte, exit: 1 });
      expect(out).toContain(join('build', file));
      expect(out).toMatch(/damaged: \d+ faults? in/u);
    }
    writeFileSync(path, intact);
    expect((await prometeu(['verify', project])).exit).toBe(0);
  });

  it('--determinism packs twice in different surroundings and finds no difference', async () => {
    const { exit, out } = await prometeu(['verify', '--determinism', copyOfStarfall()]);
    expect(exit).toBe(0);
    expect(out).toMatch(/^reproducible: /u);
  });
});

/** Both ends, and some places between them that are not multiples of anything. */
function samplePositions(length: number): number[] {
  const fractions = [0.013, 0.21, 0.477, 0.681, 0.93];
  return [0, 9, ...fractions.map((fraction) => Math.floor(fraction * length)), length - 1];
}
