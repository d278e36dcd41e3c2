import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { prometeu } from '../support/cli.ts';
import { commitAll, git } from '../support/git.ts';
import { copyOfStarfall, readBuild } from '../support/starfall.ts';
import { WatchProcess } from '../support/watching.ts';

async function watching(project: string, line: readonly string[] = []): Promise<WatchProcess> {
  const watch = await WatchProcess.live(project, line);
  onTestFinished(async () => {
    await watch.end('SIGKILL');
  });
  return watch;
}

function append(project: string, file: string, text: string): void {
  const path = join(project, file);
  writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from(text)]));
}

/** What a pack makes of the project as it is now, elsewhere. */
async function packedAnew(project: string): Promise<Record<string, Buffer>> {
  const copy = join(copyOfStarfall(), '..', 'copy');
  cpSync(project, copy, { recursive: true });
  rmSync(join(copy, 'build'), { recursive: true, force: true });
  expect((await prometeu(['pack', copy])).exit).toBe(0);
  return readBuild(copy);
}

describe('prometeu watch', () => {
  it('tells an edit, and ends at Ctrl+C with exit code 130 and nothing on standard error', async () => {
    const project = copyOfStarfall();
    const watch = await watching(project);
    append(project, 'assets/data/story/credits.txt', 'And you.\n');
    expect(await watch.says(/changed data\/story/u)).toMatch(/^\d\d:\d\d:\d\d {2}assets {4}changed data\/story \(asset 31\) {2}generation 2, by the disk$/u);
    expect(await watch.end()).toBe(130);
    expect(watch.err).toBe('');
  });

  it('ends at SIGTERM with exit code 143', async () => {
    expect(await (await watching(copyOfStarfall())).end('SIGTERM')).toBe(143);
  });

  it('tells a moved asset as a decision, and that it is settled when it comes back', async () => {
    const project = copyOfStarfall();
    const watch = await watching(project);
    const [here, there] = [join(project, 'assets/tiles/hud'), join(project, 'assets/tiles/elsewhere')];
    renameSync(here, there);
    expect(await watch.says(/^\S+ {2}state .*→/u)).toContain('fresh → diverged');
    expect(await watch.says(/^\S+ {2}decide/u)).toContain('root_moved:2');
    renameSync(there, here);
    expect(await watch.says(/^\S+ {2}state .*→/u)).toContain('diverged → fresh');
    await watch.says(/settled {3}root_moved:2/u);
  });

  it('tells problems that come and go', async () => {
    const project = copyOfStarfall();
    const watch = await watching(project);
    await watch.says(/problems/u);
    const path = join(project, 'assets/tiles/hud/hud.png');
    const sound = readFileSync(path);
    writeFileSync(path, 'no picture');
    await watch.says(/error +\S*tiles\/hud\/hud\.png/u);
    writeFileSync(path, sound);
    await watch.says(/solved +\S*tiles\/hud\/hud\.png/u);
  });

  it('adopts what another process of the packer changes, without a decision', async () => {
    const project = copyOfStarfall();
    const watch = await watching(project);
    expect((await prometeu(['move', 'hud', 'screens/hud', '--yes'], { cwd: project })).exit).toBe(0);
    await watch.says(/assets {4}.*screens\/hud \(asset 2\)/u);
    append(project, 'assets/data/story/credits.txt', 'And you.\n');
    await watch.says(/changed data\/story/u);
    expect((await prometeu(['status', project, '--json'])).exit).toBe(0);
    expect(await watch.end()).toBe(130);
  });

  it('prints events as lines and the status last under --events', async () => {
    const project = copyOfStarfall();
    const watch = new WatchProcess(project, ['--events']);
    await watch.says(/"mode":"live"/u);
    append(project, 'assets/data/story/credits.txt', 'And you.\n');
    await watch.says(/"type":"snapshot\.published"/u);
    expect(await watch.end()).toBe(130);
    const lines = watch.out.trimEnd().split('\n').map((line) => JSON.parse(line) as { sequence?: number; type?: string; state?: string });
    expect(lines.at(-1)).toMatchObject({ state: 'fresh', generation: 2 });
    const sequences = lines.flatMap(({ sequence, type }) => (type !== undefined && sequence !== undefined ? [sequence] : []));
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  });

  it('tells that the project was moved away, and that it has to be decided about when it is back', async () => {
    const project = copyOfStarfall();
    const watch = await watching(project);
    renameSync(project, `${project}-elsewhere`);
    await watch.says(/state {5}fresh → failed/u);
    await watch.says(/watching {2}polling/u);
    renameSync(`${project}-elsewhere`, project);
    await watch.says(/could not be read for a time/u);
    await watch.says(/live: changes are told/u);
    append(project, 'assets/data/story/credits.txt', 'And you.\n');
    await watch.says(/changed data\/story/u);
    expect(await watch.end()).toBe(130);
  });

  it('tells a merge conflict that a pull brings as decisions, and that it is settled once it is resolved', async () => {
    const project = copyOfStarfall();
    commitAll(project);
    const declaration = 'assets/data/story/asset.json';
    const change = (name: string, root: string): void => {
      const registry = join(project, 'assets/.prometeu/index.json');
      writeFileSync(registry, readFileSync(registry, 'utf8').replace(/("root": "data\/story", "included_in_build": true)/u, `$1, "note": "${root}"`));
      const path = join(project, declaration);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/"asset_name": "[^"]*"/u, `"asset_name": "${name}"`));
      git(project, 'commit', '--quiet', '--all', '--message', name);
    };
    git(project, 'config', 'user.name', 'T');
    git(project, 'config', 'user.email', 't@example.org');
    git(project, 'checkout', '--quiet', '-b', 'other');
    change('theirs', 'a');
    git(project, 'checkout', '--quiet', '-');
    change('ours', 'b');
    const watch = await watching(project);
    expect(() => git(project, '-c', 'merge.conflictStyle=merge', 'merge', 'other')).toThrow();
    await watch.says(/state .*→ diverged/u);
    await watch.says(/decide .*/u);
    expect(readFileSync(join(project, declaration), 'utf8')).toContain('<<<<<<<');
    git(project, 'checkout', '--quiet', '--theirs', '.');
    await watch.says(/settled {3}registry_conflict/u);
    await watch.says(/→ fresh/u, 'anywhere');
    expect(await watch.end()).toBe(130);
    expect((await prometeu(['list', project])).out).toContain('theirs');
  });

  it('leaves every file of the workspace as it was', async () => {
    const project = copyOfStarfall();
    commitAll(project);
    const watch = await watching(project);
    rmSync(join(project, 'assets/tiles/hud/asset.json'));
    await watch.says(/decide/u);
    expect(git(project, 'status', '--porcelain')).toBe(' D assets/tiles/hud/asset.json\n');
  });
});

describe('prometeu watch --pack', () => {
  it('keeps build/ what the workspace makes, through edits in a row', async () => {
    const project = copyOfStarfall();
    const watch = await watching(project, ['--pack']);
    await watch.says(/packed {4}25 assets/u);
    append(project, 'assets/data/story/credits.txt', 'One.\n');
    await watch.says(/changed data\/story/u);
    append(project, 'assets/data/story/credits.txt', 'Two.\n');
    await watch.says(/generation 3/u);
    await watch.says(/packed/u);
    expect(await watch.end()).toBe(130);
    expect(readBuild(project)).toEqual(await packedAnew(project));
  });

  it('packs nothing that the settings leave to people, and says so', async () => {
    const project = copyOfStarfall();
    writeFileSync(join(project, 'assets/.prometeu/project.json'), '{"schema_version": 1, "refresh": "manual"}\n');
    const watch = await watching(project, ['--pack']);
    await watch.says(/packed {4}25 assets/u);
    const before = readBuild(project);
    append(project, 'assets/data/story/credits.txt', 'One.\n');
    await watch.says(/state .*fresh → stale/u);
    await watch.says(/waiting .*the settings leave refreshing to you/u);
    expect(await watch.end()).toBe(130);
    expect(readBuild(project)).toEqual(before);
  });

  it('takes 20,000 new files in as one burst, and packs what they make', async () => {
    const project = copyOfStarfall();
    const watch = await watching(project, ['--pack']);
    await watch.says(/packed {4}25 assets/u);
    const path = join(project, 'assets/data/story/asset.json');
    for (let at = 0; at < 200; at += 1) {
      mkdirSync(join(project, `assets/data/story/many/${at}`), { recursive: true });
      for (let file = 0; file < 100; file += 1) writeFileSync(join(project, `assets/data/story/many/${at}/${file}.txt`), `${at}/${file}`);
    }
    await watch.says(/changed data\/story/u);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"files": \[/u, '"files": ["many/**", '));
    const expected = await packedAnew(project);
    // What was packed while files still arrived is packed again.
    while (!isDeepStrictEqual(readBuild(project), expected)) await watch.says(/packed {4}25 assets/u);
    expect(await watch.end()).toBe(130);
    expect(watch.err).toMatch(/^(Stopping; the old build stays until then\..*\n)?$/u);
    expect(readBuild(project)).toEqual(expected);
  }, 240_000);

  it('follows a branch that is checked out, there and back', async () => {
    const project = copyOfStarfall();
    commitAll(project);
    git(project, 'checkout', '--quiet', '-b', 'other');
    expect((await prometeu(['move', 'hud', 'screens/hud', '--yes'], { cwd: project })).exit).toBe(0);
    expect((await prometeu(['delete', 'story', '--yes'], { cwd: project })).exit).toBe(0);
    git(project, 'add', '--all');
    git(project, '-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '--quiet', '--message', 'other');
    const watch = await watching(project, ['--pack']);
    await watch.says(/packed {4}24 assets/u);
    const other = readBuild(project);
    git(project, 'checkout', '--quiet', '-');
    await watch.says(/packed {4}25 assets/u);
    expect(readBuild(project)).toEqual(await packedAnew(project));
    git(project, 'checkout', '--quiet', 'other');
    await watch.says(/packed {4}24 assets/u);
    expect(await watch.end()).toBe(130);
    expect(readBuild(project)).toEqual(other);
  });

  it('packs nothing while a decision is owed, and once it was taken by another process', async () => {
    const project = copyOfStarfall();
    const watch = await watching(project, ['--pack']);
    await watch.says(/packed {4}25 assets/u);
    rmSync(join(project, 'assets/tiles/hud'), { recursive: true });
    await watch.says(/decide/u);
    expect((await prometeu(['reconcile', project, '--accept', 'root_missing', '--yes'])).exit).toBe(0);
    await watch.says(/packed {4}24 assets/u);
    expect(existsSync(join(project, 'build/assets.pa'))).toBe(true);
    expect(await watch.end()).toBe(130);
    expect(readBuild(project)).toEqual(await packedAnew(project));
  });
});
