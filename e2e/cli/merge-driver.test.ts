import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { uuidOf } from '../../test/support/workspace.ts';
import { prometeu, prometeuJson } from '../support/cli.ts';
import { driver, entry, faultsOf, merged, parted, registry, registryFile, Repository, textOf, type Entry } from '../support/repository.ts';

const [a, b, c, d] = [entry(1, 1, 'a'), entry(2, 2, 'b'), entry(3, 3, 'c'), entry(4, 4, 'd')];
const base = registry([a, b]);
const excluded = (asset: Entry): Entry => ({ ...asset, included_in_build: false });
const movedTo = (asset: Entry, root: string): Entry => ({ ...asset, root });

/** What a merge that needs nobody leaves: nothing open, nothing lost, nothing twice. */
function expectMerged({ repository, exit, said }: ReturnType<typeof merged>, entries: readonly string[]): void {
  expect({ exit, said }).toMatchObject({ exit: 0 });
  expect(repository.entries()).toEqual(entries);
  expect(faultsOf(repository)).toEqual([]);
  expect(repository.git('status', '--porcelain')).toBe('');
}

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

describe('git merge asks a person, and loses nothing until then, when', () => {
  /** What stays open: the registry alone unless said otherwise, unmerged. */
  function expectOpen(ran: ReturnType<typeof merged>, entries: readonly string[], open: readonly string[] = [registryFile]): void {
    expect(ran.exit).toBe(1);
    expect(ran.repository.entries()).toEqual(entries);
    expect(ran.repository.open()).toEqual(open);
  }

  it('both moved an asset, to different places', () => {
    const ran = merged({ base, ours: registry([movedTo(a, 'x'), b, c]), theirs: registry([movedTo(a, 'y'), b]) });
    expect(ran.repository.entries()).toEqual(['<<<<<<<', '1:x', '=======', '1:y', '>>>>>>>', '2:b', '3:c']);
    expect(ran.said).toContain('Both branches changed root (ours "x", theirs "y") of asset 1 (a).');
  });

  it('ours removed what theirs changed; either side can be taken', () => {
    const parting = { base, ours: registry([b], { next_asset_id: 3 }), theirs: registry([excluded(a), b]) };
    for (const [side, entries] of [['ours', ['2:b']], ['theirs', ['1:a', '2:b']]] as const) {
      const ran = merged(parting);
      expectOpen(ran, ['<<<<<<<', '=======', '1:a', '>>>>>>>', '2:b']);
      ran.repository.take(side);
      ran.repository.commit('taken');
      expect(ran.repository.entries()).toEqual(entries);
    }
  });

  it('theirs removed what ours changed', () => {
    expectOpen(merged({ base, ours: registry([excluded(a), b]), theirs: registry([b], { next_asset_id: 3 }) }), [
      '<<<<<<<',
      '1:a',
      '=======',
      '>>>>>>>',
      '2:b',
    ]);
  });

  it('two assets claim one root', () => {
    const ran = merged({ base, ours: registry([a, b, entry(3, 3, 'new')]), theirs: registry([a, b, entry(3, 4, 'new')]) });
    expectOpen(ran, ['1:a', '<<<<<<<', '3:new', '=======', '4:new', '>>>>>>>', '2:b'], [registryFile, 'assets/new/asset.json']);
    ran.repository.git('checkout', '--theirs', '--', 'assets/new/asset.json');
    ran.repository.take('theirs');
    expect(faultsOf(ran.repository)).toEqual([]);
  });

  it('two roots differ in case alone, though git merges the folders', () => {
    const ran = merged({ base, ours: registry([a, b, entry(3, 3, 'Boss')]), theirs: registry([a, b, entry(4, 4, 'boss')]) });
    expectOpen(ran, ['1:a', '<<<<<<<', '3:Boss', '=======', '4:boss', '>>>>>>>', '2:b']);
  });

  it('both registered one folder, under different ids', () => {
    expectOpen(merged({ base, ours: registry([a, b, c]), theirs: registry([a, b, { ...c, asset_id: 7 }]) }), [
      '1:a',
      '<<<<<<<',
      '3:c',
      '=======',
      '7:c',
      '>>>>>>>',
      '2:b',
    ]);
  });

  it('an id that the base had given stands for two assets', () => {
    const ran = merged({ base, ours: registry([entry(1, 8, 'x'), b]), theirs: registry([excluded(a), b]) });
    expectOpen(ran, ['<<<<<<<', '1:x', '=======', '1:a', '>>>>>>>', '2:b']);
    expect(ran.said).toContain('both claim the asset_id 1');
  });

  it('both changed a key beside the entries', () => {
    const ran = merged({ base: registry([a], { studio: 1 }), ours: registry([a], { studio: 2 }), theirs: registry([a], { studio: 3 }) });
    expectOpen(ran, ['<<<<<<<', '=======', '>>>>>>>', '1:a']);
    ran.repository.take('theirs');
    expect(ran.repository.registry()).toMatchObject({ studio: 3 });
  });

  it('and the packer says where, until a side is taken', async () => {
    const ran = merged({ base, ours: registry([excluded(a), b, c]), theirs: registry([b, d]) });
    const doctor = async (): Promise<unknown> => prometeuJson(['doctor', ran.repository.directory]);
    expect(await doctor()).toMatchObject({
      diagnostics: expect.arrayContaining([
        expect.objectContaining({ code: 'registry_conflict', place: expect.objectContaining({ file: registryFile, line: 5 }) as unknown }),
      ]) as unknown,
    });
    ran.repository.take('ours');
    expect(ran.repository.entries()).toEqual(['1:a', '2:b', '3:c', '4:d']);
    expect(JSON.stringify(await doctor())).not.toContain('registry_conflict');
  });

  it('and git checkout --merge brings the markers back, git merge --abort every byte', () => {
    const repository = parted({ base, ours: registry([movedTo(a, 'x'), b]), theirs: registry([movedTo(a, 'y'), b]) });
    const before = repository.registryText();
    expect(repository.try('merge', 'theirs').exit).toBe(1);
    expect(repository.registryText()).not.toBe(before);
    const conflict = repository.registryText();
    repository.take('ours');
    repository.git('checkout', '--merge', '--', registryFile);
    expect(repository.registryText()).toBe(conflict);
    repository.git('merge', '--abort');
    expect(repository.registryText()).toBe(before);
    expect(repository.git('status', '--porcelain')).toBe('');
  });
});

describe('a registry that cannot be merged by asset is merged by lines, stays open, and the reason is said:', () => {
  const broken = textOf(registry([a, b, c])).replace('"assets"', 'assets');

  it('theirs is broken', () => {
    const { exit, said, repository } = merged({ base, ours: registry([a, b, d]), theirs: broken });
    expect(exit).toBe(1);
    expect(repository.open()).toContain(registryFile);
    expect(said).toMatch(/index\.json \(theirs, line 4\): not merged by asset/u);
    expect(repository.entries()).toEqual(expect.arrayContaining(['3:c', '4:d']));
  });

  it('theirs has a newer schema', () => {
    const newer = textOf(registry([a, b, c])).replace('"schema_version": 1', '"schema_version": 2');
    const { exit, said, repository } = merged({ base, ours: registry([excluded(a), b]), theirs: newer });
    expect(exit).toBe(1);
    expect(repository.open()).toContain(registryFile);
    expect(said).toContain('newer schema_version');
  });

  it('a conflict was committed as it was', () => {
    const markers = textOf(base).replace('  "assets"', '<<<<<<< ours\n  "x": 1,\n=======\n>>>>>>> theirs\n  "assets"');
    const { exit, said, repository } = merged({ base: markers, ours: registry([a, b, c]), theirs: registry([a, b, d]) });
    expect(exit).toBe(1);
    expect(said).toMatch(/\(base, line 4\): not merged by asset: the file holds the markers/u);
    expect(repository.entries()).toEqual(expect.arrayContaining(['3:c', '4:d']));
  });

  it('ours names one asset twice', () => {
    const { exit, said } = merged({ base, ours: registry([a, b, entry(5, 1, 'again')]), theirs: registry([a, b, c]) });
    expect(exit).toBe(1);
    expect(said).toContain('stands in two entries');
  });

  it('it is not text in UTF-8', () => {
    const repository = parted({ base, ours: registry([a, b, c]), theirs: registry([a, b, d]) });
    repository.git('checkout', '-q', 'theirs');
    repository.write(registryFile, Buffer.from(textOf(registry([a, b, movedTo(d, '\u00e9')])), 'latin1'));
    repository.commit('text');
    repository.git('checkout', '-q', 'main');
    const { exit, said } = repository.try('merge', '--no-edit', 'theirs');
    expect(exit).toBe(1);
    expect(said).toContain('(theirs): not merged by asset: the file is not UTF-8 text');
    expect(repository.registryText()).toContain(uuidOf(3));
    expect(repository.registryText()).toContain(uuidOf(4));
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

describe('not only merge:', () => {
  it('git rebase gives the ids of replayed commits anew, and follows them through', () => {
    const repository = Repository.make();
    repository.record(base);
    repository.git('checkout', '-q', '-b', 'work');
    const [mine, second, third] = [entry(3, 31, 'mine'), entry(4, 32, 'second'), entry(5, 33, 'third')];
    repository.record(registry([a, b, mine]));
    repository.record(registry([a, b, mine, second]));
    repository.record(registry([a, b, excluded(mine), second]));
    repository.record(registry([a, b, excluded(mine), third], { next_asset_id: 6 }));
    repository.git('checkout', '-q', 'main');
    repository.record(registry([a, b, c, d]));
    repository.git('checkout', '-q', 'work');
    const ran = repository.try('rebase', 'main');
    expect({ ...ran, entries: repository.entries() }).toMatchObject({ exit: 0, entries: ['1:a', '2:b', '3:c', '4:d', '5:mine', '7:third'] });
    expect(repository.registry().assets[4]).toMatchObject({ asset_uuid: uuidOf(31), included_in_build: false });
    expect(faultsOf(repository)).toEqual([]);
  });

  it('git cherry-pick brings one asset of a branch, and none of its others', () => {
    const repository = parted({ base, ours: registry([a, b, c]), theirs: registry([a, b, entry(3, 8, 'x')]) });
    repository.git('checkout', '-q', 'theirs');
    repository.record(registry([a, b, entry(3, 8, 'x'), entry(4, 9, 'y')]));
    repository.git('checkout', '-q', 'main');
    expect(repository.try('cherry-pick', 'theirs').exit).toBe(0);
    expect(repository.entries()).toEqual(['1:a', '2:b', '3:c', '4:y']);
    expect(faultsOf(repository)).toEqual([]);
  });

  it('git cherry-pick of a change to an asset that is not here asks a person', () => {
    const repository = parted({ base, ours: registry([a, b, c]), theirs: registry([a, b, d]) });
    repository.git('checkout', '-q', 'theirs');
    repository.record(registry([a, b, excluded(d)]));
    repository.git('checkout', '-q', 'main');
    expect(repository.try('cherry-pick', 'theirs').exit).toBe(1);
    expect(repository.entries()).toEqual(['1:a', '2:b', '<<<<<<<', '=======', '4:d', '>>>>>>>', '3:c']);
  });

  it('git stash pop gives a new id to what was registered before the pull', () => {
    const repository = parted({ base, ours: base, theirs: registry([a, b, c]) });
    repository.lay(registry([a, b, entry(3, 9, 'mine')]));
    repository.git('stash', '-u');
    repository.git('merge', '-q', 'theirs');
    expect(repository.try('stash', 'pop').exit).toBe(0);
    expect(repository.entries()).toEqual(['1:a', '2:b', '3:c', '4:mine']);
    expect(faultsOf(repository)).toEqual([]);
  });

  it('git revert takes back one asset and keeps what came after', () => {
    const repository = Repository.make();
    repository.record(base);
    repository.record(registry([a, b, c]));
    const added = repository.git('rev-parse', 'HEAD').trim();
    repository.record(registry([a, b, c, d]));
    expect(repository.try('revert', '--no-edit', added).exit).toBe(0);
    expect(repository.entries()).toEqual(['1:a', '2:b', '4:d']);
    expect(repository.registry().next_asset_id).toBe(5);
    expect(faultsOf(repository)).toEqual([]);
  });

  it('git merge --squash', () => {
    const repository = parted({ base, ours: registry([a, b, c]), theirs: registry([a, b, entry(3, 9, 'x')]) });
    expect(repository.try('merge', '--squash', 'theirs').exit).toBe(0);
    expect(repository.entries()).toEqual(['1:a', '2:b', '3:c', '4:x']);
    expect(faultsOf(repository)).toEqual([]);
  });

  it('git checkout --merge carries a change that is not committed to another branch', () => {
    const repository = parted({ base, ours: registry([a, b, c]), theirs: registry([a, b, d]) });
    repository.lay(registry([excluded(a), b, c]));
    expect(repository.try('checkout', '--merge', 'theirs').exit).toBe(0);
    expect(repository.registry().assets.map((one) => [one.root, one.included_in_build])).toEqual([['a', false], ['b', true], ['d', true]]);
  });

  it('a criss-cross merge, after each branch gave one id and merged the other', () => {
    const repository = parted({ base, ours: registry([a, b, c]), theirs: registry([a, b, entry(3, 9, 'x')]) });
    const ours = repository.git('rev-parse', 'main').trim();
    repository.git('merge', '-q', '--no-edit', 'theirs');
    repository.record(registry([a, b, c, entry(4, 9, 'x'), entry(5, 5, 'e')]));
    repository.git('checkout', '-q', 'theirs');
    repository.git('merge', '-q', '--no-edit', ours);
    expect(repository.entries()).toEqual(['1:a', '2:b', '3:x', '4:c']);
    repository.git('checkout', '-q', 'main');
    // Both gave both their ids anew, each the other way round: no one can know which stands.
    expect(repository.try('merge', '--no-edit', 'theirs').exit).toBe(1);
    for (const uuid of [uuidOf(3), uuidOf(9), uuidOf(5)]) expect(repository.registryText()).toContain(uuid);
    repository.take('ours');
    expect(repository.entries()).toEqual(['1:a', '2:b', '3:c', '4:x', '5:e']);
    expect(faultsOf(repository)).toEqual([]);
  });

  it('an octopus, which git merges by lines, stops where those are in conflict', () => {
    const repository = parted({ base, ours: base, theirs: registry([a, b, c]) });
    repository.git('checkout', '-q', '-b', 'third', 'main');
    repository.record(registry([a, b, entry(3, 9, 'x')]));
    repository.git('checkout', '-q', 'main');
    repository.record(registry([excluded(a), b]));
    expect(repository.try('merge', '--no-edit', 'theirs', 'third').exit).not.toBe(0);
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
