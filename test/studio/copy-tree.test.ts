import { describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { copyTree } from '../../src/studio/copy-tree.ts';

describe('copyTree', () => {
  it('copies every byte of files larger than one piece, durably', () => {
    const large = new Uint8Array(2 * 1024 * 1024 + 17).map((_, index) => index * 31);
    const fs = MemoryFileSystem.of({ '/from/a/small': 'x', '/from/empty': '' });
    fs.writeFile('/from/large', large);
    fs.makeDirectory('/to');
    fs.sync();
    copyTree(fs, '/from', '/to/copy', () => false);
    fs.flushDirectory('/to');
    const after = fs.crash();
    expect(Buffer.compare(after.readFile('/to/copy/large'), large)).toBe(0);
    expect([after.readText('/to/copy/a/small'), after.readText('/to/copy/empty')]).toEqual(['x', '']);
    expect(fs.openFiles()).toEqual([]);
  });

  it('leaves out links and what it is told to', () => {
    const fs = MemoryFileSystem.of({ '/from/keep': '', '/from/a/leave': '', '/from/a/keep': '' });
    fs.symlink('/from/keep', '/from/link');
    copyTree(fs, '/from', '/to', (path) => path === 'a/leave');
    expect([...fs.tree('/to').keys()].filter((path) => /leave|link/u.test(path))).toEqual([]);
    expect(fs.stat('/to/a/keep')?.kind).toBe('file');
  });

  it('writes into nothing that is there', () => {
    const fs = MemoryFileSystem.of({ '/from/a': '', '/to/b': '' });
    expect(() => { copyTree(fs, '/from', '/to', () => false); }).toThrow('EEXIST');
  });
});
