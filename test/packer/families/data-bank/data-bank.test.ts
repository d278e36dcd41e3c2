import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { dataBank } from '../../../../src/packer/families/data-bank/data-bank.ts';
import { codesOf, packed } from '../../../support/family-asset.ts';

describe('the data bank', () => {
  it('is what the format calls it', () => {
    expect(dataBank).toMatchObject({ family: 'data_bank', format: 'DATA/blob_v1', bankType: 'DATA' });
    expect(dataBank.walker.family).toBe('data_bank');
  });

  it('verifies and decodes what it makes', () => {
    const files = { 'b.bin': Uint8Array.of(1, 2, 3), empty: new Uint8Array(0), 'a/x.json': Uint8Array.of(4) };
    const { payload, metadata } = packed(dataBank, 'files', files);
    expect(dataBank.verify(bytesSource(payload), metadata)).toEqual([]);
    const bank = dataBank.decode(bytesSource(payload), metadata);
    expect(bank.files.map(({ name, source }) => [name, source.read(0, source.size)])).toEqual(Object.entries(files));
  });

  it('has nothing to say of files with something in them', () => {
    expect(codesOf(dataBank, 'files', { 'a.wav': Uint8Array.of(0), b: Uint8Array.of(1) })).toEqual([]);
  });

  it('has one rule a file, by code', () => {
    const folder = new URL('../../../../src/packer/families/data-bank/rules/', import.meta.url);
    const codes = readdirSync(folder).filter((name) => name !== 'list.ts').map((name) => name.replace('.ts', '').replaceAll('-', '_'));
    expect(dataBank.rules.map(({ code }) => code)).toEqual(codes.sort());
  });
});
