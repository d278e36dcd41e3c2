import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { readCache, writeCache, type CacheKind } from '../../../src/packer/snapshot/cache-file.ts';

const kind: CacheKind = { name: 'some', tag: 77, version: 1 };
const path = '/p/assets/.prometeu/cache/some';
const headSize = 96;
const body = Buffer.from('a body of some bytes');

let disk: MemoryFileSystem;

beforeEach(() => {
  disk = MemoryFileSystem.of({ '/p/assets/.prometeu/keep': '' });
  writeCache({ fs: disk, path: '/p' }, kind, [body.subarray(0, 6), body.subarray(6)]);
});

const read = (of = kind) => readCache({ fs: disk, path: '/p' }, of);

/** How many bytes are read to find that there is no cache. */
function readInVain(of = kind): number {
  let bytes = 0;
  const plain = disk.read.bind(disk);
  disk.read = (file, into, position) => {
    const count = plain(file, into, position);
    bytes += count;
    return count;
  };
  expect(read(of)).toBeUndefined();
  return bytes;
}

it('is read as it was written', () => {
  const found = read();
  expect(Buffer.from(found?.bytes ?? []).toString()).toBe(body.toString());
  expect(found?.checksum).toMatch(/^[0-9a-f]{64}$/u);
});

it('is none with any byte changed, or cut anywhere', () => {
  const whole = disk.readFile(path);
  for (let at = 0; at < whole.length; at += 1) {
    const wrong = whole.slice();
    wrong[at] = (wrong[at] ?? 0) ^ 0x20;
    disk.writeFile(path, wrong);
    expect(read(), `byte ${at}`).toBeUndefined();
    disk.writeFile(path, whole.subarray(0, at));
    expect(read(), `${at} bytes`).toBeUndefined();
  }
});

describe('no more than the head is read of one', () => {
  it('that is full of zeros', () => {
    disk.writeFile(path, new Uint8Array(1_000_000));
    expect(readInVain()).toBe(headSize);
  });

  it('of another kind', () => {
    expect(readInVain({ ...kind, tag: 78 })).toBe(headSize);
  });

  it('of another version', () => {
    expect(readInVain({ ...kind, version: 2 })).toBe(headSize);
  });

  it('that was written as another file', () => {
    const whole = disk.readFile(path);
    disk.removeFile(path);
    disk.writeFile(`${path}-other`, '');
    disk.writeFile(path, whole);
    expect(readInVain()).toBe(headSize);
  });

  it('that is longer than it says', () => {
    disk.writeFile(path, Buffer.concat([disk.readFile(path), Buffer.from('more')]));
    expect(readInVain()).toBe(headSize);
  });
});
