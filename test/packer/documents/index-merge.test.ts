import { describe, expect, test } from 'vitest';
import { readIndex } from '../../../src/packer/documents/index-document.ts';
import { mergeIndex } from '../../../src/packer/documents/index-merge.ts';
import { printIndex } from '../../../src/packer/documents/index-print.ts';
import { uuidOf } from '../../support/workspace.ts';
import { bytesOf, entriesIn, entry, merge, registry, resolved, textOf } from './merge/registries.ts';

const [a, b, c] = [entry(1, 1, 'a'), entry(2, 2, 'b'), entry(3, 3, 'c')];

describe('what one side changed stands', () => {
  test('M1: entries added on both sides, a field changed on one, another on the other', () => {
    const base = registry([a, b], { next_asset_id: 5 });
    const ours = registry([{ ...a, included_in_build: false }, b, entry(5, 5, 'e')]);
    const theirs = registry([{ ...a, root: 'a2' }, b, entry(6, 6, 'f')], { next_asset_id: 9 });
    const merged = merge(base, ours, theirs);
    expect(merged.outcome).toBe('merged');
    expect(textOf(merged)).toBe(
      printIndex(registry([{ ...a, root: 'a2', included_in_build: false }, b, entry(5, 5, 'e'), entry(6, 6, 'f')], { next_asset_id: 9 })),
    );
  });

  test('M1: what both changed alike is no conflict', () => {
    const both = registry([{ ...a, root: 'moved' }, c], { note: [1] });
    expect(textOf(merge(registry([a]), both, both))).toBe(printIndex(both));
  });

  test('M1: unknown keys of entries and of the registry are merged one by one', () => {
    const base = registry([{ ...a, x: 1, y: { z: 1 } }], { p: 1, q: 1 });
    const ours = registry([{ ...a, x: 2, y: { z: 1 }, ours: true }], { q: 1 });
    const theirs = registry([{ ...a, x: 1, y: { z: 2 }, theirs: true }], { p: 1, q: [2], r: null });
    expect(textOf(merge(base, ours, theirs))).toBe(
      printIndex(registry([{ ...a, x: 2, y: { z: 2 }, ours: true, theirs: true }], { q: [2], r: null })),
    );
  });

  test('M1: a key named __proto__ is a key', () => {
    const text = (value: string): string => printIndex(registry([a])).replace('"root"', `"__proto__": ${value}, "root"`);
    const merged = textOf(merge(text('1'), registry([{ ...a, z: 1 }]), text('1')));
    expect(merged).not.toContain('__proto__');
    expect(textOf(merge(text('1'), text('1'), text('{"a": 2}')))).toContain('"__proto__": {"a": 2}');
  });
});

describe('M2: a removal', () => {
  test('holds when the other side left the entry as it was', () => {
    expect(entriesIn(textOf(merge(registry([a, b]), registry([b]), registry([a, b, c]))))).toEqual(['2:b', '3:c']);
    expect(entriesIn(textOf(merge(registry([a, b]), registry([a, b, c]), registry([b]))))).toEqual(['2:b', '3:c']);
  });

  test.each(['root', 'included_in_build', 'note'])('is a conflict when the other side changed %s', (field) => {
    const changed = { ...a, [field]: { root: 'moved', included_in_build: false, note: 'x' }[field] };
    const merged = merge(registry([a, b]), registry([b]), registry([changed, b]));
    expect(merged).toMatchObject({ outcome: 'conflicts', conflicts: [{ kind: 'removed_and_changed', asset_uuids: [uuidOf(1)] }] });
    expect(readIndex(bytesOf(resolved(textOf(merged), 'theirs'))).document?.assets).toContainEqual(changed);
    expect(readIndex(bytesOf(resolved(textOf(merged), 'ours'))).document?.assets).toEqual([b]);
  });

  test('holds when the other side gave the entry a new id and nothing else', () => {
    const merged = merge(registry([a, b]), registry([b, entry(3, 8, 'x')]), registry([{ ...a, asset_id: 3 }, b]));
    expect(merged).toMatchObject({ outcome: 'merged', renumbered: [] });
    expect(entriesIn(textOf(merged))).toEqual(['2:b', '3:x']);
  });

  test('of the asset in a root does not keep the other side from using that root', () => {
    const merged = merge(registry([a, b]), registry([b, entry(4, 4, 'a')]), registry([a, b]));
    expect(entriesIn(textOf(merged))).toEqual(['2:b', '4:a']);
  });
});

describe('M3: one id for two assets', () => {
  test('stays with ours; theirs gets the next free one, which is told', () => {
    const merged = merge(registry([a]), registry([a, b]), registry([a, entry(2, 7, 'x'), entry(3, 8, 'y')]));
    expect(merged).toMatchObject({
      outcome: 'merged',
      renumbered: [{ asset_uuid: uuidOf(7), root: 'x', from: 2, to: 4 }],
    });
    expect(entriesIn(textOf(merged))).toEqual(['1:a', '2:b', '3:y', '4:x']);
  });

  test('is counted past every id that was ever given', () => {
    const merged = merge(registry([a]), registry([a, b], { next_asset_id: 40 }), registry([a, entry(2, 7, 'x')]));
    expect(entriesIn(textOf(merged))).toEqual(['1:a', '2:b', '40:x']);
    expect(textOf(merged)).toContain('"next_asset_id": 41,');
  });

  test('also when theirs gave it to an asset that was there under another', () => {
    const merged = merge(registry([a]), registry([a, b]), registry([{ ...a, asset_id: 2 }]));
    expect(entriesIn(textOf(merged))).toEqual(['2:b', '3:a']);
  });

  test('is a conflict when the base knows the id', () => {
    const merged = merge(registry([a, c]), registry([entry(1, 4, 'x'), c]), registry([{ ...a, root: 'moved' }, c]));
    expect(merged).toMatchObject({ outcome: 'conflicts', renumbered: [] });
    expect(entriesIn(textOf(merged))).toEqual(['<<<<<<<', '1:x', '=======', '1:moved', '>>>>>>>', '3:c']);
  });

  test('is refused when no id is left', () => {
    const full = (who: number): ReturnType<typeof registry> => registry([entry(0x7fff_ffff, who, `r${String(who)}`)]);
    expect(merge(undefined, full(1), full(2))).toMatchObject({ outcome: 'refused', faults: [{ side: 'theirs' }] });
  });
});

describe('M3: one root for two assets', () => {
  test('is a conflict, in the spelling of either', () => {
    const merged = merge(registry([a]), registry([a, entry(2, 2, 'Straße')]), registry([a, entry(5, 5, 'STRASSE')]));
    expect(merged).toMatchObject({ conflicts: [{ kind: 'root_claimed_twice', asset_uuids: [uuidOf(2), uuidOf(5)] }] });
    expect(entriesIn(textOf(merged))).toEqual(['<<<<<<<', '2:Straße', '=======', '5:STRASSE', '>>>>>>>', '1:a']);
  });

  test('takes in the asset whose old root has a new owner', () => {
    const base = registry([a, b]);
    const ours = registry([{ ...a, root: 'x' }, b]);
    // b goes where ours moved a, and c where b was.
    const theirs = registry([a, { ...b, root: 'x' }, entry(3, 3, 'b'), entry(4, 4, 'd')]);
    const merged = merge(base, ours, theirs);
    expect(entriesIn(textOf(merged))).toEqual(['<<<<<<<', '1:x', '2:b', '=======', '1:a', '2:x', '3:b', '>>>>>>>', '4:d']);
    expect(merged).toMatchObject({ conflicts: [{ kind: 'root_claimed_twice' }, { kind: 'root_claimed_twice' }] });
  });

  test('is none when ours moved out and theirs moved in', () => {
    const merged = merge(registry([a, b]), registry([{ ...a, root: 'x' }, b]), registry([a, { ...b, root: 'y' }, entry(3, 3, 'b')]));
    expect(entriesIn(textOf(merged))).toEqual(['1:x', '2:y', '3:b']);
  });
});

describe('what both sides changed is left to a person', () => {
  test('one field of an asset: all else of it is merged on both sides of the hunk', () => {
    const merged = merge(
      registry([a, b]),
      registry([{ ...a, root: 'o', note: 'n' }, b]),
      registry([{ ...a, root: 't', included_in_build: false }, b]),
    );
    expect(merged).toMatchObject({ outcome: 'conflicts', conflicts: [{ kind: 'changed_apart', line: 5 }] });
    const merge1 = { ...a, included_in_build: false, note: 'n' };
    expect(readIndex(bytesOf(resolved(textOf(merged), 'ours'))).document?.assets[0]).toEqual({ ...merge1, root: 'o' });
    expect(readIndex(bytesOf(resolved(textOf(merged), 'theirs'))).document?.assets[0]).toEqual({ ...merge1, root: 't' });
  });

  test('an asset that both registered, each under an id of its own', () => {
    const merged = merge(registry([a]), registry([a, b]), registry([a, c, { ...b, asset_id: 4 }]));
    expect(merged).toMatchObject({ conflicts: [{ kind: 'added_apart', asset_uuids: [uuidOf(2)] }] });
    expect(entriesIn(textOf(merged))).toEqual(['1:a', '<<<<<<<', '2:b', '=======', '4:b', '>>>>>>>', '3:c']);
  });

  test('an unknown key of the registry', () => {
    const merged = merge(registry([a], { k: 1 }), registry([a], { k: 2 }), registry([a], { z: 0 }));
    expect(merged).toMatchObject({ conflicts: [{ kind: 'key_changed_apart', line: 4 }] });
    expect(textOf(merged)).toContain('<<<<<<< ours\n  "k": 2,\n=======\n>>>>>>> theirs\n  "assets": [\n');
  });
});

describe('M6: the bytes', () => {
  test('are those of ours, in whatever layout, when theirs changed nothing', () => {
    const ours = `\uFEFF${JSON.stringify(registry([b, a]))}`;
    expect(textOf(merge(registry([a, b]), ours, registry([a, b])))).toBe(ours);
  });

  test('keep the byte order mark and CRLF of ours, also around markers', () => {
    const ours = `\uFEFF${printIndex(registry([{ ...a, root: 'o' }, b])).replaceAll('\n', '\r\n')}`;
    const text = textOf(merge(registry([a, b]), ours, registry([{ ...a, root: 't' }, b])));
    expect(text.startsWith('\uFEFF{\r\n')).toBe(true);
    expect(text).toContain('\r\n=======\r\n');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
  });

  test('end with LF when theirs alone has CRLF', () => {
    const theirs = printIndex(registry([a, b])).replaceAll('\n', '\r\n');
    expect(textOf(merge(registry([a]), registry([a]), theirs))).toBe(printIndex(registry([a, b])));
  });
});

describe('a document that is no registry is refused, and nothing merged', () => {
  const sound = registry([a]);

  test.each([
    ['broken JSON', '{', 'syntax'],
    ['markers of an earlier merge', printIndex(sound).replace('  "assets"', '=======\n  "assets"'), 'conflict'],
    ['a newer schema', printIndex(sound).replace('"schema_version": 1', '"schema_version": 2'), 'newer'],
    ['an entry without a root', printIndex(sound).replace('"root"', '"place"'), 'schema'],
    ['nothing at all', '', 'syntax'],
  ])('%s', (_, text, kind) => {
    expect(merge(sound, sound, text)).toMatchObject({ outcome: 'refused', faults: [{ side: 'theirs', kind, line: expect.any(Number) as number }] });
  });

  test.each(['base', 'ours', 'theirs'] as const)('%s with one uuid twice', (side) => {
    const sides = { base: bytesOf(sound), ours: bytesOf(sound), theirs: bytesOf(sound), [side]: bytesOf(registry([a, entry(2, 1, 'b')])) };
    expect(mergeIndex(sides)).toMatchObject({ outcome: 'refused', faults: [{ side, line: 6, field: '/assets/1/asset_uuid' }] });
  });

  test.each([
    ['id', [a, entry(1, 2, 'b')]],
    ['root', [a, entry(2, 2, 'A')]],
  ])('one %s twice in a side, but not in the base, where a side may have mended it', (_, twice) => {
    expect(merge(sound, sound, registry(twice)).outcome).toBe('refused');
    expect(merge(registry(twice), sound, sound).outcome).toBe('merged');
  });

  test('three that are too large together', () => {
    const blank = new Uint8Array(40 * 1024 * 1024).fill(0x20);
    expect(mergeIndex({ base: bytesOf(sound), ours: blank, theirs: blank })).toMatchObject({ outcome: 'refused', faults: [{ kind: 'too_large' }] });
  });

  test('all that is wrong is told at once', () => {
    expect(merge('[', '{', 'x')).toMatchObject({ faults: [{ side: 'base' }, { side: 'ours' }, { side: 'theirs' }] });
  });
});

describe('without a common ancestor', () => {
  test('two registries become one, and ids that meet are told apart', () => {
    expect(entriesIn(textOf(merge('', registry([a, b]), registry([c, entry(1, 9, 'i')]))))).toEqual(['1:a', '2:b', '3:c', '4:i']);
  });

  test('a fight over everything is one hunk, of which a side is taken whole', () => {
    const merged = merge(undefined, registry([a, b]), registry([entry(5, 5, 'A'), entry(6, 6, 'B')]));
    for (const side of ['ours', 'theirs'] as const) {
      expect(readIndex(bytesOf(resolved(textOf(merged), side))).document?.assets).toHaveLength(2);
    }
    expect(entriesIn(textOf(merged))).toEqual(['<<<<<<<', '1:a', '2:b', '=======', '5:A', '6:B', '>>>>>>>']);
  });
});

test('the markers are what the packer reports as a conflict, at the line of the first', () => {
  const merged = merge(registry([b, c]), registry([b, { ...c, root: 'o' }]), registry([b, { ...c, root: 't' }]));
  const faults = readIndex(bytesOf(textOf(merged))).faults;
  expect(faults).toMatchObject([{ kind: 'conflict', line: 5 }]);
  expect(merged).toMatchObject({ conflicts: [{ line: 5 }] });
});
