import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FaultFileSystem } from '../../src/io/fault-file-system.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { makeTemporaryDirectory } from '../../src/io/temporary-directory.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const disk = (): MemoryFileSystem => MemoryFileSystem.of({ '/tmp/keep': '' });
const left = (fs: MemoryFileSystem): readonly string[] => fs.list('/tmp').map(({ name }) => name);

it('is new, empty, and for this user alone', () => {
  const fs = disk();
  const [one, other] = [makeTemporaryDirectory(fs, '/tmp'), makeTemporaryDirectory(fs, '/tmp')];
  expect(one.path).not.toBe(other.path);
  expect([fs.list(one.path), fs.stat(one.path)?.mode]).toEqual([[], 0o700]);
});

it('is gone with all in it once it is disposed, also twice', () => {
  const fs = disk();
  const directory = makeTemporaryDirectory(fs, '/tmp');
  fs.writeFile(`${directory.path}/deep/er/file`, 'x');
  fs.symlink('/tmp/keep', `${directory.path}/link`);
  directory.dispose();
  directory.dispose();
  expect(left(fs)).toEqual(['keep']);
});

it('on the real disk it lies in the system’s place for such, and what a link in it points at stays', () => {
  const precious = join(temporaryDirectory(), 'precious');
  mkdirSync(precious);
  writeFileSync(join(precious, 'file'), '');
  const directory = makeTemporaryDirectory(new NodeFileSystem());
  symlinkSync(precious, join(directory.path, 'link'));
  expect(statSync(directory.path).isDirectory()).toBe(true);
  directory.dispose();
  expect([existsSync(directory.path), existsSync(join(precious, 'file'))]).toEqual([false, true]);
});

it('that cannot be made throws the system’s error and leaves nothing', () => {
  for (const operation of ['makeDirectory', 'setMode']) {
    const fs = disk();
    const faulty = new FaultFileSystem(fs, { at: 1, kind: 'error', code: 'ENOSPC' }, { counts: (call) => call.operation === operation });
    expect(() => makeTemporaryDirectory(faulty, '/tmp'), operation).toThrow('ENOSPC');
    expect(left(fs), operation).toEqual(['keep']);
  }
});

it('that cannot be removed is no exception: what was done in it stands', () => {
  const fs = disk();
  const directory = makeTemporaryDirectory(fs, '/tmp');
  fs.writeFile(`${directory.path}/file`, 'x');
  fs.readOnly = true;
  directory.dispose();
  expect(left(fs)).toHaveLength(2);
});
