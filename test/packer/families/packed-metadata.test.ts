import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { duplicateNames, nameSchema, schemaProblems } from '../../../src/packer/families/packed-metadata.ts';

describe('the name of a part', () => {
  it('is what a path can be', () => {
    for (const name of ['a', 'ui/click', 'é', '']) expect(nameSchema.safeParse(name).success).toBe(true);
    for (const name of ['e\u0301', '\ud800', 5, null]) expect(nameSchema.safeParse(name).success).toBe(false);
  });

  it('is given once', () => {
    expect(duplicateNames([{ name: 'a' }, { name: 'b' }])).toEqual([]);
    expect(duplicateNames([{ name: 'a' }, { name: 'b' }, { name: 'a' }])).toEqual(['two parts of the bank are named "a"']);
  });
});

describe('problems with metadata', () => {
  it('are placed, and at most twenty', () => {
    const read = z.array(z.number()).safeParse(new Array<string>(1000).fill('x'));
    const problems = schemaProblems(read.error!);
    expect(problems).toHaveLength(20);
    expect(problems[19]).toMatch(/^metadata\/19: /u);
    expect(duplicateNames(new Array<{ name: string }>(1000).fill({ name: 'a' }))).toHaveLength(20);
  });
});
