import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prometeu, prometeuJson } from '../support/cli.ts';
import { buildFiles, buildFootprint, copyOfStarfall, readBuild } from '../support/starfall.ts';

describe('prometeu pack', () => {
  it('packs the example and names the four files', async () => {
    const project = copyOfStarfall();
    const { exit, out, err } = await prometeu(['pack', project]);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    for (const file of buildFiles) expect(out).toContain(join('build', file));
    expect(Object.keys(readBuild(project))).toEqual(buildFiles);
  });

  it('says unchanged the second time and touches no file', async () => {
    const project = copyOfStarfall();
    await prometeu(['pack', project]);
    const before = buildFootprint(project);
    const { exit, out } = await prometeu(['pack', project]);
    expect(exit).toBe(0);
    expect(out).toMatch(/^unchanged: /mu);
    expect(buildFootprint(project)).toEqual(before);
  });

  it('makes the same bytes without the cache', async () => {
    const project = copyOfStarfall();
    await prometeu(['pack', project]);
    expect(await prometeuJson(['pack', project, '--no-cache'])).toMatchObject({ unchanged: true, cache_hits: 0 });
  });

  it('--dry-run shows the plan and writes nothing', async () => {
    const project = copyOfStarfall();
    const { exit, out } = await prometeu(['pack', '--dry-run'], { cwd: project });
    expect(exit).toBe(0);
    expect(out).toContain('Nothing was written');
    expect(() => readBuild(project)).toThrow('ENOENT');
  });

  it('--check is 1 before a pack, 0 after it, 1 after an edit, and writes nothing', async () => {
    const project = copyOfStarfall();
    expect((await prometeu(['pack', '--check', project])).exit).toBe(1);
    expect(() => readBuild(project)).toThrow('ENOENT');

    await prometeu(['pack', project]);
    const before = buildFootprint(project);
    expect((await prometeu(['pack', '--check', project])).exit).toBe(0);
    writeFileSync(join(project, 'assets/data/story/credits.txt'), 'Nobody\n');
    const changed = await prometeu(['pack', '--check', project]);
    expect(changed.exit).toBe(1);
    expect(changed.out).toContain(join('build', 'assets.pa'));
    expect(buildFootprint(project)).toEqual(before);
  });

  it('finds the project from a folder inside it', async () => {
    const project = copyOfStarfall();
    const { exit, out } = await prometeu(['pack'], { cwd: join(project, 'assets/tiles/hud') });
    expect(exit).toBe(0);
    expect(out).toContain(join('../../../build/assets.pa'));
  });
});

describe('a broken asset', () => {
  const broken: [string, string, (bytes: Buffer) => Buffer | string, RegExp][] = [
    ['a truncated picture', 'assets/tiles/hud/hud.png', (bytes) => bytes.subarray(0, bytes.length - 40), /hud\.png/u],
    ['a picture that is none', 'assets/tiles/hud/hud.png', () => 'not a picture', /hud\.png/u],
    ['a sound cut short', 'assets/sounds/music/game-over.wav', (bytes) => bytes.subarray(0, 60), /game-over\.wav/u],
    ['a declaration that is no JSON', 'assets/tiles/hud/asset.json', () => '{\n  "schema_version": 1,\n}', /asset\.json:3:1/u],
    [
      'a parameter out of range',
      'assets/tiles/hud/asset.json',
      (bytes) => bytes.toString().replace('"tile_size": 8', '"tile_size": 7'),
      /asset\.json:\d+:\d+/u,
    ],
    ['an input that is not there', 'assets/tiles/hud/asset.json', (bytes) => bytes.toString().replace('hud.png', 'hut.png'), /asset\.json:\d+:\d+/u],
  ];

  it.each(broken)('%s blocks the pack with file and place, and build/ is as it was', async (_, file, damage, place) => {
    const project = copyOfStarfall();
    await prometeu(['pack', project]);
    const before = buildFootprint(project);
    const path = join(project, file);
    const intact = readFileSync(path);
    writeFileSync(path, damage(intact));
    expect(readFileSync(path).equals(intact)).toBe(false);

    const { exit, out } = await prometeu(['pack', project]);
    expect(exit).toBe(1);
    expect(out).toMatch(place);
    expect(out).toContain('The old build stands');
    expect(buildFootprint(project)).toEqual(before);
  });

  it('hides none of the others: all are listed and checked', async () => {
    const project = copyOfStarfall();
    writeFileSync(join(project, 'assets/tiles/hud/asset.json'), '{');
    writeFileSync(join(project, 'assets/sprites/rocks/asset.json'), '');
    const list = (await prometeuJson(['list', project])) as { total: number; assets: unknown[] };
    expect([list.total, list.assets.length]).toEqual([26, 26]);

    const { exit, out } = await prometeu(['doctor', project]);
    expect(exit).toBe(1);
    expect(out).toContain('tiles/hud/asset.json:1:2');
    expect(out).toContain('sprites/rocks/asset.json');
    expect(out).toMatch(/2[567] assets/u);
  });
});
