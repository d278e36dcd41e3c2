import { describe, expect, it } from 'vitest';
import { uuidOf } from '../../test/support/workspace.ts';
import { a, b, base, c, d, excluded } from '../support/branches.ts';
import { entry, faultsOf, parted, registry, Repository } from '../support/repository.ts';

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
