import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { driftChoiceSchema, driftKindSchema } from '../../src/contract/operations/drift.ts';
import { decides } from '../../src/packer/drift/reconcile/decide.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/divergence.md'), 'utf8');

/** Rows of its tables whose first cell is a name; the name and the names in the last cell. */
const rows = Array.from(page.matchAll(/^\| `([a-z_]+)` \|(?:.*\|)?([^|]*)\|$/gmu), ([, name = '', last = '']) => ({
  name,
  named: Array.from(last.matchAll(/`([a-z_]+)`/gu), ([, choice = '']) => choice),
}));

/** Commits are settled by recovery itself, not by a change. */
const ofCommits = ['keep_disk', 'restore_before_image'];

describe('docs/divergence.md', () => {
  it('has a row for every kind and for every choice, and no other', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([...driftKindSchema.options, ...driftChoiceSchema.options].sort());
  });

  it.each(driftKindSchema.options)('names the ways out of %s that there are', (kind) => {
    const there = kind === 'commit_unresolved' ? ofCommits : Object.keys(decides[kind] ?? {});
    expect(rows.find(({ name }) => name === kind)?.named.sort()).toEqual(there.sort());
  });
});

describe('the journeys', () => {
  const folder = join(import.meta.dirname, '../../e2e/support/divergences');
  const text = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('');

  it.each(driftKindSchema.options)('take %s through the page', (kind) => {
    expect(text).toContain(`kind: '${kind}',`);
  });
});
