import { describe, expect, it } from 'vitest';
import { families, familyNamed } from '../../../src/packer/families/list.ts';

describe('the list of families', () => {
  it('is in order of their names, each once', () => {
    const names = families.map(({ family }) => family);
    expect(names).toEqual(['data_bank', 'sound_bank', 'tile_bank']);
    expect([...new Set(names)].sort()).toEqual(names);
  });

  it('has no two families of a format or a bank type', () => {
    expect(new Set(families.map(({ format }) => format)).size).toBe(families.length);
    expect(new Set(families.map(({ bankType }) => bankType)).size).toBe(families.length);
  });

  it('has no two rules of a code', () => {
    const codes = families.flatMap(({ rules }) => rules.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('finds a family by its name and no other way', () => {
    for (const family of families) expect(familyNamed(family.family)).toBe(family);
    expect(familyNamed('toString')).toBeUndefined();
    expect(familyNamed('TILES')).toBeUndefined();
  });

  it('holds walkers of the same names', () => {
    for (const { family, walker } of families) expect(walker.family).toBe(family);
  });
});
