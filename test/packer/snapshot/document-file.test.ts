import { expect, test } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { SystemError } from '../../../src/io/system-error.ts';
import { readContainedDocument, readWalkedDocument } from '../../../src/packer/snapshot/document-file.ts';

const disk = (): MemoryFileSystem => MemoryFileSystem.of({ '/p/d/f': 'abc' });
const contained = (fs: MemoryFileSystem, file = 'd/f', limit = 10): ReturnType<typeof readContainedDocument> => readContainedDocument({ fs, path: '/p' }, file, limit);

test('a document is read whole, with its digest', () => {
  const read = contained(disk());
  expect(read).toMatchObject({ ok: true, value: { sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' } });
});

test('what is not there is absent, also when its directory is not', () => {
  expect(contained(disk(), 'd/g')).toEqual({ ok: false, error: 'absent' });
  expect(contained(disk(), 'x/y')).toEqual({ ok: false, error: 'absent' });
});

test('a document above the limit is not read', () => {
  expect(contained(disk(), 'd/f', 2)).toMatchObject({ ok: false, error: { kind: 'too_large', message: 'the file has 3 bytes; at most 2 are read' } });
});

test('a directory in its place is unreadable', () => {
  expect(contained(disk(), 'd')).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('a link is unreadable, as the file and on the way to it', () => {
  const fs = disk();
  fs.symlink('/p/d/f', '/p/d/l');
  fs.symlink('/p/d', '/p/e');
  expect(contained(fs, 'd/l')).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  expect(contained(fs, 'e/f')).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  expect(readWalkedDocument({ fs, path: '/p' }, 'd/l', 10)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

test('an error of the disk is a fault that names it, and nothing stays open', () => {
  const fs = new (class extends MemoryFileSystem {
    override read(): number {
      throw new SystemError('EIO', 'read', '/p/d/f');
    }
  })();
  fs.writeFile('/p/d/f', 'abc');
  const read = contained(fs);
  expect(read).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  expect(JSON.stringify(read)).toContain('EIO');
  expect(fs.openFiles()).toEqual([]);
});
