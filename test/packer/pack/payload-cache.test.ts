import { beforeEach, describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { sha256 } from '../../../src/io/hashing.ts';
import { ObservedFileSystem } from '../../../src/io/observed-file-system.ts';
import type { ObservedCall } from '../../../src/io/observed-file-system.ts';
import { SystemError } from '../../../src/io/system-error.ts';
import { dataBank } from '../../../src/packer/families/data-bank/data-bank.ts';
import { OpenedSources } from '../../../src/packer/pack/opened-sources.ts';
import { PayloadCache } from '../../../src/packer/pack/payload-cache.ts';
import { piecesOf } from '../../../src/packer/pack/payload.ts';
import type { MadePayload } from '../../../src/packer/pack/payload.ts';

const key = 'a'.repeat(64);
const owner = { inputs: [] };
const room = 1 << 20;

/** What a data bank of these bytes would be; made of bytes, not of ranges, so that it is kept. */
function payloadOf(text: string): MadePayload {
  const bytes = Buffer.from(text);
  const metadata = { files: [{ name: 'a', offset: 0, size: bytes.length }] };
  return { size: bytes.length, sha256: sha256(bytes), metadata, bytes: { kind: 'segments', segments: [{ kind: 'bytes', bytes }] } };
}

let disk: MemoryFileSystem;
let cache: PayloadCache;

beforeEach(() => {
  disk = MemoryFileSystem.of({ '/cache/keep': '', '/staging/keep': '' });
  cache = new PayloadCache(disk, '/cache');
});

function find(keepBytes = room, name = key): MadePayload | undefined {
  return cache.find(name, dataBank, keepBytes, '/staging/cached-0');
}

function textOf(payload: MadePayload | undefined): string | undefined {
  if (!payload) return undefined;
  const opened = new OpenedSources(disk);
  const text = Buffer.concat([...piecesOf(payload, owner, opened)].map((piece) => Buffer.from(piece))).toString();
  opened.dispose();
  return text;
}

describe('a hit', () => {
  it('has the bytes and the words of what was kept', () => {
    cache.keep(key, payloadOf('made once'), owner);
    expect(find()).toMatchObject({ size: 9, sha256: sha256(Buffer.from('made once')), metadata: payloadOf('made once').metadata });
    expect(textOf(find())).toBe('made once');
    expect(disk.openFiles()).toEqual([]);
  });

  it('that is more than may be held stays in a file, which outlives the cache', () => {
    cache.keep(key, payloadOf('made once'), owner);
    const hit = find(8);
    expect(hit?.bytes).toMatchObject({ kind: 'file', file: '/staging/cached-0' });
    disk.removeFile(`/cache/${key}`);
    expect(textOf(hit)).toBe('made once');
  });

  it('above 1 MiB stays in a file however much may be held', () => {
    cache.keep(key, payloadOf('x'.repeat((1 << 20) + 1)), owner);
    expect(find(1 << 30)?.bytes.kind).toBe('file');
  });

  it('stays in a file also where links fail, as a copy', () => {
    cache.keep(key, payloadOf('made once'), owner);
    class Linkless extends ObservedFileSystem {
      protected override around<T>(call: ObservedCall, run: () => T): T {
        if (call.operation === 'link') throw new SystemError('EPERM', 'link', call.path);
        return run();
      }
    }
    const hit = new PayloadCache(new Linkless(disk), '/cache').find(key, dataBank, 0, '/staging/cached-0');
    expect(textOf(hit)).toBe('made once');
  });

  it('of an empty payload is one too', () => {
    const empty: MadePayload = { ...payloadOf(''), bytes: { kind: 'segments', segments: [] } };
    cache.keep(key, empty, owner);
    expect(textOf(find(0))).toBe('');
  });
});

describe('a miss', () => {
  const path = `/cache/${key}`;
  const damage = (change: (bytes: Buffer) => Uint8Array): void => {
    disk.writeFile(path, change(Buffer.from(disk.readFile(path))));
  };
  beforeEach(() => {
    cache.keep(key, payloadOf('made once'), owner);
  });

  it('is what was never kept', () => {
    expect(find(room, 'b'.repeat(64))).toBeUndefined();
  });

  it.each([0, room])('is an entry with any one byte changed, holding up to %i bytes', (keepBytes) => {
    const whole = Buffer.from(disk.readFile(path));
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      disk.writeFile(path, damaged);
      if (disk.stat('/staging/cached-0')) disk.removeFile('/staging/cached-0');
      expect(find(keepBytes), `byte ${at}`).toBeUndefined();
    }
  });

  it('is an entry cut at any byte, or with a byte more', () => {
    const whole = Buffer.from(disk.readFile(path));
    for (let size = 0; size < whole.length; size += 1) {
      disk.writeFile(path, whole.subarray(0, size));
      expect(find(), `${size} bytes`).toBeUndefined();
    }
    disk.writeFile(path, Buffer.concat([whole, Buffer.from('!')]));
    expect(find()).toBeUndefined();
  });

  it('is a sound entry under another key', () => {
    const other = 'b'.repeat(64);
    disk.rename(path, `/cache/${other}`);
    expect(find(room, other)).toBeUndefined();
  });

  it('is an entry whose digests are all right and whose family could not have made it', () => {
    const lie = { ...payloadOf('made once'), metadata: { files: [{ name: 'a', offset: 0, size: 1e9 }] } };
    cache.keep(key, lie, owner);
    expect(find()).toBeUndefined();
    expect(find(0)).toBeUndefined();
  });

  it.each([
    ['another language', (): Uint8Array => Buffer.from('{"key":1}\n')],
    ['nested brackets without end', (): Uint8Array => Buffer.from('['.repeat(3_000_000))],
    ['a description without end', (): Uint8Array => Buffer.alloc(5 << 20, 0x20)],
    ['bytes that are no text', (): Uint8Array => Buffer.alloc(100, 0xff)],
    ['a size beyond all measure', (bytes: Buffer): Uint8Array => Buffer.from(bytes.toString().replace('"size":9}', '"size":9007199254740991}'))],
    ['a negative size', (bytes: Buffer): Uint8Array => Buffer.from(bytes.toString().replace('"size":9}', '"size":-1}'))],
  ])('is %s', (_, change) => {
    damage(change);
    expect(find()).toBeUndefined();
  });

  it('is a link, a directory or a pipe in the place of an entry', () => {
    disk.rename(path, '/elsewhere');
    disk.symlink('/elsewhere', path);
    expect(find()).toBeUndefined();
    disk.removeFile(path);
    disk.makeDirectory(path);
    expect(find()).toBeUndefined();
    disk.removeDirectory(path);
    disk.special(path);
    expect(find()).toBeUndefined();
  });

  it('is a disk that fails at any operation, and never an exception', () => {
    for (const keepBytes of [0, room]) {
      for (let at = 1; ; at += 1) {
        const copy = disk.clone();
        const fs = new FaultFileSystem(copy, { at, kind: 'error', code: 'EIO' });
        const hit = new PayloadCache(fs, '/cache').find(key, dataBank, keepBytes, '/staging/cached-0');
        if (fs.hit && fs.hit.operation !== 'close') expect(copy.openFiles(), `operation ${at}`).toEqual([]);
        if (!fs.hit) {
          expect(hit).toBeDefined();
          break;
        }
      }
    }
  });
});

describe('keeping', () => {
  it('leaves out what is only ranges of inputs', () => {
    const ranges: MadePayload = { ...payloadOf('x'), bytes: { kind: 'segments', segments: [{ kind: 'input', input: 0, offset: 0, length: 1 }] } };
    cache.keep(key, ranges, { inputs: [{ content: { kind: 'memory', bytes: Buffer.from('x') } }] });
    expect([...disk.tree('/cache').keys()]).toEqual(['/cache/', '/cache/keep']);
  });

  it('replaces a link in the place of an entry and writes nothing through it', () => {
    disk.writeFile('/precious', 'precious');
    disk.symlink('/precious', `/cache/${key}`);
    cache.keep(key, payloadOf('made once'), owner);
    expect(disk.readText('/precious')).toBe('precious');
    expect(textOf(find())).toBe('made once');
  });

  it('takes over what a dead pack left half written', () => {
    disk.writeFile(`/cache/${key}.tmp`, 'half');
    cache.keep(key, payloadOf('made once'), owner);
    expect(textOf(find())).toBe('made once');
    expect(disk.stat(`/cache/${key}.tmp`)).toBeUndefined();
  });

  it('that fails at any operation changes nothing, is no exception and leaves nothing behind', () => {
    for (let at = 1; ; at += 1) {
      const copy = disk.clone();
      const fs = new FaultFileSystem(copy, { at, kind: 'error', code: 'ENOSPC' });
      new PayloadCache(fs, '/cache').keep(key, payloadOf('made once'), owner);
      if (!fs.hit) break;
      const left = [...copy.tree('/cache').keys()];
      expect(left, `operation ${at}`).toEqual(['/cache/', '/cache/keep']);
    }
  });

  it('throws on what is no failure of the disk', () => {
    const broken: MadePayload = { ...payloadOf('x'), metadata: { when: undefined } };
    expect(() => {
      cache.keep(key, broken, owner);
    }).toThrow('BUG:');
  });
});
