import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import type { FileSystem } from '../../../src/io/file-system.ts';
import { canonicalJson, type JsonObject } from '../../../src/base/canonical-json.ts';
import { planArchive, type ArchivePlan, type PlanEntry } from '../../../src/packer/archive/plan.ts';
import { writeArchive, type PayloadPieces } from '../../../src/packer/archive/writer.ts';
import { emptyPack, fourPack, helloPack } from './golden.ts';

const path = '/assets.pa';

function planned(entries: readonly PlanEntry[], preload: Parameters<typeof planArchive>[1] = []): ArchivePlan {
  const plan = planArchive(entries, preload);
  if (!plan.ok) throw new Error(plan.error[0]?.message);
  return plan.value;
}

function entry(asset_id: number, asset_name: string, bank_type: string, payload: Uint8Array, metadata: JsonObject = {}): PlanEntry {
  const size = payload.length;
  return { asset_id, asset_name, bank_type, codec: 'NONE', size, decoded_size: size, sha256: sha256(payload), metadata: canonicalJson(metadata) };
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const none = new Uint8Array(0);
const hello = (): ArchivePlan =>
  planned([entry(1, 'hello', 'DATA', Buffer.from('hello'), { files: [{ name: 'hello.txt', offset: 0, size: 5 }] })], [{ asset_id: 1, slot: 0 }]);
const helloBytes = Buffer.from('hello');

function written(plan: ArchivePlan, payloads: readonly PayloadPieces[], fs = new MemoryFileSystem()): Buffer {
  const result = writeArchive(fs, path, plan, (_, index) => payloads[index] ?? []);
  if (!result.ok) throw new Error(result.error.message);
  return Buffer.from(fs.readFile(path));
}

describe('the writer makes the golden file', () => {
  it('of no asset', () => {
    expect(written(planned([]), [])).toEqual(emptyPack);
  });

  it('of one asset', () => {
    expect(written(hello(), [[helloBytes]])).toEqual(helloPack);
  });

  it('of one asset that comes in pieces, some of them empty', () => {
    const pieces = [Buffer.from('h'), Buffer.alloc(0), Buffer.from('ell'), Buffer.from('o')];
    expect(written(hello(), [pieces])).toEqual(helloPack);
  });

  it('of four assets with gaps and empty slices', () => {
    const seventeen = Uint8Array.from({ length: 17 }, (_, index) => index);
    const plan = planned(
      [entry(2, 'é', 'DATA', Buffer.from('abc')), entry(5, 'b', 'TILES', none), entry(7, 'c', 'TILES', seventeen), entry(9, 'd', 'DATA', none)],
      [{ asset_id: 2, slot: 15 }, { asset_id: 5, slot: 1 }, { asset_id: 7, slot: 0 }],
    );
    expect(written(plan, [[Buffer.from('abc')], [], [seventeen], []])).toEqual(fourPack);
  });
});

describe('the answer', () => {
  it('holds the digest and size of the file', () => {
    const result = writeArchive(new MemoryFileSystem(), path, hello(), () => [helloBytes]);
    expect(result).toEqual({ ok: true, value: { sha256: sha256(helloPack), size: 341 } });
  });
});

describe('a payload', () => {
  it('larger than the buffer is written whole, and small ones around it too', () => {
    const large = Buffer.alloc(3 * 1024 * 1024 + 5, 7);
    const plan = planned([entry(1, 'a', 'DATA', bytes(1, 2, 3)), entry(2, 'b', 'DATA', large), entry(3, 'c', 'DATA', bytes(8, 9))]);
    const file = written(plan, [[bytes(1, 2, 3)], [large], [bytes(8, 9)]]);
    const payload = file.subarray(plan.payloadOffset);
    expect([...payload.subarray(0, 16)]).toEqual([1, 2, 3, ...new Array<number>(13).fill(0)]);
    expect(payload.subarray(16, 16 + large.length).equals(large)).toBe(true);
    expect([...payload.subarray(16 + large.length)]).toEqual([...new Array<number>(11).fill(0), 8, 9]);
  });

  it('is asked for once, in order, and only when its turn has come', () => {
    const log: string[] = [];
    const pieces = function* (name: string): Generator<Uint8Array> {
      log.push(`made ${name}`);
      yield bytes(1);
    };
    const plan = planned([entry(1, 'a', 'DATA', bytes(1)), entry(2, 'b', 'DATA', bytes(1))]);
    writeArchive(new MemoryFileSystem(), path, plan, ({ asset_name }) => {
      log.push(`asked ${asset_name}`);
      return pieces(asset_name);
    });
    expect(log).toEqual(['asked a', 'made a', 'asked b', 'made b']);
  });

  it('may reuse its buffer from piece to piece', () => {
    const shared = new Uint8Array(1);
    const pieces = function* (): Generator<Uint8Array> {
      for (const byte of helloBytes) {
        shared[0] = byte;
        yield shared;
      }
    };
    expect(written(hello(), [pieces()])).toEqual(helloPack);
  });

  it.each([
    ['short', 'hell', 'was to have 5 bytes, but 4 came'],
    ['long', 'hello!', 'was to have 5 bytes, but more came'],
  ])('that comes out too %s is refused with its asset', (_, text, message) => {
    const result = writeArchive(new MemoryFileSystem(), path, hello(), () => [Buffer.from(text)]);
    expect(result).toMatchObject({ ok: false, error: { code: 'payload_size_mismatch', asset_id: 1, message: expect.stringContaining(message) as string } });
  });

  it('that never ends is refused once it is too long', () => {
    const endless = function* (): Generator<Uint8Array> {
      for (;;) yield bytes(1);
    };
    const result = writeArchive(new MemoryFileSystem(), path, hello(), () => endless());
    expect(result).toMatchObject({ ok: false, error: { code: 'payload_size_mismatch' } });
  });

  it('that has not the digest it was planned with is refused', () => {
    const result = writeArchive(new MemoryFileSystem(), path, hello(), () => [Buffer.from('hallo')]);
    expect(result).toMatchObject({ ok: false, error: { code: 'payload_digest_mismatch', asset_id: 1 } });
  });

  it('that comes in pieces is held against its digest too', () => {
    const result = writeArchive(new MemoryFileSystem(), path, hello(), () => [Buffer.from('ha'), Buffer.from('llo')]);
    expect(result).toMatchObject({ ok: false, error: { code: 'payload_digest_mismatch', asset_id: 1 } });
  });
});

/** A file system that is another one but for some operations. */
function over(fs: FileSystem, changes: Partial<FileSystem>): FileSystem {
  return new Proxy(fs, {
    get(target, key): unknown {
      const changed: unknown = Reflect.get(changes, key);
      const method = changed ?? (Reflect.get(target, key) as unknown);
      return typeof method === 'function' ? (...args: unknown[]): unknown => Reflect.apply(method, target, args) : method;
    },
  });
}

describe('on the disk', () => {
  it('the header and the prelude are written last, then one flush', () => {
    const memory = new MemoryFileSystem();
    const log: string[] = [];
    const fs = over(memory, {
      write: (file, from, position) => {
        log.push(`write ${position}+${from.length}`);
        return memory.write(file, from, position);
      },
      flush: (file) => {
        log.push('flush');
        memory.flush(file);
      },
      close: (file) => {
        log.push('close');
        memory.close(file);
      },
    });
    writeArchive(fs, path, hello(), () => [helloBytes]);
    expect(log).toEqual(['write 336+5', 'write 0+336', 'flush', 'close']);
  });

  it('the file is closed when a payload throws, and the exception is thrown on', () => {
    const memory = new MemoryFileSystem();
    let closed = 0;
    const fs = over(memory, {
      close: (file) => {
        closed += 1;
        memory.close(file);
      },
    });
    const failing = (): PayloadPieces => {
      throw new Error('no such clip');
    };
    expect(() => writeArchive(fs, path, hello(), failing)).toThrow('no such clip');
    expect(closed).toBe(1);
  });

  it('writes that come out short are continued', () => {
    const memory = new MemoryFileSystem();
    const fs = over(memory, { write: (file, from, position) => memory.write(file, from.subarray(0, 3), position) });
    const result = writeArchive(fs, path, hello(), () => [helloBytes]);
    expect(result.ok).toBe(true);
    expect(Buffer.from(memory.readFile(path))).toEqual(helloPack);
  });

  it('writes that the disk swallowed are seen by the size', () => {
    const memory = new MemoryFileSystem();
    const fs = over(memory, { write: (_, from) => from.length });
    expect(() => writeArchive(fs, path, hello(), () => [helloBytes])).toThrow('EIO');
  });

  it('a file that is already there is not touched', () => {
    const fs = MemoryFileSystem.of({ [path]: 'mine' });
    expect(() => writeArchive(fs, path, hello(), () => [helloBytes])).toThrow('EEXIST');
    expect(Buffer.from(fs.readFile(path)).toString()).toBe('mine');
  });

  it('small payloads share writes', () => {
    const memory = new MemoryFileSystem();
    let writes = 0;
    const fs = over(memory, {
      write: (file, from, position) => {
        writes += 1;
        return memory.write(file, from, position);
      },
    });
    const plan = planned(Array.from({ length: 1000 }, (_, index) => entry(index + 1, 'a', 'DATA', Buffer.alloc(100, 1))));
    writeArchive(fs, path, plan, () => [Buffer.alloc(100, 1)]);
    expect(writes).toBe(2);
  });
});
