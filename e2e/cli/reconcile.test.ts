import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { uuidOf } from '../../test/support/workspace.ts';
import { prometeu, prometeuJson, repository } from '../support/cli.ts';
import { commitAll, statusOf } from '../support/git.ts';
import { entry, registry, registryFile, Repository, textOf, type Entry } from '../support/repository.ts';
import { copyOfStarfall } from '../support/starfall.ts';
import { onTerminalTyping } from '../support/terminal.ts';

/** Two registered assets, `a` and `b`. */
async function project(): Promise<Repository> {
  const made = Repository.make();
  made.lay(registry([entry(1, 1, 'a'), entry(2, 2, 'b')]));
  made.write('assets/.prometeu/.gitignore', 'cache/\n');
  // What was last committed is kept beside the registry: some ways out go back to it.
  expect((await prometeu(['exclude', 'a', '--yes'], { cwd: made.directory })).exit).toBe(0);
  expect((await prometeu(['include', 'a', '--yes'], { cwd: made.directory })).exit).toBe(0);
  return made;
}

interface Divergence {
  readonly counts: { readonly decision: number };
  readonly items: readonly { readonly id: string; readonly kind: string }[];
}

async function divergenceOf(at: Repository): Promise<Divergence> {
  const { divergence } = (await prometeuJson(['status'], { cwd: at.directory })) as { divergence: Divergence };
  return divergence;
}

interface Case {
  readonly edit: (made: Repository) => void;
  readonly line: readonly string[];
  /** Entries of the registry afterwards. */
  readonly entries: readonly string[];
}

const path = (made: Repository, place: string): string => join(made.directory, 'assets', place);

function rewrite(made: Repository, file: string, from: string, to: string): void {
  made.write(file, made.read(file).replace(from, to));
}

const left = (id: number, root: string): Entry => ({ ...entry(id, id, root), included_in_build: false });
const conflict = (ours: string, theirs: string): string => `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`;

const operation = 'Abcdefghij0123456789';
/** Where a commit keeps what somebody saved into files that it replaced. */
const saved = `assets/.prometeu/conflicts/${operation}/assets`;

const kinds: Record<string, Case> = {
  root_moved: {
    edit: (made) => { renameSync(path(made, 'a'), path(made, 'c')); },
    line: ['--accept', 'root_moved=relocate'],
    entries: ['1:c', '2:b'],
  },
  root_missing: {
    edit: (made) => { rmSync(path(made, 'a'), { recursive: true }); },
    line: ['--accept', 'root_missing'],
    entries: ['2:b'],
  },
  declaration_missing: {
    edit: (made) => { rmSync(path(made, 'a/asset.json')); },
    line: ['--accept', 'declaration_missing=unregister'],
    entries: ['2:b'],
  },
  declaration_invalid: {
    edit: (made) => { writeFileSync(path(made, 'a/asset.json'), '{'); },
    line: ['--accept', 'declaration_invalid=unregister'],
    entries: ['2:b'],
  },
  uuid_duplicate: {
    edit: (made) => { cpSync(path(made, 'a'), path(made, 'copy'), { recursive: true }); },
    line: ['--decide', `uuid_duplicate:${uuidOf(1)}=new_uuid_for:assets/copy`],
    entries: ['1:a', '2:b'],
  },
  uuid_mismatch: {
    edit: (made) => { rewrite(made, 'assets/a/asset.json', uuidOf(1), uuidOf(9)); },
    line: ['--accept', 'uuid_mismatch=adopt_disk'],
    entries: ['1:a', '2:b'],
  },
  asset_id_duplicate: {
    edit: (made) => { rewrite(made, registryFile, '"asset_id": 2', '"asset_id": 1'); },
    line: ['--decide', `asset_id_duplicate:1=renumber:${uuidOf(2)}`],
    entries: ['1:a', '3:b'],
  },
  registry_changed: {
    edit: (made) => { rewrite(made, registryFile, '"root": "a"', '"root": "nowhere"'); },
    line: ['--accept', 'registry_changed=adopt_disk'],
    entries: ['1:a', '2:b'],
  },
  registry_invalid: {
    edit: (made) => { made.write(registryFile, '{"schema_version": 1'); },
    line: ['--accept', 'registry_invalid=restore_registry'],
    entries: ['1:a', '2:b'],
  },
  registry_conflict: {
    edit: (made) => { made.write(registryFile, conflict(textOf(registry([left(1, 'a'), entry(2, 2, 'b')])), textOf(registry([entry(1, 1, 'a'), left(2, 'b')])))); },
    line: ['--accept', 'registry_conflict=merge_by_uuid:kept'],
    entries: ['1:a', '2:b'],
  },
  registry_missing: {
    edit: (made) => { rmSync(join(made.directory, registryFile)); },
    line: ['--accept', 'registry_missing=adopt_disk'],
    entries: ['1:a', '2:b'],
  },
  path_collision: {
    edit: (made) => { made.write(registryFile, textOf(registry([entry(1, 1, 'a'), entry(2, 2, 'b'), entry(3, 3, 'a')]))); },
    line: ['--decide', 'path_collision:a=unregister:3'],
    entries: ['1:a', '2:b'],
  },
  commit_unresolved: {
    edit: (made) => { made.write(`assets/.prometeu/journal/${operation}/record.json`, '{"format": 1}'); },
    line: ['--accept', 'commit_unresolved=keep_disk'],
    entries: ['1:a', '2:b'],
  },
  save_rescued: {
    edit: (made) => { made.write(`${saved}/a/asset.json`, 'saved in that moment'); },
    line: ['--accept', 'save_rescued=keep_disk'],
    entries: ['1:a', '2:b'],
  },
  root_appeared: {
    edit: (made) => { made.write('assets/c/asset.json', made.read('assets/a/asset.json').replaceAll(uuidOf(1), uuidOf(5))); },
    line: ['--accept', 'root_appeared'],
    entries: ['1:a', '2:b', '3:c'],
  },
};

describe('prometeu reconcile', () => {
  it.each(Object.entries(kinds))('settles %s as it was decided, and nothing before that', async (kind, { edit, line, entries }) => {
    const made = await project();
    edit(made);
    const before = await divergenceOf(made);
    expect(before.items.map((item) => item.kind)).toContain(kind);
    const owed = kind !== 'root_appeared';
    expect((await prometeu(['status'], { cwd: made.directory })).exit).toBe(owed ? 7 : 0);
    expect((await prometeu(['reconcile'], { cwd: made.directory })).exit).toBe(owed ? 7 : 0);

    made.commit('as it was found');
    const shown = await prometeu(['reconcile', ...line, '--dry-run'], { cwd: made.directory });
    expect(shown).toMatchObject({ exit: 0, err: '' });
    expect(made.git('status', '--porcelain')).toBe('');

    const done = await prometeu(['reconcile', ...line, '--yes'], { cwd: made.directory });
    expect(done).toMatchObject({ exit: 0, err: '' });
    expect(made.entries()).toEqual(entries);
    expect((await divergenceOf(made)).items.map((item) => item.kind)).not.toContain(kind);
  });

  it('puts a lost asset.json back as it was, byte for byte', async () => {
    const made = await project();
    expect((await prometeu(['rename', 'a', 'Ours', '--yes'], { cwd: made.directory })).exit).toBe(0);
    const before = made.read('assets/a/asset.json');
    rmSync(path(made, 'a/asset.json'));
    expect(await prometeu(['reconcile', '--accept', 'declaration_missing=restore_declaration', '--yes'], { cwd: made.directory })).toMatchObject({ exit: 0, err: '' });
    expect(made.read('assets/a/asset.json')).toBe(before);
    expect((await prometeu(['status'], { cwd: made.directory })).exit).toBe(0);
  });

  it('puts a rescued save into its place, and asks no more', async () => {
    const made = await project();
    const wanted = made.read('assets/a/asset.json').replace('"asset_name": "', '"asset_name": "saved ');
    made.write(`${saved}/a/asset.json`, wanted);
    expect((await prometeu(['status'], { cwd: made.directory })).exit).toBe(7);
    expect(await prometeu(['reconcile', '--accept', 'save_rescued=restore_before_image', '--yes'], { cwd: made.directory })).toMatchObject({ exit: 0, err: '' });
    expect(made.read('assets/a/asset.json')).toBe(wanted);
    expect((await prometeu(['undo', '--yes'], { cwd: made.directory })).exit).toBe(0);
    expect((await prometeu(['status'], { cwd: made.directory })).exit).toBe(0);
  });

  it('chooses nothing where a kind has several ways out, and names them', async () => {
    const made = await project();
    renameSync(path(made, 'a'), path(made, 'c'));
    const { exit, err, out } = await prometeu(['reconcile', '--accept', 'root_moved', '--yes'], { cwd: made.directory });
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain('--accept root_moved=relocate or --accept root_moved=unregister');
    expect(made.entries()).toEqual(['1:a', '2:b']);
  });

  it('settles several at once as one change, which undo takes back whole', async () => {
    const made = await project();
    renameSync(path(made, 'a'), path(made, 'c'));
    rmSync(path(made, 'b'), { recursive: true });
    const found = made.registryText();
    expect((await prometeu(['reconcile', '--accept', 'root_moved=relocate', '--accept', 'root_missing', '--yes'], { cwd: made.directory })).exit).toBe(0);
    expect(made.entries()).toEqual(['1:c']);
    expect((await prometeu(['undo', '--yes'], { cwd: made.directory })).exit).toBe(0);
    expect(made.registryText()).toBe(found);
  });
});

describe('on a terminal', () => {
  it('asks about each item and writes what was confirmed', async () => {
    const starfall = copyOfStarfall();
    commitAll(starfall);
    renameSync(join(starfall, 'assets/tiles/hud'), join(starfall, 'assets/tiles/elsewhere'));
    rmSync(join(starfall, 'assets/tiles/moon'), { recursive: true });
    const { exit, screen } = await onTerminalTyping(['reconcile'], starfall, ['1\n', '1\n', 'y\n']);
    expect(exit).toBe(0);
    expect(screen).toContain('1 of 2');
    expect(screen).toContain('1 relocate:tiles/elsewhere');
    expect(screen).toContain('2 decisions:');
    expect(readFileSync(join(starfall, registryFile), 'utf8')).toContain('"root": "tiles/elsewhere"');
    expect(readFileSync(join(starfall, registryFile), 'utf8')).not.toContain('tiles/moon');
    expect((await prometeu(['status', starfall])).exit).toBe(0);
  });

  it('takes one answer for all of a kind', async () => {
    const starfall = copyOfStarfall();
    for (const root of ['hud', 'moon', 'overworld']) rmSync(join(starfall, 'assets/tiles', root), { recursive: true, force: true });
    const { exit, screen } = await onTerminalTyping(['reconcile'], starfall, ['1 all\n', 'y\n']);
    expect(exit).toBe(0);
    expect(screen).toContain('× root_missing');
    expect((await prometeu(['status', starfall])).exit).toBe(0);
  });

  it('decides nothing that another process decided meanwhile, and loses nothing of it', async () => {
    const starfall = copyOfStarfall();
    renameSync(join(starfall, 'assets/tiles/hud'), join(starfall, 'assets/tiles/elsewhere'));
    let theirs = '';
    const { exit, screen } = await onTerminalTyping(['reconcile'], starfall, ['1\n', () => {
      execFileSync(process.execPath, [join(repository, 'dist/prometeu.js'), 'reconcile', '--accept', 'root_moved=unregister', '--yes', starfall]);
      theirs = readFileSync(join(starfall, registryFile), 'utf8');
      return 'y\n';
    }]);
    expect(exit).toBe(1);
    expect(screen).toContain('stale_preview');
    expect(readFileSync(join(starfall, registryFile), 'utf8')).toBe(theirs);
    expect(theirs).not.toContain('tiles/hud');
    expect(readFileSync(join(starfall, 'assets/tiles/elsewhere/asset.json'), 'utf8')).toContain('asset_uuid');
  });

  it('leaves everything when it is left in the middle', async () => {
    const starfall = copyOfStarfall();
    rmSync(join(starfall, 'assets/tiles/moon'), { recursive: true });
    renameSync(join(starfall, 'assets/tiles/hud'), join(starfall, 'assets/tiles/elsewhere'));
    commitAll(starfall);
    const { exit } = await onTerminalTyping(['reconcile'], starfall, ['1\n', 'q\n']);
    expect(exit).toBe(130);
    expect(statusOf(starfall)).toBe('');
  });
});
