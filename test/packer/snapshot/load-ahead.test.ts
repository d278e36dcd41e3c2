import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FilesAhead } from '../../../src/io/ahead/files-ahead.ts';
import { readBatch } from '../../../src/io/ahead/read-batch.ts';
import type { OpenFile } from '../../../src/io/file-system.ts';
import { sha256 } from '../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { KnownAssets } from '../../../src/packer/snapshot/known-assets.ts';
import { loadSnapshot, type LoadRequest } from '../../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../../src/packer/snapshot/model.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace } from '../../support/workspace.ts';

/** Reads as the other thread would, before each file is asked for. `reads` counts what this thread read of files. */
class Disk extends MemoryFileSystem {
  isAhead = false;
  opened: string[] = [];
  override openRead(path: string): OpenFile {
    if (!this.isAhead) this.opened.push(path);
    return super.openRead(path);
  }

  /** @param share of the files that the other thread comes to */
  ahead(share: number, before: () => void = () => undefined): NonNullable<LoadRequest['ahead']> {
    return () =>
      new FilesAhead(
        () => ({
          read: (batch, paths) => {
            before();
            this.isAhead = true;
            readBatch(this, batch, paths.slice(0, Math.round(paths.length * share)));
            this.isAhead = false;
          },
          close: () => undefined,
        }),
        1,
      );
  }
}

function diskOf(files: readonly string[]): Disk {
  const disk = new Disk();
  disk.makeDirectory('/p');
  makeWorkspace(disk, '/p', { assets: files.map((text, at) => ({ root: `tiles/a${at}`, files: { 'x.png': text, 'sub/y.png': `${text}+` } })) });
  return disk;
}

function load(disk: Disk, ahead?: LoadRequest['ahead']): Snapshot {
  disk.opened = [];
  return loadSnapshot({ project: { fs: disk, path: '/p' }, walkers: [plainWalker], generation: 1, known: new KnownAssets(), ...(ahead && { ahead }) });
}

const inAssets = ({ opened }: Disk): readonly string[] => opened.filter((path) => !path.includes('.prometeu'));

test('a project that was read by two comes to what it comes to read by one, however much the other one read', () => {
  const text = fc.string({ maxLength: 20, unit: 'binary' });
  const broken = fc.constantFrom('{', '{"family": 1}', '', '<<<<<<<', '\uFEFF{}');
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.option(broken), (files, share, declaration) => {
      const disk = diskOf(files);
      if (declaration !== null) disk.writeFile('/p/assets/tiles/a0/asset.json', declaration);
      const alone = load(disk);
      expect(JSON.stringify(load(disk, disk.ahead(share)))).toBe(JSON.stringify(alone));
    }),
  );
});

test('what the other one has read is not opened again', () => {
  const disk = diskOf(['one', 'two']);
  load(disk, disk.ahead(1));
  expect(inAssets(disk)).toEqual([]);
});

test('what changed before the other one came to it is read as it is then', () => {
  const disk = diskOf(['one']);
  const { roots } = load(disk, disk.ahead(1, () => disk.writeFile('/p/assets/tiles/a0/x.png', 'changed')));
  expect(roots[0]?.artifacts.find(({ path }) => path === 'x.png')).toMatchObject({ size: 7, sha256: sha256(Buffer.from('changed')) });
});

test('a declaration that changed before the other one came to it is read as it is then', () => {
  const disk = diskOf(['one']);
  const { roots } = load(disk, disk.ahead(1, () => disk.writeFile('/p/assets/tiles/a0/asset.json', '{')));
  expect(roots[0]?.declaration).toMatchObject({ state: 'invalid', size: 1 });
});

test('nobody reads ahead where something is known already', () => {
  const disk = diskOf(['one']);
  const known = new KnownAssets();
  const request = { project: { fs: disk, path: '/p' }, walkers: [plainWalker], known };
  loadSnapshot({ ...request, generation: 1 });
  loadSnapshot({ ...request, generation: 2, ahead: () => expect.unreachable('somebody was asked to') });
});
