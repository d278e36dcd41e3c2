import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxDiffUnits, unifiedDiff } from '../../../src/packer/documents/text-diff.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function diff(before: string | undefined, after: string | undefined, path = 'assets/a/asset.json'): string | undefined {
  return unifiedDiff(path, before === undefined ? undefined : bytes(before), after === undefined ? undefined : bytes(after));
}

const numbers = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, at) => `${String(from + at)}\n`).join('');

describe('a difference reads as git prints it', () => {
  test('a changed line with three lines around it, counted from the top of the file', () => {
    expect(diff(numbers(1, 20), numbers(1, 9) + 'ten\n' + numbers(11, 20))).toBe(
      [
        'diff --git a/assets/a/asset.json b/assets/a/asset.json',
        '--- a/assets/a/asset.json',
        '+++ b/assets/a/asset.json',
        '@@ -7,7 +7,7 @@',
        ...[' 7', ' 8', ' 9', '-10', '+ten', ' 11', ' 12', ' 13', ''],
      ].join('\n'),
    );
  });

  test('a creation comes from /dev/null', () => {
    expect(diff(undefined, 'a\nb\n', 'x')).toBe(
      'diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -0,0 +1,2 @@\n+a\n+b\n',
    );
  });

  test('a deletion goes to /dev/null', () => {
    expect(diff('a\n', undefined, 'x')).toBe('diff --git a/x b/x\ndeleted file mode 100644\n--- a/x\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n');
  });

  test('an empty file that comes has no lines', () => {
    expect(diff(undefined, '', 'x')).toBe('diff --git a/x b/x\nnew file mode 100644\n');
  });

  test('a missing newline at the end is said', () => {
    expect(diff('a', 'b', 'x')).toBe(
      'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n',
    );
  });

  test('line ends are part of the lines', () => {
    expect(diff('a\r\n', 'a\n', 'x')).toContain('-a\r\n+a\n');
  });

  test('a byte order mark is part of the first line', () => {
    expect(diff('\uFEFFa\n', 'a\n', 'x')).toContain('-\uFEFFa\n+a\n');
  });

  test('a name beyond ASCII is quoted', () => {
    expect(diff('a\n', 'b\n', 'é')).toContain('--- "a/\\303\\251"\n');
  });
});

describe('there is no difference to show', () => {
  test('of equal contents, and of nothing', () => {
    expect(diff('a\n', 'a\n')).toBe('');
    expect(diff(undefined, undefined)).toBe('');
  });
});

describe('what is no text has no difference in text', () => {
  test('ill-formed UTF-8, on either side', () => {
    expect(unifiedDiff('x', Uint8Array.of(0xff), bytes('a'))).toBeUndefined();
    expect(unifiedDiff('x', bytes('a'), Uint8Array.of(0xc3))).toBeUndefined();
    expect(unifiedDiff('x', undefined, Uint8Array.of(0xff))).toBeUndefined();
  });

  test('a NUL', () => {
    expect(diff('a\n', 'a\0\n')).toBeUndefined();
  });
});

describe('what is too long is not shown', () => {
  test('one unit more in the differing lines than the limit', () => {
    expect(diff(undefined, 'x'.repeat(maxDiffUnits))).toContain(`+${'x'.repeat(maxDiffUnits)}\n`);
    expect(diff(undefined, 'x'.repeat(maxDiffUnits + 1))).toBeUndefined();
    expect(diff('x'.repeat(maxDiffUnits + 1), undefined)).toBeUndefined();
  });

  test('but a large file with few changed lines is', () => {
    const many = `${'x'.repeat(99)}\n`.repeat(100_000);
    expect(diff(`${many}a\n${many}`, `${many}b\n${many}`)).toContain('@@ -99998,7 +99998,7 @@');
  });

  test('where thousands of lines differ they are shown as replaced as one, and still apply', () => {
    const old = Array.from({ length: 5000 }, (_, at) => `${String(at)}\nkept\n`).join('');
    const fresh = Array.from({ length: 5000 }, (_, at) => `new ${String(at)}\nkept\n`).join('') + 'end';
    expect(diff(old, fresh)).toContain('@@ -1,10000 +1,10001 @@\n-0\n-kept\n-1\n');
    expect(applied(temporaryDirectory(), 'f', bytes(old), bytes(fresh))).toEqual(bytes(fresh));
  });
});

/** What `git apply` makes of `before` with the difference to `after`; `undefined` when no file is left. */
function applied(directory: string, path: string, before: Uint8Array | undefined, after: Uint8Array | undefined): Uint8Array | undefined {
  const file = join(directory, path);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(dirname(file), { recursive: true });
  if (before !== undefined) writeFileSync(file, before);
  const text = unifiedDiff(path, before, after);
  if (text === undefined) throw new Error('not shown');
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(directory), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  if (text !== '') execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: directory, env, input: text });
  return existsSync(file) ? Uint8Array.from(readFileSync(file)) : undefined;
}

test('git apply makes the one content of the other, whatever they are', () => {
  const directory = join(temporaryDirectory(), 'tree');
  const line = fc.constantFrom('a', 'b', '', ' ', '-', '+x', '\\ No', '@@ -1 +1 @@', 'é', '\uFEFFz', 'c\r', '\rd', '--- a/x', 'diff --git');
  const content = fc.option(
    fc.tuple(fc.array(line, { maxLength: 14 }), fc.boolean()).map(([lines, newline]) => bytes(lines.join('\n') + (newline && lines.length > 0 ? '\n' : ''))),
    { nil: undefined },
  );
  const path = fc.constantFrom('x', 'assets/my tiles/asset.json', 'é "q"/x', 'tab\tx');
  fc.assert(
    fc.property(path, content, content, (name, before, after) => {
      fc.pre(before !== undefined || after !== undefined);
      expect(applied(directory, name, before, after)).toEqual(after);
    }),
    { seed: 11, numRuns: 150 },
  );
});
