import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './source-files.ts';

/** `test/a/b.test.ts` "a claim": the last cell of a promise's row, one or more of them. */
const evidence = /`([^`]+\.test\.ts)` "([^"]+)"/gu;

const text = readFileSync(join(repository, 'docs/guarantees.md'), 'utf8');
const promised = text.slice(0, text.indexOf('## Not promised'));
const rows = promised.split('\n').filter((line) => /^\| (?!---|promise)/u.test(line));

describe('docs/guarantees.md', () => {
  it('names a test for every promise', () => {
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((row) => [...row.matchAll(evidence)].length === 0)).toEqual([]);
  });

  it('names only tests that exist, by their own words', () => {
    const missing = [...promised.matchAll(evidence)].filter(([, file = '', claim = '']) => {
      const path = join(repository, file);
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(claim);
    });
    expect(missing.map(([row]) => row)).toEqual([]);
  });

  it('says what is not promised', () => {
    expect(text.slice(text.indexOf('## Not promised')).split('\n- ').length).toBeGreaterThan(5);
  });
});
