import { describe, expect, it } from 'vitest';
import type { DriftItem } from '../../../src/contract/operations/drift.ts';
import { namedDecisions, type NamedDecisions } from '../../../src/hosts/cli/decisions.ts';
import { sampleItem } from '../../support/sample-drift.ts';

const moved = sampleItem();
const twice = sampleItem({
  id: 'root_moved:3',
  options: [
    { choice: 'relocate', target: 'a', says: 'To a.', available: true },
    { choice: 'relocate', target: 'b:c', says: 'To b:c.', available: true },
    { choice: 'unregister', says: 'Takes it out.', available: true },
    { choice: 'keep', says: 'Leaves it.', available: true },
  ],
});
const missing = sampleItem({ id: 'root_missing:5', kind: 'root_missing', options: [{ choice: 'unregister', says: 'Takes it out.', available: true }, { choice: 'keep', says: 'Leaves it.', available: true }] });
const lost = sampleItem({
  id: 'declaration_missing:6',
  kind: 'declaration_missing',
  options: [
    { choice: 'restore_declaration', says: 'None has been kept.', available: false },
    { choice: 'unregister', says: 'Takes it out.', available: true },
  ],
});
const content = sampleItem({ id: 'content_changed:a=b/c', kind: 'content_changed', class: 'content', options: [] });
const conflict = sampleItem({
  id: 'registry_conflict:index.json',
  kind: 'registry_conflict',
  options: [
    { choice: 'merge_by_uuid', says: 'Merges.', available: true },
    { choice: 'merge_by_uuid', target: 'ours', says: 'Merges, ours counts.', available: true },
  ],
});
const everything = [moved, twice, missing, lost, content, conflict];

function decided(named: Partial<NamedDecisions>, items: readonly DriftItem[] = everything) {
  const result = namedDecisions(items, { accept: [], decide: [], ...named });
  return result.ok ? result.value : `${result.error.code}: ${result.error.message} ${result.error.remedy}`;
}

describe('--decide', () => {
  it('takes the target where the choice has but one', () => {
    expect(decided({ decide: ['root_moved:2=relocate'] })).toEqual([{ item: 'root_moved:2', choice: 'relocate', target: 'screens/hud' }]);
  });

  it.each(['root_moved:2=relocate:screens/hud', 'root_moved:2=relocate:assets/screens/hud/'])('takes the target as people type it: %s', (text) => {
    expect(decided({ decide: [text] })).toEqual([{ item: 'root_moved:2', choice: 'relocate', target: 'screens/hud' }]);
  });

  it('knows an item whose id holds the signs that stand around it, and a target that does', () => {
    const item = { ...moved, id: 'root_moved:a=b:c' };
    expect(decided({ decide: ['root_moved:a=b:c=unregister'] }, [item])).toEqual([{ item: 'root_moved:a=b:c', choice: 'unregister' }]);
    expect(decided({ decide: ['root_moved:3=relocate:b:c'] })).toEqual([{ item: 'root_moved:3', choice: 'relocate', target: 'b:c' }]);
  });

  it('may say that an item is left', () => {
    expect(decided({ decide: ['root_missing:5=keep'] })).toEqual([{ item: 'root_missing:5', choice: 'keep' }]);
  });

  it.each([
    ['root_moved:3=relocate', 'invalid_request: relocate can be meant in several ways for root_moved:3: relocate:a, relocate:b:c. Write --decide root_moved:3=… with one of them.'],
    ['root_moved:2=renumber', 'invalid_request: renumber is no way out of root_moved:2. There are: relocate:screens/hud, unregister, keep. Write --decide root_moved:2=… with one of them.'],
    ['root_moved:2=', 'invalid_request: Nothing is no way out of root_moved:2. There are: relocate:screens/hud, unregister, keep. Write --decide root_moved:2=… with one of them.'],
    ['root_moved:2', 'invalid_request: root_moved:2 names no way out. Write root_moved:2=CHOICE; prometeu status lists them.'],
    ['root_moved:9=relocate', 'not_found: There is no item root_moved:9 to decide about. Did you mean root_moved:2?'],
    ['nothing like it', 'not_found: There is no item nothing like it to decide about. prometeu status lists them.'],
    ['declaration_missing:6=restore_declaration', 'invalid_request: restore_declaration cannot be chosen for declaration_missing:6 now: None has been kept. Choose another way out: unregister.'],
  ])('refuses %s in words', (text, said) => {
    expect(decided({ decide: [text] })).toBe(said);
  });

  it('decides once about each item', () => {
    expect(decided({ decide: ['root_moved:2=relocate', 'root_moved:2=unregister'] })).toBe('invalid_request: Two decisions were named about root_moved:2. Name one.');
  });
});

describe('--accept', () => {
  it('takes the only way out of every item of a kind', () => {
    const other = { ...missing, id: 'root_missing:7' };
    expect(decided({ accept: ['root_missing'] }, [missing, moved, other])).toEqual([
      { item: 'root_missing:5', choice: 'unregister' },
      { item: 'root_missing:7', choice: 'unregister' },
    ]);
  });

  it('chooses nothing where there are several ways, but names them', () => {
    expect(decided({ accept: ['root_moved'] }, [moved])).toBe(
      'invalid_request: There are several ways out of root_moved:2: relocate:screens/hud, unregister. Write --accept root_moved=relocate or --accept root_moved=unregister, or --decide for one item.',
    );
  });

  it('does not take the way that is left where another is closed just now', () => {
    expect(decided({ accept: ['declaration_missing'] })).toContain('several ways out of declaration_missing:6: unregister, restore_declaration');
  });

  it('takes the way that is named', () => {
    expect(decided({ accept: ['root_moved=unregister'] })).toEqual([
      { item: 'root_moved:2', choice: 'unregister' },
      { item: 'root_moved:3', choice: 'unregister' },
    ]);
  });

  it('takes a choice as it is where that is offered beside its targets, or the target that is named', () => {
    expect(decided({ accept: ['registry_conflict=merge_by_uuid'] })).toEqual([{ item: 'registry_conflict:index.json', choice: 'merge_by_uuid' }]);
    expect(decided({ accept: ['registry_conflict=merge_by_uuid:ours'] })).toEqual([{ item: 'registry_conflict:index.json', choice: 'merge_by_uuid', target: 'ours' }]);
    expect(decided({ decide: ['registry_conflict:index.json=merge_by_uuid'] })).toEqual([{ item: 'registry_conflict:index.json', choice: 'merge_by_uuid' }]);
  });

  it('leaves an item that was decided about by itself', () => {
    expect(decided({ accept: ['root_moved=unregister'], decide: ['root_moved:3=relocate:a'] })).toEqual([
      { item: 'root_moved:2', choice: 'unregister' },
      { item: 'root_moved:3', choice: 'relocate', target: 'a' },
    ]);
  });

  it('decides nothing where there is no such item', () => {
    expect(decided({ accept: ['registry_missing=adopt_disk'] })).toEqual([]);
  });

  it.each([
    ['root_moved=relocate', 'relocate can be meant in several ways for root_moved:3'],
    ['declaration_missing=restore_declaration', 'cannot be chosen for declaration_missing:6 now: None has been kept.'],
    ['content_changed', 'Nobody has to decide about content_changed:a=b/c'],
    ['root_move', 'root_move is no kind of drift. Did you mean root_moved?'],
    ['whatever', 'whatever is no kind of drift. There are: content_changed, '],
    ['', 'Nothing is no kind of drift.'],
  ])('refuses %j in words', (text, said) => {
    expect(decided({ accept: [text] })).toContain(said);
  });
});
