import { describe, expect, test } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../../src/packer/snapshot/model.ts';
import { differing, isSameSnapshot } from '../../../src/packer/snapshot/same-snapshot.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace, writeFile } from '../../support/workspace.ts';

describe('two snapshots', () => {
  const of = (change: (fs: MemoryFileSystem) => void): Snapshot => {
    const fs = new MemoryFileSystem();
    fs.makeDirectory('/p');
    makeWorkspace(fs, '/p', { assets: [{ root: 'a', files: { f: 'f', g: 'g', 'caf\u00e9': 'c' } }, { root: 'caf\u00e9', files: {} }] });
    change(fs);
    return loadSnapshot({ project: { fs, path: '/p' }, walkers: [plainWalker], generation: 1 });
  };
  const before = of(() => undefined);

  test('are the same for the same contents, whatever the times', () => {
    expect(isSameSnapshot(before, of((fs) => writeFile(fs, '/p', 'assets/a/f', 'f')))).toBe(true);
  });

  test.each<[string, (fs: MemoryFileSystem) => void]>([
    ['an artifact', (fs) => writeFile(fs, '/p', 'assets/a/f', 'F')],
    ['a name', (fs) => fs.rename('/p/assets/a/g', '/p/assets/a/h')],
    ['a declaration', (fs) => writeFile(fs, '/p', 'assets/a/asset.json', '{}')],
    ['the registry', (fs) => writeFile(fs, '/p', 'assets/.prometeu/index.json', '{"schema_version": 1, "next_asset_id": 1, "assets": []}')],
    ['a removed file', (fs) => fs.removeFile('/p/assets/a/f')],
    ['a moved root', (fs) => fs.rename('/p/assets/a', '/p/assets/b')],
    ['the settings', (fs) => writeFile(fs, '/p', 'assets/.prometeu/project.json', '{"schema_version": 1, "refresh": "manual"}')],
    ['a directory beside it that some disks take for it', (fs) => fs.makeDirectory('/p/assets/A')],
    ['the spelling of a root', (fs) => fs.rename('/p/assets/caf\u00e9', '/p/assets/cafe\u0301')],
    ['the spelling of a file', (fs) => fs.rename('/p/assets/a/caf\u00e9', '/p/assets/a/cafe\u0301')],
    ['a link in it', (fs) => fs.symlink('f', '/p/assets/a/link')],
    ['what an input names', (fs) => { fs.removeFile('/p/assets/a/f'); fs.makeDirectory('/p/assets/a/f'); }],
  ])('differ after a change of %s', (_name, change) => {
    expect(isSameSnapshot(before, of(change))).toBe(false);
  });
});

describe('what differs between two lists', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'];

  test.each([
    ['one in the middle', [a, b, c], [a, d, c], [b], [d]],
    ['one that came', [a, c], [a, b, c], [], [b]],
    ['one that went from the end', [a, b], [a], [b], []],
    ['one of several alike', [a, a], [a, a, a], [], [a]],
    ['nothing', [a, b], [a, b], [], []],
    ['everything', [a, b], [c, d], [a, b], [c, d]],
  ])('is %s', (_name, before, now, gone, come) => {
    expect(differing(before, now)).toEqual({ before: gone, now: come });
  });
});
