import type * as Fs from 'node:fs';
import { mkdirSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ManualWatch } from '../../../src/io/watch/manual-watch.ts';
import { watchBySize } from '../../../src/io/watch/sized-watch.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const wide = vi.hoisted(() => ({ directories: 0 }));

// So many directories take minutes to make and to remove.
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>();
  const named = (_: unknown, at: number) => ({ name: String(at), isDirectory: () => true });
  const readdirSync = (...asked: readonly [string]): unknown => (wide.directories > 0 ? Array.from({ length: wide.directories }, named) : Reflect.apply(fs.readdirSync, fs, asked));
  return { ...fs, readdirSync };
});

function chosen(directories: readonly string[], platform: NodeJS.Platform, ignores: (path: string) => boolean = () => false): 'small' | 'large' {
  const directory = temporaryDirectory();
  for (const path of directories) mkdirSync(`${directory}/${path}`, { recursive: true });
  const [small, large] = [new ManualWatch(), new ManualWatch()];
  const request = { directory, ignores };
  watchBySize({ platform, small: small.watch, large: large.watch, limit: 4 })(request, { ready: () => undefined, changed: () => undefined, failed: () => undefined });
  expect(small.watching).not.toBe(large.watching);
  return small.watching ? 'small' : 'large';
}

it('takes the small one below the limit', () => {
  expect(chosen(['a', 'b'], 'linux')).toBe('small');
});

it('takes the large one from the limit on, however deep', () => {
  expect(chosen(['a/b/c'], 'linux')).toBe('large');
});

it('counts nothing that is not watched', () => {
  expect(chosen(['a/b/c'], 'linux', (path) => path === 'a')).toBe('small');
});

it.each(['darwin', 'win32'] as const)('takes the small one on %s, whose own watch covers a tree', (platform) => {
  expect(chosen(['a/b/c/d/e'], platform)).toBe('small');
});

it('takes the large one for a folder of more directories than a call takes arguments', () => {
  wide.directories = 200_000;
  onTestFinished(() => {
    wide.directories = 0;
  });
  expect(chosen([], 'linux')).toBe('large');
});
