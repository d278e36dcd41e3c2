import { describe, expect, it } from 'vitest';
import { answerPage, contentPolicy, readPageFiles } from '../../electron/page-protocol.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';

const disk = MemoryFileSystem.of({
  '/page/index.html': '<!doctype html>',
  '/page/studio.js': 'run()',
  '/page/studio.js.map': '{}',
  '/page/notes.txt': 'not the page’s',
  '/secret.html': 'outside',
});
const files = readPageFiles(disk, '/page');
const ask = (url: string, method = 'GET') => answerPage(files, { url, method });

describe('the page', () => {
  it.each(['app://prometeu/', 'app://prometeu/index.html', 'app://prometeu/index.html?x#y'])('is found at %s', async (url) => {
    const answer = ask(url);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/html; charset=utf-8', '<!doctype html>']);
  });

  it('brings its policy along with everything, found or not', () => {
    for (const url of ['app://prometeu/', 'app://prometeu/studio.js', 'app://prometeu/none']) {
      expect(ask(url).headers.get('content-security-policy')).toBe(contentPolicy);
      expect(ask(url).headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('is only read', () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) expect(ask('app://prometeu/', method).status).toBe(405);
  });
});

it.each([
  'app://prometeu/../secret.html',
  'app://prometeu/%2e%2e/secret.html',
  'app://prometeu/..%2fsecret.html',
  'app://prometeu/%2e%2e%5csecret.html',
  'app://prometeu//secret.html',
  'app://prometeu/page/index.html',
  'app://prometeu/INDEX.HTML',
  'app://prometeu/index.html/',
  'app://prometeu/index.html%00',
  'app://prometeu/studio.js.map',
  'app://prometeu/notes.txt',
  'app://other/index.html',
  'app://prometeu:1/index.html',
  'asset://prometeu/index.html',
  'file:///page/index.html',
  'nonsense',
])('nothing else is found: %s', (url) => {
  expect(ask(url).status).toBe(404);
});

it('the policy lets no script run but the page’s own, and reaches nobody', () => {
  const rules = new Map(contentPolicy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
  expect(rules.get('default-src')).toEqual(["'none'"]);
  expect(rules.get('script-src')).toEqual(["'self'"]);
  expect(rules.get('connect-src')).toEqual(["'self'", 'asset:']);
  expect(contentPolicy).not.toMatch(/unsafe|https?:|\*|data:/u);
});

it('a build without a page is a bug, told at once', () => {
  expect(() => readPageFiles(MemoryFileSystem.of({ '/page/studio.js': '' }), '/page')).toThrow('BUG:');
});
