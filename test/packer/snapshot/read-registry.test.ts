import { expect, test } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { readProjectSettings, readRegistry } from '../../../src/packer/snapshot/read-registry.ts';
import { makeWorkspace } from '../../support/workspace.ts';

function project(spec: Parameters<typeof makeWorkspace>[2] = {}): { fs: MemoryFileSystem; path: string } {
  const fs = new MemoryFileSystem();
  fs.makeDirectory('/p');
  makeWorkspace(fs, '/p', spec);
  return { fs, path: '/p' };
}

test('a registry is valid, with the digest of its bytes', () => {
  const registry = readRegistry(project({ assets: [{ root: 'a' }] }));
  expect(registry).toMatchObject({ state: 'valid', lines: [5] });
  expect(registry.sha256).toMatch(/^[0-9a-f]{64}$/u);
});

test('of the same bytes is the very same value, of others another', () => {
  const { fs, path } = project({ assets: [{ root: 'a' }] });
  const before = readRegistry({ fs, path });
  expect(readRegistry({ fs, path }, before)).toBe(before);
  fs.writeFile('/p/assets/.prometeu/index.json', '{');
  expect(readRegistry({ fs, path }, before).state).toBe('invalid');
});

test('an invalid registry has its digest too', () => {
  expect(readRegistry(project({ registry: '{' })).sha256).toMatch(/^[0-9a-f]{64}$/u);
});

test('a registry that is a link is unreadable, not missing', () => {
  const { fs, path } = project({ registry: null });
  fs.symlink('/p/elsewhere', '/p/assets/.prometeu/index.json');
  expect(readRegistry({ fs, path }).state).toBe('unreadable');
});

test('no registry is missing', () => {
  expect(readRegistry(project({ registry: null }))).toEqual({ state: 'missing', faults: [] });
});

test('settings are read, defaults hold without them', () => {
  const files = { 'assets/.prometeu/project.json': '{"schema_version": 1, "refresh": "manual"}' };
  expect(readProjectSettings(project({ files })).settings.refresh).toBe('manual');
  expect(readProjectSettings(project())).toEqual({ settings: { schema_version: 1, refresh: 'automatic', size_budgets: {}, companions: [] }, faults: [] });
});

test('settings that cannot be read are told', () => {
  const { fs, path } = project();
  fs.makeDirectory('/p/assets/.prometeu/project.json');
  expect(readProjectSettings({ fs, path }).faults).toMatchObject([{ kind: 'unreadable' }]);
});
