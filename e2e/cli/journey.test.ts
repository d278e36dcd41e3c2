import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../test/support/temporary-directory.ts';
import { uuidOf } from '../../test/support/workspace.ts';
import { prometeu, prometeuJson, repository } from '../support/cli.ts';
import { copyOfStarfall } from '../support/starfall.ts';

describe('a new project', () => {
  it('is made, holds a first asset, and packs an empty archive until that is registered', async () => {
    const project = temporaryDirectory();
    expect((await prometeu(['init'], { cwd: project })).exit).toBe(0);
    const again = (await prometeuJson(['init', project])) as { created: string[]; kept: string[] };
    expect(again.created).toEqual([]);
    expect(again.kept).toContain('assets/.prometeu/index.json');

    const root = join(project, 'assets/story');
    mkdirSync(root);
    writeFileSync(join(root, 'intro.txt'), 'Once upon a time.\n');
    const declaration = {
      schema_version: 1,
      asset_uuid: uuidOf(1),
      asset_name: 'story',
      family: 'data_bank',
      inputs: { files: ['*.txt'] },
      output: { format: 'DATA/blob_v1' },
    };
    writeFileSync(join(root, 'asset.json'), JSON.stringify(declaration));
    expect((await prometeu(['list', '--unregistered'], { cwd: project })).out).toContain('story');
    expect((await prometeu(['pack'], { cwd: project })).exit).toBe(0);
    expect(readFileSync(join(project, 'build/assets.pa'))).toHaveLength(64);

    const entry = { asset_id: 1, asset_uuid: uuidOf(1), root: 'story', included_in_build: true };
    const registry = { schema_version: 1, next_asset_id: 2, assets: [entry] };
    writeFileSync(join(project, 'assets/.prometeu/index.json'), JSON.stringify(registry));
    expect((await prometeu(['pack'], { cwd: project })).exit).toBe(0);
    expect((await prometeu(['extract', 'story', '-o', 'story.bin'], { cwd: project })).exit).toBe(0);
    expect(readFileSync(join(project, 'story.bin'), 'utf8')).toBe('Once upon a time.\n');
  });
});

describe('an archive', () => {
  it('never overwrites what it is extracted over', async () => {
    const project = copyOfStarfall();
    await prometeu(['pack'], { cwd: project });
    writeFileSync(join(project, 'mine.txt'), 'mine');
    const { exit, err } = await prometeu(['extract', '2', '-o', 'mine.txt'], { cwd: project });
    expect(exit).toBe(2);
    expect(err).toContain('output_exists');
    expect(readFileSync(join(project, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('is compared with another one, asset by asset', async () => {
    const [one, other] = [copyOfStarfall(), copyOfStarfall()];
    writeFileSync(join(other, 'assets/data/story/credits.txt'), 'Nobody\n');
    for (const project of [one, other]) await prometeu(['pack', project]);
    expect((await prometeu(['diff', one, one])).out).toMatch(/^identical: /u);
    const { exit, out } = await prometeu(['diff', one, join(other, 'build/assets.pa'), '--exit-code']);
    expect(exit).toBe(1);
    expect(out).toMatch(/~ +31 +story +DATA/u);
    expect(out).toContain('1 changed, 24 unchanged');
  });
});

describe('a project that another process holds', () => {
  it('is exit code 5, and names who has it', async () => {
    const project = copyOfStarfall();
    const holder = spawn(process.execPath, [join(repository, 'test/support/hold-project-lock.ts'), project], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    const ran = await prometeu(['pack', project, '--wait', '0']);
    holder.stdin.end();
    await once(holder, 'close');
    expect(ran.exit).toBe(5);
    expect(ran.out + ran.err).toContain('prometeu pack');
    expect((await prometeu(['pack', project, '--wait', '0'])).exit).toBe(0);
  });
});
