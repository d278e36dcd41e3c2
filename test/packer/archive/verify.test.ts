import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/base/byte-source.ts';
import { sha256 } from '../../../src/io/hashing.ts';
import { ownerOf } from '../../../src/packer/archive/first-difference.ts';
import { maxFaults } from '../../../src/packer/archive/faults.ts';
import { verifyArchive, type ArchiveVerification } from '../../../src/packer/archive/verify.ts';
import { allOf, countedSource, craft, emptyPack, fourPack, helloPack, opened, packs, patched } from './golden.ts';

const verified = (bytes: Uint8Array): ArchiveVerification => verifyArchive(bytesSource(bytes));

describe('a right archive', () => {
  it.each(Object.entries(packs))('%s has no fault, and its digest is that of the file', (_, bytes) => {
    const result = verified(bytes);
    expect(result.faults).toEqual([]);
    expect(result.sha256).toBe(sha256(bytes));
    expect(result.archive?.size).toBe(bytes.length);
  });

  it('is read once from beginning to end', () => {
    const source = countedSource(fourPack);
    verifyArchive(source);
    const total = source.reads.reduce((sum, read) => sum + read.length, 0);
    expect(total).toBe(fourPack.length);
  });
});

describe('one flipped bit anywhere', () => {
  it.each(Object.entries(packs))('%s: is found, and the first fault says whose byte it is', (_, bytes) => {
    const archive = opened(bytes);
    for (let byte = 0; byte < bytes.length; byte += 1) {
      const owner = ownerOf(archive, byte);
      for (let bit = 0; bit < 8; bit += 1) {
        const result = verified(patched(bytes, byte, (bytes[byte] ?? 0) ^ (1 << bit)));
        const [fault] = result.faults;
        const label = `byte ${byte}, bit ${bit} (${owner})`;
        if (owner.startsWith('prelude field ')) {
          expect(fault, label).toMatchObject({ part: 'prelude', field: owner.slice('prelude field '.length) });
        } else if (owner.startsWith('header')) {
          expect(fault, label).toMatchObject({ part: 'header', byte });
        } else if (owner.startsWith('gap')) {
          expect(fault, label).toMatchObject({ part: 'gap', byte });
        } else {
          expect(fault, label).toMatchObject({ part: 'slice', code: 'wrong_digest', message: expect.stringContaining(owner.replace(/ \(.*/u, '')) as string });
        }
        expect(result.archive, label).toBeUndefined();
      }
    }
  });
});

describe('several faults', () => {
  it('are all told', () => {
    let bytes = patched(fourPack, 0, 0x61);
    bytes = patched(bytes, 20, 1);
    bytes = patched(bytes, 928, 0);
    bytes = patched(bytes, 944, 9);
    bytes = patched(bytes, 970, 1);
    expect(verified(bytes).faults.map((fault) => [fault.code, fault.asset_id])).toEqual([
      ['wrong_magic', undefined],
      ['flags_not_zero', undefined],
      ['wrong_digest', 2],
      ['wrong_digest', 7],
      ['gap_not_zero', undefined],
    ]);
  });

  it('do not hide the digest of the file, as long as it can be read', () => {
    const bytes = patched(fourPack, 0, 0x61);
    expect(verified(bytes).sha256).toBe(sha256(bytes));
  });

  it('of what is no archive are told without reading it', () => {
    const source = countedSource(Buffer.alloc(64 * 1024 * 1024, 0x61));
    const { faults, sha256: digest } = verifyArchive(source);
    expect(faults[0]).toMatchObject({ code: 'wrong_magic' });
    expect(digest).toBeUndefined();
    expect(source.reads.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(1024);
  });

  it('are listed up to a limit', () => {
    const entry = '{"asset_id":0}';
    const bytes = craft(`{"asset_table":[${new Array(3000).fill(entry).join(',')}],"preload":[]}`, Buffer.alloc(0));
    const { faults } = verified(bytes);
    expect(faults).toHaveLength(maxFaults + 1);
    expect(faults.at(-1)?.code).toBe('too_many_faults');
  });

  it('slices after a wrong size are still checked where they should be', () => {
    const text = fourPack.subarray(32, 914).toString('utf8').replace('"offset":48', '"offset":64');
    const bytes = craft(text, patched(fourPack, 928, 0).subarray(928));
    expect(verified(bytes).faults.map((fault) => fault.code)).toEqual(['wrong_offset', 'slice_beyond_end', 'wrong_end', 'wrong_digest']);
  });
});

describe('a hostile table', () => {
  it('of slices that lie over each other does not have the file read over and over', () => {
    const digest = '0'.repeat(64);
    const entry = (id: number, size: number): string =>
      `{"asset_id":${id},"asset_name":"a","bank_type":"DATA","codec":"NONE","decoded_size":${size},"metadata":{},"offset":0,"sha256":"${digest}","size":${size}}`;
    const entries = Array.from({ length: 200 }, (_, index) => entry(index + 1, index % 2 === 0 ? 100_000 : 0));
    const bytes = craft(`{"asset_table":[${entries.join(',')}],"preload":[]}`, Buffer.alloc(100_000));
    const source = countedSource(bytes);
    verifyArchive(source);
    const total = source.reads.reduce((sum, read) => sum + read.length, 0);
    expect(total).toBeLessThan(3 * bytes.length);
  });
});

describe("the family's check", () => {
  it('is asked about every slice with its entry', () => {
    const asked: unknown[] = [];
    verifyArchive(bytesSource(helloPack), (entry, slice) => {
      asked.push([entry.asset_id, entry.metadata, allOf(slice).toString()]);
      return [];
    });
    expect(asked).toEqual([[1, { files: [{ name: 'hello.txt', offset: 0, size: 5 }] }, 'hello']]);
  });

  it('becomes a fault of that slice', () => {
    const { faults, archive } = verifyArchive(bytesSource(helloPack), () => ['the file ends too early']);
    expect(faults).toEqual([
      {
        code: 'payload_invalid',
        message: 'slice of asset 1 (bytes 336 to 341): the file ends too early',
        part: 'slice',
        field: '/asset_table/0/metadata',
        byte: 336,
        asset_id: 1,
      },
    ]);
    expect(archive).toBeUndefined();
  });

  it('is not asked about a slice whose digest is wrong', () => {
    const { faults } = verifyArchive(bytesSource(patched(helloPack, 336, 0)), () => ['asked']);
    expect(faults.map((fault) => fault.code)).toEqual(['wrong_digest']);
  });

  it('is not asked about anything in an empty pack', () => {
    expect(verifyArchive(bytesSource(emptyPack), () => ['asked']).faults).toEqual([]);
  });
});
