import { describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import type { FileSystem } from '../../../src/io/file-system.ts';
import type { ObservedCall } from '../../../src/io/observed-file-system.ts';
import { journalNames } from '../../../src/packer/commit/operation.ts';
import { openStaging } from '../../../src/packer/pack/staging.ts';
import type { Staging } from '../../../src/packer/pack/staging.ts';
import { buildOf, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';

const id = 'Abcdefghij0123456789';
const place = `${tinyPlace}/build/.staging/${id}`;

function open(fs: FileSystem): Staging {
  const opened = openStaging({ fs, projectDir: tinyPlace, flushBy: 'directory' }, id, { kind: 'build' });
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.message}`);
  return opened.value;
}

describe('the staging directory', () => {
  it('is made below build/, empty, and named by the operation', () => {
    const disk = tinyDisk();
    expect(open(disk).directory).toBe(place);
    expect(disk.list(place)).toEqual([]);
  });

  it('is made anew over what a dead pack of the same id left', () => {
    const disk = tinyDisk();
    disk.writeFile(`${place}/deep/half.pa`, 'half');
    open(disk);
    expect(disk.list(place)).toEqual([]);
  });

  it.each(['build', 'build/.staging'])('is refused where %s is a link', (path) => {
    const disk = tinyDisk();
    disk.writeFile('/elsewhere/keep', '');
    disk.symlink('/elsewhere', `${tinyPlace}/${path}`);
    const opened = openStaging({ fs: disk, projectDir: tinyPlace, flushBy: 'directory' }, id, { kind: 'build' });
    expect(opened).toMatchObject({ ok: false, error: { code: 'path_is_link', place: { file: path } } });
    expect(disk.list('/elsewhere').map(({ name }) => name)).toEqual(['keep']);
  });

  it('that cannot be made leaves nothing of itself, whichever operation failed', () => {
    for (let at = 1; ; at += 1) {
      const disk = tinyDisk();
      const fs = new FaultFileSystem(disk, { at, kind: 'error', code: 'ENOSPC' });
      const opened = openStaging({ fs, projectDir: tinyPlace, flushBy: 'directory' }, id, { kind: 'build' });
      if (!fs.hit) break;
      if (!opened.ok) expect([opened.error.code, buildOf(disk)], `operation ${at}`).toEqual(['no_space', {}]);
    }
  });
});

describe('removing it', () => {
  it('leaves not even the folders that were not there before', () => {
    const disk = tinyDisk();
    const staging = open(disk);
    disk.writeFile(staging.privateFile('inputs'), 'copies');
    disk.writeFile(`${staging.directory}/assets.pa`, 'half');
    staging.remove();
    expect(disk.stat(`${tinyPlace}/build`)).toBeUndefined();
  });

  it('leaves build/ where it was before, and everything of others in it', () => {
    const disk = tinyDisk();
    disk.writeFile(`${tinyPlace}/build/.staging/other/x`, '');
    disk.writeFile(`${tinyPlace}/build/assets.pa`, 'old');
    open(disk).remove();
    expect(Object.keys(buildOf(disk))).toEqual(['.staging/', '.staging/other/', '.staging/other/x', 'assets.pa']);
  });

  it.each([journalNames.armed, journalNames.done, journalNames.undone])('keeps everything while %s stands: it is recovery’s', (name) => {
    const disk = tinyDisk();
    const staging = open(disk);
    disk.writeFile(`${place}/0.old`, 'the only copy');
    disk.writeFile(`${place}/${name}`, '{}');
    staging.remove();
    expect(disk.readText(`${place}/0.old`)).toBe('the only copy');
  });

  it('keeps everything when it cannot be seen whether a record stands', () => {
    const disk = tinyDisk();
    const counts = ({ operation, path }: ObservedCall): boolean => operation === 'stat' && path.includes('record');
    const staging = open(new FaultFileSystem(disk, { at: 2, kind: 'error', code: 'EIO', lasting: true }, { counts }));
    disk.writeFile(`${place}/0.old`, 'the only copy');
    staging.remove();
    expect(disk.readText(`${place}/0.old`)).toBe('the only copy');
  });

  it('is no exception, whichever operation fails', () => {
    for (let at = 1; ; at += 1) {
      const disk = tinyDisk();
      let removing = false;
      const fs = new FaultFileSystem(disk, { at, kind: 'error', code: 'EIO' }, { counts: () => removing });
      const staging = open(fs);
      disk.writeFile(`${staging.directory}/assets.pa`, 'half');
      removing = true;
      staging.remove();
      if (!fs.hit) break;
    }
  });
});

describe('the payload cache', () => {
  it('is made below the control folder', () => {
    const disk = tinyDisk();
    expect(open(disk).payloadCache()).toBeDefined();
    expect(disk.stat(`${tinyPlace}/assets/.prometeu/cache/payloads`)?.kind).toBe('directory');
  });

  it.each(['assets/.prometeu/cache', 'assets/.prometeu/cache/payloads'])('is done without where %s is a link: nothing is written through it', (path) => {
    const disk = tinyDisk();
    disk.writeFile('/elsewhere/keep', '');
    disk.symlink('/elsewhere', `${tinyPlace}/${path}`);
    expect(open(disk).payloadCache()).toBeUndefined();
    expect(disk.list('/elsewhere').map(({ name }) => name)).toEqual(['keep']);
  });

  it('is done without where it cannot be made', () => {
    const disk = tinyDisk();
    const staging = open(disk);
    disk.readOnly = true;
    expect(staging.payloadCache()).toBeUndefined();
  });
});

it('outside of the project it is the directory that was given, and stays', () => {
  const disk = tinyDisk();
  disk.makeDirectory('/tmp/mine');
  const opened = openStaging({ fs: disk, projectDir: tinyPlace, flushBy: 'directory' }, id, { kind: 'outside', directory: '/tmp/mine' });
  expect(opened).toMatchObject({ ok: true, value: { directory: '/tmp/mine' } });
  if (opened.ok) opened.value.remove();
  expect(disk.stat('/tmp/mine')?.kind).toBe('directory');
  expect(disk.stat(`${tinyPlace}/build`)).toBeUndefined();
});
