import { expect, it } from 'vitest';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import type { ArchiveEntry } from '../../../../src/packer/archive/entry.ts';
import { payloadCheck } from '../../../../src/packer/pack/payload/payload-check.ts';

const entry = (bank_type: string, metadata: object) => ({ bank_type, metadata }) as unknown as ArchiveEntry;
const bytes = bytesSource(Buffer.from('four'));

it('lets the family of the bank type judge the payload', () => {
  const check = payloadCheck();
  expect(check(entry('DATA', { files: [{ name: 'a', offset: 0, size: 4 }] }), bytes)).toEqual([]);
  expect(check(entry('DATA', { files: [{ name: 'a', offset: 0, size: 5 }] }), bytes)).toHaveLength(1);
  expect(check(entry('TILES', { files: [] }), bytes).length).toBeGreaterThan(0);
});

it('finds fault with a bank that no family makes', () => {
  expect(payloadCheck()(entry('SCENES', {}), bytes)).toEqual(['no family makes banks of the type SCENES']);
});
