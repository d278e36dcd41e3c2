import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { describeFileSystem } from '../support/file-system-contract.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('NodeFileSystem', () => {
  describeFileSystem(() => ({
    fs: new NodeFileSystem(),
    directory: temporaryDirectory(),
    symlink: (target, path) => {
      symlinkSync(target, path);
    },
  }));

  it.skipIf(process.platform === 'win32')('does not hang on a pipe that nobody writes to', () => {
    const fs = new NodeFileSystem();
    const pipe = `${temporaryDirectory()}/pipe`;
    execFileSync('mkfifo', [pipe]);
    const file = fs.openRead(pipe);
    expect(fs.statOpen(file).kind).toBe('other');
    fs.close(file);
  });
});
