import { describe, expect, it } from 'vitest';
import { hashFile, hashOpen, sha256, Sha256 } from '../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';

// FIPS 180-2, appendix B.
const ofAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const ofMillionA = 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0';

describe('sha256', () => {
  it('is the digest of the standard', () => {
    expect(sha256(Buffer.from('abc'))).toBe(ofAbc);
    expect(sha256(new Uint8Array())).toBe(ofNothing);
  });
});

describe('Sha256', () => {
  it('takes the bytes in pieces', () => {
    const hash = new Sha256().update(Buffer.from('a')).update(Buffer.from('bc'));
    expect(hash.digest()).toEqual({ sha256: ofAbc, size: 3 });
  });
});

describe('hashFile', () => {
  it('hashes a file and says its size', () => {
    const disk = MemoryFileSystem.of({ '/abc': 'abc', '/empty': '', '/a': 'a'.repeat(1_000_000) });
    expect(hashFile(disk, '/abc')).toEqual({ sha256: ofAbc, size: 3 });
    expect(hashFile(disk, '/empty')).toEqual({ sha256: ofNothing, size: 0 });
    expect(hashFile(disk, '/a')).toEqual({ sha256: ofMillionA, size: 1_000_000 });
    expect(disk.openFiles()).toEqual([]);
  });

  it.each([2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20])('hashes %i bytes as one piece would be', (size) => {
    const bytes = Buffer.alloc(size, 'prometeu');
    expect(hashFile(MemoryFileSystem.of({ '/a': bytes }), '/a')).toEqual({ sha256: sha256(bytes), size });
  });

  it('does not take a short read for the end', () => {
    const disk = MemoryFileSystem.of({ '/a': 'abc' });
    const read = disk.read.bind(disk);
    disk.read = (file, into, position) => read(file, into.subarray(0, 1), position);
    expect(hashFile(disk, '/a').sha256).toBe(ofAbc);
  });

  it('leaves an open file open', () => {
    const disk = MemoryFileSystem.of({ '/a': 'abc' });
    const file = disk.openRead('/a');
    hashOpen(disk, file);
    expect(hashOpen(disk, file).sha256).toBe(ofAbc);
    disk.close(file);
  });
});
