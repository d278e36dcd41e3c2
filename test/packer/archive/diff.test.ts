import { describe, expect, it } from 'vitest';
import { diffArchives } from '../../../src/packer/archive/diff.ts';
import { craft, emptyPack, fourPack, helloPack, opened } from './golden.ts';

const text = fourPack.subarray(32, 914).toString('utf8');
const four = opened(fourPack);

/** The four pack with its header changed; its payload stays. */
function changed(find: string, replacement: string): ReturnType<typeof opened> {
  if (!text.includes(find)) throw new Error(`the header does not hold ${find}`);
  return opened(craft(text.replace(find, replacement), fourPack.subarray(928)));
}

describe('a diff', () => {
  it('of an archive and itself is empty', () => {
    expect(diffArchives(four, opened(Buffer.from(fourPack)))).toEqual({
      identical: true,
      size_before: 976,
      size_after: 976,
      added: [],
      removed: [],
      changed: [],
      unchanged: 4,
    });
  });

  it('against an empty pack is all removed, or all added', () => {
    const removed = diffArchives(four, opened(emptyPack));
    expect([removed.identical, removed.removed.map((each) => each.asset_id), removed.added]).toEqual([false, [2, 5, 7, 9], []]);
    const added = diffArchives(opened(emptyPack), four);
    expect([added.identical, added.added.map((each) => each.asset_id), added.removed]).toEqual([false, [2, 5, 7, 9], []]);
  });

  it('of archives without a common asset pairs nothing', () => {
    const diff = diffArchives(opened(helloPack), four);
    expect([diff.removed.length, diff.added.length, diff.changed.length, diff.unchanged]).toEqual([1, 4, 0, 0]);
    expect([diff.size_before, diff.size_after]).toEqual([341, 976]);
  });

  it.each([
    ['a name', '"asset_name":"b"', '"asset_name":"bb"', 5, ['name']],
    ['metadata', '"decoded_size":3,"metadata":{}', '"decoded_size":3,"metadata":{"a":1}', 2, ['metadata']],
    ['a slot', '{"asset_id":5,"slot":1}', '{"asset_id":5,"slot":2}', 5, ['slot']],
    ['a preload taken away', ',{"asset_id":7,"slot":0}', '', 7, ['slot']],
    ['a bank type', '"asset_name":"d","bank_type":"DATA"', '"asset_name":"d","bank_type":"SOUNDS"', 9, ['bank_type']],
    ['a digest', '3e5718fe', '3e5718ff', 7, ['payload']],
  ])('sees %s and nothing else', (_, find, replacement, asset_id, fields) => {
    const diff = diffArchives(four, changed(find, replacement));
    expect(diff.changed.map((each) => [each.asset_id, each.fields])).toEqual([[asset_id, fields]]);
    expect([diff.identical, diff.unchanged, diff.added, diff.removed]).toEqual([false, 3, [], []]);
  });

  it('shows both sides of a change as they are', () => {
    const [change] = diffArchives(four, changed('{"asset_id":5,"slot":1}', '{"asset_id":5,"slot":2}')).changed;
    expect(change).toMatchObject({ before: { asset_id: 5, slot: 1, file_offset: 944 }, after: { asset_id: 5, slot: 2 } });
  });
});
