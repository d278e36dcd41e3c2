import { describe, expect, it } from 'vitest';
import { uuidOf } from '../../test/support/workspace.ts';
import { a, b, base, c, d, excluded, movedTo } from '../support/branches.ts';
import { prometeuJson } from '../support/cli.ts';
import { entry, faultsOf, merged, parted, registry, registryFile, textOf } from '../support/repository.ts';

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
