import { describe, expect, it } from 'vitest';
import { inspectArchive } from '../../../src/packer/archive/inspect.ts';
import { emptyPack, fourPack, helloPack, opened } from './golden.ts';

describe('an inspection', () => {
  it('of the hello pack says all there is', () => {
    expect(inspectArchive(opened(helloPack))).toEqual({
      size: 341,
      schema_version: 1,
      header_len: 300,
      payload_offset: 336,
      header_checksum: '0x74c2261e',
      prelude: [
        { name: 'magic', offset: 0, size: 4, value: 'ASPA' },
        { name: 'schema_version', offset: 4, size: 4, value: 1 },
        { name: 'header_len', offset: 8, size: 4, value: 300 },
        { name: 'payload_offset', offset: 12, size: 8, value: 336 },
        { name: 'flags', offset: 20, size: 4, value: 0 },
        { name: 'reserved', offset: 24, size: 4, value: 0 },
        { name: 'header_checksum', offset: 28, size: 4, value: 0x74c2_261e },
      ],
      payload_bytes: 5,
      padding_bytes: 4,
      banks: [{ bank_type: 'DATA', assets: 1, bytes: 5 }],
      entries: [
        {
          asset_id: 1,
          asset_name: 'hello',
          bank_type: 'DATA',
          codec: 'NONE',
          decoded_size: 5,
          metadata: { files: [{ name: 'hello.txt', offset: 0, size: 5 }] },
          offset: 0,
          file_offset: 336,
          sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
          size: 5,
          slot: 0,
        },
      ],
      preload: [{ asset_id: 1, slot: 0 }],
    });
  });

  it('of four assets counts by bank, and padding apart from payload', () => {
    const inspection = inspectArchive(opened(fourPack));
    expect(inspection.banks).toEqual([
      { bank_type: 'DATA', assets: 2, bytes: 3 },
      { bank_type: 'TILES', assets: 2, bytes: 17 },
    ]);
    expect([inspection.payload_bytes, inspection.padding_bytes]).toEqual([20, 14 + 13 + 15]);
  });

  it('gives a slot to preloaded assets alone', () => {
    const { entries } = inspectArchive(opened(fourPack));
    expect(entries.map((entry) => [entry.asset_id, entry.file_offset, entry.slot])).toEqual([
      [2, 928, 15],
      [5, 944, 1],
      [7, 944, 0],
      [9, 976, undefined],
    ]);
    expect(entries[3]).not.toHaveProperty('slot');
  });

  it('of no asset has one byte of padding', () => {
    expect(inspectArchive(opened(emptyPack))).toMatchObject({ padding_bytes: 1, payload_bytes: 0, banks: [], entries: [] });
  });
});
