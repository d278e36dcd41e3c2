import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operations } from '../../src/contract/operations.ts';
import { temporaryDirectory } from '../../test/support/temporary-directory.ts';
import { prometeu, prometeuJson, repository } from '../support/cli.ts';
import { changedLines, changedSinceCommit, commitAll, statusOf } from '../support/git.ts';
import { copyOfStarfall, readBuild } from '../support/starfall.ts';
import { onTerminal } from '../support/terminal.ts';

const registry = 'assets/.prometeu/index.json';

function starfallInGit(): string {
  const project = copyOfStarfall();
  commitAll(project);
  return project;
}

/** A folder outside of any project with a picture and a text in a folder of its own. */
function outside(): string {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'more'));
  writeFileSync(join(directory, 'picture.png'), readFileSync(join(repository, 'examples/starfall/assets/tiles/hud/hud.png')));
  writeFileSync(join(directory, 'more/text.txt'), 'Hello.\n');
  return directory;
}

interface Kind {
  readonly line: readonly string[];
  /** `added deleted path` of each file, as git counts them. */
  readonly changed: readonly string[];
  /** It gives an id, which is never given again: the registry goes on counting. */
  readonly givesIds?: true;
}

const kinds: Record<string, Kind> = {
  create: {
    line: ['create', 'tiles/forest', '--family', 'tile_bank', '--tile-size', '16'],
    changed: [`3 2 ${registry}`, '8 0 assets/tiles/forest/asset.json'],
    givesIds: true,
  },
  register: { line: ['register', 'sprites/secret'], changed: [`3 2 ${registry}`], givesIds: true },
  unregister: { line: ['unregister', 'tiles/hud'], changed: [`0 1 ${registry}`] },
  delete: {
    line: ['delete', 'prototypes'],
    changed: [`1 2 ${registry}`, '0 8 assets/sprites/prototypes/asset.json', '- - assets/sprites/prototypes/grey-kestrel.png'],
  },
  move: {
    line: ['move', 'hud', 'screens/hud'],
    changed: [`1 1 ${registry}`, '0 0 assets/{tiles => screens}/hud/asset.json', '- - assets/{tiles => screens}/hud/hud.png'],
  },
  rename: { line: ['rename', 'hud', 'Heads up'], changed: ['1 1 assets/tiles/hud/asset.json'] },
  include: { line: ['include', 'prototypes'], changed: [`1 1 ${registry}`] },
  exclude: { line: ['exclude', 'hud', '1', 'assets/tiles/moon'], changed: [`3 3 ${registry}`] },
  set: { line: ['set', 'hud', 'output.columns=4', '--unset', 'preload'], changed: ['1 2 assets/tiles/hud/asset.json'] },
  preload: { line: ['preload', 'hud', 'none'], changed: ['1 2 assets/tiles/hud/asset.json'] },
  import: {
    line: ['import', 'story', '@outside/.', '--recursive', '--as', 'new'],
    changed: ['1 0 assets/data/story/new/more/text.txt', '- - assets/data/story/new/picture.png'],
  },
  'import --replace': {
    line: ['import', 'story', '@outside/more/text.txt', '--as', 'credits.txt', '--replace'],
    changed: ['1 14 assets/data/story/credits.txt'],
  },
  'remove-file': {
    line: ['remove-file', 'story', 'credits.txt', 'assets/data/story/dialogue/en.txt'],
    changed: ['0 14 assets/data/story/credits.txt', '0 13 assets/data/story/dialogue/en.txt'],
  },
  duplicate: {
    line: ['duplicate', 'hud', 'tiles/hud-two', '--name', 'second hud', '--exclude'],
    changed: [`3 2 ${registry}`, '9 0 assets/tiles/hud-two/asset.json', '- - assets/tiles/hud-two/hud.png'],
    givesIds: true,
  },
};

describe('a change from the command line', () => {
  it.each(Object.entries(kinds))('%s shows in git as what it is about, and undo takes it back', async (_, { line, changed, givesIds }) => {
    const project = starfallInGit();
    const elsewhere = outside();
    const typed = line.map((word) => word.replace('@outside', elsewhere));

    const shown = await prometeu([...typed, '--dry-run'], { cwd: project });
    expect(shown).toMatchObject({ exit: 0, err: '' });
    expect(statusOf(project)).toBe('');

    const made = await prometeu([...typed, '--yes'], { cwd: project });
    expect(made).toMatchObject({ exit: 0, err: '' });
    expect(changedSinceCommit(project)).toEqual(changed);

    const undone = await prometeu(['undo', '--yes'], { cwd: project });
    expect(undone).toMatchObject({ exit: 0, err: '' });
    expect(changedSinceCommit(project)).toEqual(givesIds ? [`1 1 ${registry}`] : []);
    if (givesIds) expect(changedLines(project, registry)).toEqual(['-  "next_asset_id": 36,', '+  "next_asset_id": 37,']);
    expect((await prometeu(['pack'], { cwd: project })).exit).toBe(0);
  });

  it('and its undo leave the very build that was', async () => {
    const project = starfallInGit();
    await prometeu(['pack'], { cwd: project });
    const before = readBuild(project);
    for (const line of [['rename', 'hud', 'x'], ['delete', 'story'], ['move', 'moon', 'moon']]) {
      expect((await prometeu([...line, '-y'], { cwd: project })).exit).toBe(0);
    }
    expect((await prometeu(['pack'], { cwd: project })).exit).toBe(0);
    expect(readBuild(project)).not.toEqual(before);
    for (let times = 0; times < 3; times += 1) expect((await prometeu(['undo', '-y'], { cwd: project })).exit).toBe(0);
    expect((await prometeu(['pack'], { cwd: project })).exit).toBe(0);
    expect(readBuild(project)).toEqual(before);
    expect(statusOf(project)).toBe('');
  });

  it('is made again by taking its undo back', async () => {
    const project = starfallInGit();
    await prometeu(['rename', 'hud', 'x', '-y'], { cwd: project });
    const { operation_id: undo } = (await prometeuJson(['undo', '-y', '-p', project])) as { operation_id: string };
    const { out } = await prometeu(['undo', undo.slice(0, 12), '-y'], { cwd: project });
    expect(out).toMatch(/^redone: Rename "hud" to "x" {2}take it back: prometeu undo /u);
    expect(changedSinceCommit(project)).toEqual(['1 1 assets/tiles/hud/asset.json']);
  });

  it('is not taken back over what somebody changed since: exit code 1, with the file', async () => {
    const project = starfallInGit();
    await prometeu(['rename', 'hud', 'x', '-y'], { cwd: project });
    const path = join(project, 'assets/tiles/hud/asset.json');
    const mine = `${readFileSync(path, 'utf8')}\n`;
    writeFileSync(path, mine);
    const { exit, err } = await prometeu(['undo', '-y'], { cwd: project });
    expect(exit).toBe(1);
    expect(err).toContain('assets/tiles/hud/asset.json');
    expect(err).toContain('undo_refused');
    expect(readFileSync(path, 'utf8')).toBe(mine);
  });

  it('stands in the history, newest first, with what became of it', async () => {
    const project = starfallInGit();
    expect((await prometeu(['history', project])).out).toBe('No change has been made here yet.\n');
    await prometeu(['rename', 'hud', 'x', '-y'], { cwd: project });
    await prometeu(['exclude', 'story', '-y'], { cwd: project });
    await prometeu(['undo', '-y'], { cwd: project });
    const [, ...rows] = (await prometeu(['history'], { cwd: project })).out.trimEnd().split('\n');
    expect(rows.map((row) => row.slice(42).trim()).slice(0, 3)).toEqual([
      'Undo: Exclude "story" from the build',
      expect.stringMatching(/^Exclude "story" from the build +undone$/u),
      'Rename "hud" to "x"',
    ]);
  });

  it('waits for another process that has the project, then says who: exit code 5', async () => {
    const project = starfallInGit();
    const holder = spawn(process.execPath, [join(repository, 'test/support/hold-project-lock.ts'), project], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    const ran = await prometeu(['rename', 'hud', 'x', '-y', '--wait', '0'], { cwd: project });
    holder.stdin.end();
    await once(holder, 'close');
    expect(ran.exit).toBe(5);
    expect(ran.err).toContain('prometeu pack');
    expect(statusOf(project)).toBe('');
  });
});

describe('a change that is refused writes nothing', () => {
  it.each([
    ['where nobody can be asked', 2, ['rename', 'hud', 'x']],
    ['a place that is taken', 2, ['move', 'hud', 'tiles/moon', '-y']],
    ['an asset in an asset', 2, ['create', 'tiles/hud/more', '--family', 'tile_bank', '-y']],
    ['a family that nobody knows', 2, ['create', 'x', '--family', 'tilebank', '-y']],
    ['a value that is not allowed', 1, ['set', 'hud', 'output.tile_size=12', '-y']],
    ['an identity', 2, ['set', 'hud', 'asset_uuid=x', '-y']],
    ['a file that is there', 2, ['import', 'hud', 'assets/tiles/moon/ground.png', '--as', 'hud.png', '-y']],
    ['a path out of the asset', 2, ['import', 'hud', 'assets/tiles/moon/ground.png', '--as', '../x.png', '-y']],
    ['the declaration as a file', 2, ['remove-file', 'hud', 'asset.json', '-y']],
    ['a half of several', 2, ['delete', 'hud', 'nobody', '-y']],
    ['nothing to take back', 2, ['undo', '-y']],
  ])('%s: exit code %i', async (_, exit, line) => {
    const project = starfallInGit();
    const ran = await prometeu(line, { cwd: project });
    expect(ran).toMatchObject({ exit, out: '' });
    expect(ran.err).toMatch(/^error: .+\n(.*\n)* {7}fix: /u);
    expect(statusOf(project)).toBe('');
  });
});

describe('--json', () => {
  it.each([
    ['previewChange', ['rename', 'hud', 'x', '--dry-run']],
    ['applyChange', ['rename', 'hud', 'x', '--yes']],
    ['previewUndo', ['undo', '--dry-run']],
    ['undoChange', ['undo', '--yes']],
    ['listHistory', ['history']],
  ] as const)('prints exactly one document, the response of %s', async (operation, line) => {
    const project = copyOfStarfall();
    await prometeu(['exclude', 'story', '-y'], { cwd: project });
    const { exit, out, err } = await prometeu([...line, '--json'], { cwd: project });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(operations[operation].response.safeParse(JSON.parse(out)).error).toBeUndefined();
  });

  it('comes after what happened under --events', async () => {
    const { out } = await prometeu(['rename', 'hud', 'x', '-y', '--events'], { cwd: copyOfStarfall() });
    const lines = out.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    const types = lines.map(({ type }) => type);
    expect(types).toEqual(['project.opened', 'change.started', 'snapshot.published', 'change.committed', 'project.closed', undefined]);
    expect(lines.at(-1)).toMatchObject({ title: 'Rename "hud" to "x"', durability: 'durable' });
  });
});

describe.skipIf(!existsSync('/usr/bin/script') || process.platform !== 'linux')('on a terminal', () => {
  it('shows the change and asks; y makes it', async () => {
    const project = starfallInGit();
    const ran = await onTerminal(['rename', 'hud', 'x'], project, () => 'y\n');
    expect(ran.exit).toBe(0);
    expect(ran.screen).toContain('+  "asset_name": "x",');
    expect(ran.screen).toContain('done: Rename "hud" to "x"');
    expect(changedSinceCommit(project)).toEqual(['1 1 assets/tiles/hud/asset.json']);
  });

  it.each([
    ['anything else', 'yep\n', 1],
    ['the end of the input', '\u0004', 1],
    ['Ctrl+C', '\u0003', 130],
  ])('%s writes nothing, and says so', async (_, typed, exit) => {
    const project = starfallInGit();
    const ran = await onTerminal(['rename', 'hud', 'x'], project, () => typed);
    expect(ran.exit).toBe(exit);
    expect(ran.screen).toContain('Nothing was written.');
    expect(statusOf(project)).toBe('');
  });

  it('what somebody saved while the question stood is kept: exit code 1', async () => {
    const project = starfallInGit();
    const path = join(project, 'assets/tiles/hud/asset.json');
    const mine = `${readFileSync(path, 'utf8')}\n`;
    const ran = await onTerminal(['rename', 'hud', 'x'], project, () => {
      writeFileSync(path, mine);
      return 'y\n';
    });
    expect(ran.exit).toBe(1);
    expect(ran.screen).toContain('stale_preview');
    expect(readFileSync(path, 'utf8')).toBe(mine);
  });
});
