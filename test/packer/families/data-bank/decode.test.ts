import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { decodeDataBank } from '../../../../src/packer/families/data-bank/decode.ts';

const payload = bytesSource(Uint8Array.of(1, 2, 3, 4, 5, 0, 0, 0, 6));
const files = [
  { name: 'a', offset: 0, size: 5 },
  { name: 'b', offset: 8, size: 1 },
];

describe('a data bank read back', () => {
  it('has its directory, and each file as a source', () => {
    const bank = decodeDataBank(payload, { files });
    expect(bank.files).toMatchObject(files);
    expect(bank.files[0]!.source.read(1, 3)).toEqual(Uint8Array.of(2, 3, 4));
    expect(bank.files[1]!.source).toMatchObject({ size: 1 });
    expect(bank.files[1]!.source.read(0, 1)).toEqual(Uint8Array.of(6));
  });

  it('is refused with the first thing that is wrong', () => {
    expect(() => decodeDataBank(payload, { files: files.slice(0, 1) })).toThrow(
      'not a data bank: the payload is 9 bytes, but its parts end at 5',
    );
    expect(() => decodeDataBank(payload, 7)).toThrow('not a data bank: metadata');
  });
});
