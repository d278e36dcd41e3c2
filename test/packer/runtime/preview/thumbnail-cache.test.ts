import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FaultFileSystem } from '../../../../src/io/fault-file-system.ts';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import type { FileSystem } from '../../../../src/io/file-system.ts';
import { ThumbnailCache } from '../../../../src/packer/runtime/preview/thumbnail-cache.ts';

const cacheFolder = '/p/assets/.prometeu/cache';
const folder = `${cacheFolder}/thumbnails`;
const picture = 'ab'.repeat(16);
const thumbnail = { width: 2, height: 1, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) };
const nameOf = (at: number): string => at.toString(16).padStart(32, '0');

let disk: MemoryFileSystem;

beforeEach(() => {
  disk = MemoryFileSystem.of({ '/p/assets/.prometeu/keep': '', '/elsewhere/keep': '' });
});

const open = (fs: FileSystem = disk): ThumbnailCache => new ThumbnailCache({ fs, projectDir: '/p', flushBy: 'directory' });
const names = (): readonly string[] => disk.list(folder).map(({ name }) => name);

describe('a small picture', () => {
  it('is found by another process as it was kept', () => {
    open().keep(picture, thumbnail, 1);
    expect(open().find(picture)).toEqual(thumbnail);
    expect(names()).toEqual([picture]);
    expect(disk.openFiles()).toEqual([]);
  });

  it('is in the place of the one that was kept there before', () => {
    disk.makeDirectory(cacheFolder);
    disk.makeDirectory(folder);
    disk.writeFile(`${folder}/${picture}`, '{"picture":"of another layout"}\n');
    expect(open().find(picture)).toBeUndefined();
    open().keep(picture, thumbnail, 1);
    expect(open().find(picture)).toEqual(thumbnail);
  });

  it('is never flushed', () => {
    const flushes = [vi.spyOn(disk, 'flush'), vi.spyOn(disk, 'flushDirectory')];
    open().keep(picture, thumbnail, 1);
    for (const flush of flushes) expect(flush).not.toHaveBeenCalled();
  });
});

describe('is none of ours', () => {
  it('with any byte changed, or cut anywhere', () => {
    open().keep(picture, thumbnail, 1);
    const whole = disk.readFile(`${folder}/${picture}`);
    for (let at = 0; at < whole.length; at += 1) {
      disk.writeFile(`${folder}/${picture}`, Uint8Array.from(whole, (byte, index) => (index === at ? byte ^ 1 : byte)));
      expect(open().find(picture), `byte ${at}`).toBeUndefined();
      disk.writeFile(`${folder}/${picture}`, whole.subarray(0, at));
      expect(open().find(picture), `${at} bytes`).toBeUndefined();
    }
  });

  it('as a copy, or brought along from elsewhere', () => {
    open().keep(picture, thumbnail, 1);
    const whole = disk.readFile(`${folder}/${picture}`);
    disk.rename(`${folder}/${picture}`, '/elsewhere/picture');
    disk.writeFile(`${folder}/${picture}`, whole);
    expect(open().find(picture)).toBeUndefined();
  });

  it('under another name', () => {
    open().keep(picture, thumbnail, 1);
    disk.rename(`${folder}/${picture}`, `${folder}/${nameOf(1)}`);
    expect(open().find(nameOf(1))).toBeUndefined();
  });

  it.each([cacheFolder, folder])('behind a link at %s, where none is kept either', (path) => {
    open().keep(picture, thumbnail, 1);
    disk.rename(path, '/elsewhere/moved');
    disk.symlink('/elsewhere/moved', path);
    expect(open().find(picture)).toBeUndefined();
    open().keep(nameOf(1), thumbnail, 1);
    disk.removeFile(path);
    disk.rename('/elsewhere/moved', path);
    expect(names()).toEqual([picture]);
  });
});

describe('the folder', () => {
  it('holds no more than its limit; those that were made first go, and what is no picture', () => {
    disk.makeDirectory(cacheFolder);
    disk.makeDirectory(folder);
    for (let at = 0; at < 4096; at += 1) {
      disk.writeFile(`${folder}/${nameOf(at)}`, '');
      disk.setModified(`${folder}/${nameOf(at)}`, at + 1);
    }
    disk.writeFile(`${folder}/stray`, 'x');
    open().keep(picture, thumbnail, 1);
    expect(names()).toHaveLength(3072);
    expect(names()).toContain(picture);
    expect(names()).toContain(nameOf(4095));
    expect(names()).not.toContain(nameOf(0));
    expect(names()).not.toContain('stray');
  });

  it('has room for all the assets there are', () => {
    disk.makeDirectory(cacheFolder);
    disk.makeDirectory(folder);
    for (let at = 0; at < 4200; at += 1) disk.writeFile(`${folder}/${nameOf(at)}`, '');
    open().keep(picture, thumbnail, 3000);
    expect(names()).toHaveLength(4201);
  });
});

it('a disk that fails at any operation is a miss or a picture that is not kept, and never an exception', () => {
  open().keep(picture, thumbnail, 1);
  for (let at = 1; ; at += 1) {
    const copy = disk.clone();
    const fs = new FaultFileSystem(copy, { at, kind: 'error', code: 'EIO' });
    open(fs).keep(nameOf(1), thumbnail, 1);
    open(fs).find(picture);
    if (fs.hit && fs.hit.operation !== 'close') expect(copy.openFiles(), `operation ${at}`).toEqual([]);
    if (!fs.hit) break;
  }
});

it('keeps no bug quiet', () => {
  disk.create = () => {
    throw new Error('BUG: nothing is created');
  };
  expect(() => open().keep(picture, thumbnail, 1)).toThrow('BUG: nothing is created');
});
