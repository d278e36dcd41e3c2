import { expect, test } from 'vitest';
import { bug } from '../../../src/base/invariant.ts';
import type { OpenFile } from '../../../src/io/file-system.ts';
import { sha256 } from '../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { digestFile, noDigestCache } from '../../../src/packer/snapshot/digest-file.ts';

/** Somebody appends to the file while it is open, the first so many times that it is. */
class Disturbed extends MemoryFileSystem {
  left = 0;
  #disturb = false;
  override openRead(path: string): OpenFile {
    this.#disturb = this.left-- > 0;
    return super.openRead(path);
  }
  override read(file: OpenFile, into: Uint8Array, position: number): number {
    const count = super.read(file, into, position);
    if (this.#disturb) this.writeFile('/p/f', `${this.readText('/p/f')}+`);
    this.#disturb = false;
    return count;
  }
}

function disturbed(times: number): Disturbed {
  const fs = new Disturbed();
  fs.writeFile('/p/f', 'x');
  fs.left = times;
  return fs;
}

function digest(fs: MemoryFileSystem, put: (sha: string) => void = () => undefined): ReturnType<typeof digestFile> {
  const seen = fs.stat('/p/f') ?? bug('not there');
  return digestFile({ fs, path: '/p' }, 'f', seen, { get: () => undefined, put: (_file, _stat, sha) => put(sha) });
}

test('a file that is left alone has the digest of its bytes', () => {
  expect(digest(disturbed(0))).toEqual({ ok: true, value: { sha256: sha256(Uint8Array.of(0x78)), size: 1 } });
});

test('a file that is written while it is read is read again', () => {
  const fs = disturbed(1);
  const known: string[] = [];
  const result = digest(fs, (sha) => known.push(sha));
  expect(result.ok && result.value.sha256).toBe(sha256(new TextEncoder().encode('x+')));
  expect(known).toHaveLength(1);
});

test('a file that never rests is no digest, and nothing is remembered of it', () => {
  const known: string[] = [];
  expect(digest(disturbed(99), (sha) => known.push(sha))).toEqual({ ok: false, error: { isGone: false, detail: 'kept changing while it was read' } });
  expect(known).toEqual([]);
});

test('a file that was removed says so', () => {
  const fs = disturbed(0);
  const seen = fs.stat('/p/f') ?? bug('not there');
  fs.removeFile('/p/f');
  expect(digestFile({ fs, path: '/p' }, 'f', seen, noDigestCache)).toEqual({ ok: false, error: { isGone: true, detail: 'was removed while the project was read' } });
});

test('no descriptor is left open', () => {
  const fs = disturbed(99);
  digest(fs);
  expect(fs.openFiles()).toEqual([]);
});
