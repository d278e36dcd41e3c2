import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageOperations } from '../../src/contract/page.ts';
import { repository } from './source-files.ts';

/** `test/a/b.test.ts` "a claim": the last cell of an item's row, one or more of them. */
const evidence = /`([^`]+\.(?:test|journey)\.ts)` "([^"]+)"/gu;

const text = readFileSync(join(repository, 'docs/security.md'), 'utf8');
const items = text.split('\n').filter((line) => /^\| (?!---|item |checklist |beside it )/u.test(line));

describe('docs/security.md', () => {
  it('names a test for every item', () => {
    expect(items.length).toBeGreaterThan(45);
    expect(items.filter((item) => [...item.slice(item.lastIndexOf(' | ')).matchAll(evidence)].length === 0)).toEqual([]);
  });

  it('names only tests that exist, by their own words', () => {
    const missing = [...text.matchAll(evidence)].filter(([, file = '', claim = '']) => {
      const path = join(repository, file);
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(claim);
    });
    expect(missing.map(([named]) => named)).toEqual([]);
  });

  it('goes through all of Electron’s checklist', () => {
    const numbers = items.flatMap((item) => [.../^\| ((?:\d+(?:, )?)+) /u.exec(item)?.[1]?.split(', ') ?? []]).map(Number);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('counts the operations of a page as they are', () => {
    expect(text).toContain(`a page on its ${String(pageOperations.length)} operations`);
  });

  it('says what the substitute for Electron cannot prove', () => {
    expect(text.slice(text.indexOf('What it cannot prove')).split('\n- ').length).toBeGreaterThan(6);
  });
});
