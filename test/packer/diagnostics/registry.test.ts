import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodeSchema } from '../../../src/contract/errors.ts';
import { allRules, generalRules } from '../../../src/packer/diagnostics/registry.ts';
import { families } from '../../../src/packer/families/list.ts';
import { diagnosticsPage } from '../../../scripts/docs/diagnostics-page.ts';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/diagnostics.md'), 'utf8');

const codes = allRules.map(({ code }) => code);
const fileOf = (code: string): string => code.replaceAll('_', '-');

/** Names of the rules' files in a folder of `src/` or `test/`, without their extension. */
function filesIn(folder: string, extension: string): readonly string[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(extension) && name !== `list${extension}`);
  return names.map((name) => name.slice(0, -extension.length)).sort();
}

const folders = [
  { folder: 'packer/diagnostics/rules', rules: generalRules },
  ...families.map(({ family, rules }) => ({ folder: `packer/families/${fileOf(family)}/rules`, rules })),
];

describe('a rule is a file, a line of the registry, and a test', () => {
  test.each(folders)('$folder', ({ folder, rules }) => {
    const listed = rules.map(({ code }) => fileOf(code));
    expect(listed).toEqual([...listed].sort());
    expect(filesIn(`src/${folder}`, '.ts')).toEqual(listed);
    expect(filesIn(`test/${folder}`, '.test.ts')).toEqual(listed);
  });

  test('every code is in snake_case and stands once', () => {
    for (const code of codes) expect(code).toMatch(/^[a-z]+(_[a-z0-9]+)*$/u);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual([...codes].sort());
  });

  test('the code in a file is that of its name', () => {
    for (const { folder, rules } of folders) {
      for (const { code } of rules) {
        expect(readFileSync(join(root, `src/${folder}/${fileOf(code)}.ts`), 'utf8')).toContain(`code: '${code}'`);
      }
    }
  });

  test('what it finds and what to do are a sentence each', () => {
    for (const { summary, remedy } of allRules) {
      expect(summary).toMatch(/^\S.*[^.]\.$/u);
      expect(remedy).toMatch(/^\S.*[^.]("?\.")?\.$/u);
    }
  });
});

describe('docs/diagnostics.md', () => {
  test('is what the rules say: run `npm run docs` after a change', () => {
    expect(existsSync(join(root, 'scripts/docs.ts'))).toBe(true);
    expect(page).toBe(diagnosticsPage());
  });

  test('has one line for each diagnostic and for each error code', () => {
    const lines = [...page.matchAll(/^\| `([a-z0-9_]+)` \|/gmu)].map(([, code]) => code);
    expect(lines.sort()).toEqual([...codes, ...errorCodeSchema.options].sort());
  });
});
