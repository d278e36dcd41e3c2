import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import type { Medium } from '../../../../src/packer/commit/medium.ts';
import { LastingPayloadCache, payloadCacheToFill, payloadCacheToRead, payloadFolder } from '../../../../src/packer/pack/payload/payload-folder.ts';
import type { MadePayload } from '../../../../src/packer/pack/payload/payload.ts';

const keyOf = (name: string): string => sha256(Buffer.from(name));

function payloadOf(text: string): MadePayload {
  const bytes = Buffer.from(text);
  return { size: bytes.length, sha256: sha256(bytes), metadata: '{}', bytes: { kind: 'segments', segments: [{ kind: 'bytes', bytes }] } };
}

let disk: MemoryFileSystem;
let medium: Medium;

beforeEach(() => {
  disk = MemoryFileSystem.of({ '/p/assets/.prometeu/keep': '', '/elsewhere/keep': '' });
  medium = { fs: disk, projectDir: '/p', flushBy: 'directory' };
});

const openers = [
  ['to fill', () => payloadCacheToFill(medium)],
  ['to read', () => payloadCacheToRead(medium)],
  ['that lasts', () => new LastingPayloadCache(medium).get()],
] as const;

describe.each(openers)('a cache %s', (_, open) => {
  it.each(['assets/.prometeu/cache', payloadFolder])('is none where %s is a link', (path) => {
    if (path === payloadFolder) disk.makeDirectory('/p/assets/.prometeu/cache');
    disk.symlink('/elsewhere', `/p/${path}`);
    expect(open()).toBeUndefined();
    expect(disk.list('/elsewhere').map(({ name }) => name)).toEqual(['keep']);
  });

  it('keeps no bug quiet', () => {
    disk.stat = () => {
      throw new Error('BUG: nobody can look');
    };
    expect(open).toThrow('BUG: nobody can look');
  });
});

it('to read is none where there is no folder, and none is made', () => {
  expect(payloadCacheToRead(medium)).toBeUndefined();
  expect(disk.stat('/p/assets/.prometeu/cache')).toBeUndefined();
});

it('to fill is none on a disk that takes nothing', () => {
  disk.readOnly = true;
  expect(payloadCacheToFill(medium)).toBeUndefined();
});

describe('a cache that lasts', () => {
  function bytesRead(work: () => void): number {
    let bytes = 0;
    const plain = disk.read.bind(disk);
    disk.read = (file, into, position) => {
      bytes += into.length;
      return plain(file, into, position);
    };
    work();
    disk.read = plain;
    return bytes;
  }

  it('reads what the files hold once', () => {
    payloadCacheToFill(medium)?.keep(keyOf('one'), payloadOf('one'));
    const lasting = new LastingPayloadCache(medium);
    const digest = (name: string) => lasting.get()?.digest(keyOf(name));
    expect(bytesRead(() => digest('one'))).toBeGreaterThan(0);
    expect(bytesRead(() => digest('one'))).toBe(0);
    payloadCacheToFill(medium)?.keep(keyOf('two'), payloadOf('two'));
    expect(bytesRead(() => expect(digest('two')).toBe(payloadOf('two').sha256))).toBe(104 + 96 + 2);
    expect(digest('one')).toBe(payloadOf('one').sha256);
  });

  it('finds nothing any more that others took away', () => {
    payloadCacheToFill(medium)?.keep(keyOf('one'), payloadOf('one'));
    const lasting = new LastingPayloadCache(medium);
    expect(lasting.get()?.digest(keyOf('one'))).toBeDefined();
    payloadCacheToFill(medium)?.forget();
    expect(lasting.get()?.digest(keyOf('one'))).toBeUndefined();
  });
});
