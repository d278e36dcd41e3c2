import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prometeu } from '../support/cli.ts';
import { buildFootprint, copyOfStarfall } from '../support/starfall.ts';
import { uuidOf } from '../../test/support/workspace.ts';

/** Starfall with so much more music that a pack takes longer than a signal needs to arrive. */
function longPlaying(): string {
  const project = copyOfStarfall();
  const path = join(project, 'assets/.prometeu/index.json');
  const registry = JSON.parse(readFileSync(path, 'utf8')) as { next_asset_id: number; assets: object[] };
  for (let copy = 1; copy <= 40; copy += 1) {
    const root = `sounds/album-${copy}`;
    cpSync(join(project, 'assets/sounds/music'), join(project, 'assets', root), { recursive: true });
    const declaration = join(project, 'assets', root, 'asset.json');
    const text = readFileSync(declaration, 'utf8').replace(/"asset_uuid": "[^"]*"/u, `"asset_uuid": "${uuidOf(copy)}"`);
    writeFileSync(declaration, text.replace('"sample_rate": 22050', '"sample_rate": 44100'));
    registry.assets.push({ asset_id: 100 + copy, asset_uuid: uuidOf(copy), root, included_in_build: true });
  }
  writeFileSync(path, JSON.stringify({ ...registry, next_asset_id: 200 }));
  return project;
}

describe('an interrupted pack', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s while it materializes: exit code %i, and build/ is as it was', async (signal, exit) => {
    const project = longPlaying();
    // The build that has to stand is of the example alone.
    const small = copyOfStarfall();
    await prometeu(['pack', small]);
    cpSync(join(small, 'build'), join(project, 'build'), { recursive: true });
    const before = buildFootprint(project);

    let sent = false;
    const ran = await prometeu(['pack', project, '--no-cache', '--events'], {}, (out, child) => {
      if (sent || !out.includes('"phase":"materialize"')) return;
      sent = true;
      child.kill(signal);
    });
    expect(ran.exit).toBe(exit);
    expect(JSON.parse(ran.out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ status: 'cancelled' });
    expect(ran.err).toContain('the old build stays');
    expect(buildFootprint(project)).toEqual(before);
  });

  it('leaves nothing that keeps the next pack from working', async () => {
    const project = longPlaying();
    let sent = false;
    await prometeu(['pack', project, '--no-cache', '--events'], {}, (out, child) => {
      if (sent || !out.includes('"phase":"materialize"')) return;
      sent = true;
      child.kill('SIGINT');
    });
    expect((await prometeu(['pack', project])).exit).toBe(0);
    expect((await prometeu(['verify', project])).exit).toBe(0);
  });
});
