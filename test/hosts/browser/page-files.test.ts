import { describe, expect, it } from 'vitest';
import { loadPageFiles } from '../../../src/hosts/browser/page-files.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';

const built = {
  '/app/page/index.html': '<!doctype html>',
  '/app/page/studio-1.js': 'export {};',
  '/app/page/studio-1.js.map': '{}',
  '/app/page/fonts/inter.woff2': 'font',
  '/app/secret.txt': 'not the page',
};

describe('the files of the page', () => {
  it('are the built ones by the address they have, and the index by none', () => {
    const files = loadPageFiles(MemoryFileSystem.of(built), '/app/page');
    expect(files.ok && [...files.value].map(([target, { mediaType }]) => [target, mediaType]).sort()).toEqual([
      ['/', 'text/html; charset=utf-8'],
      ['/fonts/inter.woff2', 'font/woff2'],
      ['/index.html', 'text/html; charset=utf-8'],
      ['/studio-1.js', 'text/javascript; charset=utf-8'],
    ]);
  });

  it('are not there when nothing was built', () => {
    expect(loadPageFiles(MemoryFileSystem.of({ '/app/other': '' }), '/app/page')).toMatchObject({ ok: false, error: { code: 'not_available' } });
  });

  it('are all of a kind that a browser is told about', () => {
    expect(() => loadPageFiles(MemoryFileSystem.of({ ...built, '/app/page/odd.exe': '' }), '/app/page')).toThrow(/BUG: .*odd\.exe/u);
  });
});
