import { expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { OpenedCompanions } from '../../../src/packer/pack/build-sources.ts';

it('opens the companions that are there and names the others', () => {
  const disk = MemoryFileSystem.of({ '/build/asset_table.json': '[]\n', '/build/asset_table_metadata.json': '{}\n' });
  const opened = new OpenedCompanions(disk, '/build');
  expect(opened.missing).toEqual(['preload.json']);
  expect(Object.entries(opened.sources).map(([name, { size }]) => [name, size])).toEqual([['asset_table.json', 3], ['asset_table_metadata.json', 3]]);
  opened.dispose();
  expect(disk.openFiles()).toEqual([]);
});

it('leaves none open when one cannot be opened, and follows no link', () => {
  const disk = MemoryFileSystem.of({ '/build/asset_table.json': '[]\n' });
  disk.symlink('asset_table.json', '/build/preload.json');
  expect(() => new OpenedCompanions(disk, '/build')).toThrow('ELOOP');
  expect(disk.openFiles()).toEqual([]);
});
