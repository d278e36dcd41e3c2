import { describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { removeTree } from '../../src/io/remove-tree.ts';

describe('removeTree', () => {
  it('removes all below and follows no link', () => {
    const fs = MemoryFileSystem.of({ '/gone/a/b': 'x', '/gone/c': 'y', '/stays/d': 'z' });
    fs.symlink('/stays', '/gone/a/link');
    removeTree(fs, '/gone');
    expect(fs.stat('/gone')).toBeUndefined();
    expect(fs.readText('/stays/d')).toBe('z');
  });
});
