import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { a, b, base, c, d, excluded, expectMerged, movedTo } from '../support/branches.ts';
import { prometeu, prometeuJson } from '../support/cli.ts';
import { driver, entry, merged, parted, registry, registryFile, Repository, textOf, type Entry } from '../support/repository.ts';

describe('git merge needs nobody when', () => {
  it('each branch registered an asset under an id of its own', () => {
    expectMerged(merged({ base, ours: registry([a, b, c]), theirs: registry([a, b, d]) }), ['1:a', '2:b', '3:c', '4:d']);
  });

  it('both gave one id: the asset of theirs gets a new one, and that is said', () => {
    const ran = merged({ base, ours: registry([a, b, c]), theirs: registry([a, b, entry(3, 9, 'x')]) });
    expectMerged(ran, ['1:a', '2:b', '3:c', '4:x']);
    expect(ran.said).toContain('renumbered x: asset_id 3 → 4');
    expect(ran.repository.registry().next_asset_id).toBe(5);
  });

  it('both gave the same five ids', () => {
    const five = (from: number, name: string) => [3, 4, 5, 6, 7].map((id) => entry(id, from + id, `${name}${id}`));
    const ran = merged({ base, ours: registry([a, b, ...five(10, 'o')]), theirs: registry([a, b, ...five(20, 't')]) });
    expectMerged(ran, ['1:a', '2:b', '3:o3', '4:o4', '5:o5', '6:o6', '7:o7', '8:t3', '9:t4', '10:t5', '11:t6', '12:t7']);
  });

  it('ours removed what theirs left alone', () => {
    expectMerged(merged({ base, ours: registry([b], { next_asset_id: 3 }), theirs: registry([a, b, c]) }), ['2:b', '3:c']);
  });

  it('theirs removed what ours left alone', () => {
    expectMerged(merged({ base, ours: registry([a, b, c]), theirs: registry([b], { next_asset_id: 3 }) }), ['2:b', '3:c']);
  });

  it('both removed one asset, and each another', () => {
    const three = registry([a, b, c, d]);
    expectMerged(merged({ base: three, ours: registry([c, d]), theirs: registry([b, d]) }), ['4:d']);
  });

  it('the last asset of all was removed on both sides, after one had been added', () => {
    const ran = merged({ base: registry([a]), ours: registry([], { next_asset_id: 2 }), theirs: registry([c]) });
    expectMerged(ran, ['3:c']);
  });

  it('one moved an asset that the other excluded from the build', () => {
    const ran = merged({ base, ours: registry([movedTo(a, 'x/a'), b]), theirs: registry([excluded(a), b]) });
    expectMerged(ran, ['1:x/a', '2:b']);
    expect(ran.repository.registry().assets[0]).toMatchObject({ included_in_build: false });
  });

  it('neighbouring entries changed, where lines would be in conflict', () => {
    const ran = merged({ base, ours: registry([excluded(a), b]), theirs: registry([a, excluded(b)]) });
    expectMerged(ran, ['1:a', '2:b']);
    expect(ran.repository.registry().assets.map((asset) => asset.included_in_build)).toEqual([false, false]);
  });

  it('both moved an asset to one place, and each did something else', () => {
    const ran = merged({ base, ours: registry([movedTo(a, 'x'), b, c]), theirs: registry([movedTo(a, 'x'), b, d]) });
    expectMerged(ran, ['1:x', '2:b', '3:c', '4:d']);
  });

  it('ours moved out of a root and theirs moved into another', () => {
    const ran = merged({ base, ours: registry([movedTo(a, 'far/a'), b]), theirs: registry([a, movedTo(b, 'far/b')]) });
    expectMerged(ran, ['1:far/a', '2:far/b']);
  });

  it('both registered one asset alike', () => {
    expectMerged(merged({ base, ours: registry([a, b, c]), theirs: registry([a, b, c, d]) }), ['1:a', '2:b', '3:c', '4:d']);
  });

  it('an asset that one gave the highest id is gone again: the id is not given anew', () => {
    const ran = merged({ base, ours: registry([a, b], { next_asset_id: 9 }), theirs: registry([a, b, c]) });
    expectMerged(ran, ['1:a', '2:b', '3:c']);
    expect(ran.repository.registry().next_asset_id).toBe(9);
  });

  it('one gave an existing asset the id that the other gave to a new one', () => {
    const ran = merged({ base, ours: registry([a, b, c]), theirs: registry([{ ...a, asset_id: 3 }, b]) });
    expectMerged(ran, ['2:b', '3:c', '4:a']);
  });

  it('each added a key that the packer does not know to one entry', () => {
    const ran = merged({ base, ours: registry([{ ...a, artist: 'Ana' }, b]), theirs: registry([{ ...a, reviewed: [1, 2] }, b], { studio: { theme: 'dark' } }) });
    expectMerged(ran, ['1:a', '2:b']);
    expect(ran.repository.registry()).toMatchObject({ studio: { theme: 'dark' }, assets: [{ artist: 'Ana', reviewed: [1, 2] }, {}] });
  });

  it('the registry has thousands of entries and each branch added hundreds', () => {
    const many = (count: number, from: number, who: number, name: string) =>
      Array.from({ length: count }, (_, at) => entry(from + at, who + at, `${name}/${at}`));
    const all = many(3000, 1, 1, 'old');
    const bare = parted({ base: registry([]), ours: registry([]), theirs: registry([]) });
    const lay = (assets: readonly Entry[]): void => {
      bare.write(registryFile, textOf(registry(assets)));
      bare.commit('many');
    };
    lay(all);
    bare.git('branch', '-f', 'theirs');
    lay([...all.slice(100), ...many(300, 3001, 10_001, 'ours')]);
    bare.git('checkout', '-q', 'theirs');
    lay([...all, ...many(300, 3001, 20_001, 'theirs')]);
    bare.git('checkout', '-q', 'main');
    expect(bare.try('merge', '--no-edit', 'theirs').exit).toBe(0);
    const { assets, next_asset_id } = bare.registry();
    expect(assets).toHaveLength(3500);
    for (const key of ['asset_id', 'asset_uuid', 'root'] as const) expect(new Set(assets.map((one) => one[key])).size).toBe(3500);
    expect(next_asset_id).toBe(3601);
  });

  it('a byte order mark stands in ours, which stays', () => {
    const ran = merged({ base, ours: `\uFEFF${textOf(registry([a, b, c]))}`, theirs: registry([a, b, d]) });
    expect(ran.exit).toBe(0);
    expect(ran.repository.registryText().startsWith('\uFEFF{\n')).toBe(true);
    expect(ran.repository.entries()).toEqual(['1:a', '2:b', '3:c', '4:d']);
  });

  it('the registry was put into a layout of its own', () => {
    const ran = merged({ base, ours: `${JSON.stringify(registry([b, a, c]))}\n`, theirs: registry([a, b, d]) });
    expect(ran.exit).toBe(0);
    expect(ran.repository.registryText()).toBe(textOf(registry([a, b, c, d])));
  });

  it('both branches began the project', () => {
    const repository = Repository.make();
    repository.record(registry([a, b]));
    repository.git('checkout', '-q', '--orphan', 'theirs');
    repository.record(registry([entry(1, 8, 'x'), c]));
    repository.git('checkout', '-q', 'main');
    const ran = repository.try('merge', '--no-edit', '--allow-unrelated-histories', 'theirs');
    expectMerged({ repository, ...ran }, ['1:a', '2:b', '3:c', '4:x']);
  });
});

describe('a driver that cannot do its work', () => {
  const parting = { base, ours: registry([a, b, c]), theirs: registry([a, b, entry(3, 4, 'd')]) };
  const byLines = ['<<<<<<<', '3:c', '=======', '3:d', '>>>>>>>'];

  it.each([
    ['is not there', driver.replace(/^'[^']*' '[^']*'/u, 'no-such-program')],
    ['dies before it has written', driver.replace(/^'[^']*' '[^']*'/u, 'sh -c "kill -9 \\$\\$" sh')],
    ['is refused its command line', driver.replace('merge-index', 'merge-nothing')],
  ])('leaves the conflict of the lines when it %s', (_, line) => {
    const { exit, repository } = merged({ ...parting, driver: line });
    expect(exit).toBe(1);
    expect(repository.open()).toEqual([registryFile]);
    expect(repository.entries()).toEqual(expect.arrayContaining(byLines));
  });

  it('named by the project but not configured in this clone, leaves git to merge the lines', () => {
    const repository = parted(parting);
    repository.git('config', '--remove-section', 'merge.prometeu');
    const { exit } = repository.try('merge', '--no-edit', 'theirs');
    expect(exit).toBe(1);
    expect(repository.entries()).toEqual(expect.arrayContaining(byLines));
  });
});

describe('prometeu init --merge-driver', () => {
  it('has git merge by asset in this clone, and names the driver for the team', async () => {
    const repository = Repository.make('false');
    repository.git('config', '--remove-section', 'merge.prometeu');
    repository.write('assets/.prometeu/.gitattributes', 'index.json text eol=lf\n');
    const made = (await prometeuJson(['init', repository.directory, '--merge-driver'])) as { merge_driver: { attributes: unknown } };
    expect(made.merge_driver.attributes).toEqual({ file: 'assets/.prometeu/.gitattributes', written: true });
    expect(repository.read('assets/.prometeu/.gitattributes')).toBe('index.json text eol=lf\nindex.json merge=prometeu\n');

    repository.record(base);
    repository.git('branch', 'theirs');
    repository.record(registry([a, b, c]));
    repository.git('checkout', '-q', 'theirs');
    repository.record(registry([a, b, entry(3, 9, 'x')]));
    repository.git('checkout', '-q', 'main');
    expectMerged({ repository, ...repository.try('merge', '--no-edit', 'theirs') }, ['1:a', '2:b', '3:c', '4:x']);
  });

  it('serves a project that is not at the top of its repository', async () => {
    const repository = Repository.make('false');
    repository.git('config', '--remove-section', 'merge.prometeu');
    const game = join(repository.directory, 'games/star fall');
    repository.write('games/star fall/notes.txt', '');
    expect((await prometeu(['init', game, '--merge-driver'])).exit).toBe(0);
    const lay = (assets: readonly Entry[]): void => {
      repository.write(`games/star fall/${registryFile}`, textOf(registry(assets)));
      repository.commit('work');
    };
    lay([a, b]);
    repository.git('branch', 'theirs');
    lay([a, b, c]);
    repository.git('checkout', '-q', 'theirs');
    lay([a, b, entry(3, 9, 'x')]);
    repository.git('checkout', '-q', 'main');
    expect(repository.try('merge', '--no-edit', 'theirs')).toMatchObject({ exit: 0, said: expect.stringContaining('renumbered x') as string });
    expect(repository.read(`games/star fall/${registryFile}`)).toBe(textOf(registry([a, b, c, entry(4, 9, 'x')])));
  });

  it('changes nothing when it is done again, and nothing outside of the repository', async () => {
    const repository = Repository.make('false');
    await prometeu(['init', repository.directory, '--merge-driver']);
    const state = (): readonly string[] => [repository.read('.git/config'), repository.read('assets/.prometeu/.gitattributes')];
    const before = state();
    const home = new Repository();
    const again = await prometeu(['init', repository.directory, '--merge-driver'], { env: { HOME: home.directory, XDG_CONFIG_HOME: home.directory } });
    expect(again.exit).toBe(0);
    expect(state()).toEqual(before);
    expect(home.try('config', '--file', '.gitconfig', '--list').exit).not.toBe(0);
  });

  it('refuses outside of a repository, with nothing written', async () => {
    const nowhere = new Repository();
    const ran = await prometeu(['init', nowhere.directory, '--merge-driver'], { env: { GIT_CEILING_DIRECTORIES: join(nowhere.directory, '..') } });
    expect(ran.exit).toBe(2);
    expect(() => nowhere.registryText()).toThrow(/ENOENT/u);
  });
});
