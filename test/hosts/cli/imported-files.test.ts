import { describe, expect, it } from 'vitest';
import type { ListedEntry } from '../../../src/hosts/cli/host.ts';
import { importedFiles, type ImportOptions } from '../../../src/hosts/cli/imported-files.ts';

const tree: Record<string, ListedEntry[]> = {
  '/art': [{ name: 'a.png', kind: 'file' }, { name: 'more', kind: 'directory' }],
  '/art/more': [{ name: 'b.png', kind: 'file' }],
  '/empty': [],
  '/linked': [{ name: 'l', kind: 'link' }],
  '/home': Array.from({ length: 10_001 }, (_, at) => ({ name: String(at), kind: 'file' as const })),
};

function found(typed: readonly string[], options: ImportOptions = {}) {
  const files = new Set(['/art/a.png', '/art/more/b.png', '/c.png']);
  const kindOf = (path: string) => (files.has(path) ? 'file' : path in tree ? 'directory' : undefined);
  return importedFiles({ directory: '/art', kindOf, list: (path) => tree[path] ?? [] }, typed, options);
}

function paths(typed: readonly string[], options?: ImportOptions) {
  const files = found(typed, options);
  return files.ok ? files.value.map(({ source, path }) => [source, path]) : files.error.message;
}

describe('files to import', () => {
  it.each([
    ['keep their names', ['a.png', '../c.png'], {}, [['/art/a.png', 'a.png'], ['/c.png', 'c.png']]],
    ['one gets the name it is to have', ['/c.png'], { as: 'x/y.png' }, [['/c.png', 'x/y.png']]],
    ['one goes into a folder', ['/c.png'], { as: 'x/' }, [['/c.png', 'x/c.png']]],
    ['several go into a folder', ['a.png', '/c.png'], { as: 'x' }, [['/art/a.png', 'x/a.png'], ['/c.png', 'x/c.png']]],
    ['a directory comes under its name', ['/art'], { recursive: true }, [['/art/a.png', 'art/a.png'], ['/art/more/b.png', 'art/more/b.png']]],
    ['a directory given as . comes without', ['.'], { recursive: true }, [['/art/a.png', 'a.png'], ['/art/more/b.png', 'more/b.png']]],
    ['or given as dir/.', ['/art/.'], { recursive: true, as: 'x' }, [['/art/a.png', 'x/a.png'], ['/art/more/b.png', 'x/more/b.png']]],
  ] as const)('%s', (_, typed, options, expected) => {
    expect(paths(typed, options)).toEqual(expected);
  });

  it.each([
    ['nothing there', ['nope.png'], {}, 'There is no file at nope.png.'],
    ['an empty path', [''], { recursive: true }, 'There is no file at an empty path.'],
    ['a directory without --recursive', ['/art'], {}, '/art is a directory.'],
    ['an empty directory', ['/empty'], { recursive: true }, 'There is no file to import.'],
    ['a link in a directory', ['/linked'], { recursive: true }, '/linked/l is a symbolic link.'],
    ['too many', ['/home'], { recursive: true }, 'These are more than 10000 files.'],
  ])('are refused: %s', (_, typed, options, message) => {
    expect(paths(typed, options)).toBe(message);
  });
});
