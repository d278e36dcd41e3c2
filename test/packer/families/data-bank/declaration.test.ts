import { describe, expect, it } from 'vitest';
import { dataBank } from '../../../../src/packer/families/data-bank/data-bank.ts';
import { readDataBankDeclaration } from '../../../../src/packer/families/data-bank/declaration.ts';
import { declarationOf } from '../../../support/family-asset.ts';

describe('a data bank declaration', () => {
  it('has no parameters', () => {
    expect(readDataBankDeclaration(declarationOf(dataBank, 'files', ['a'], { anything: 1 }))).toEqual({
      family: 'data_bank',
      format: 'DATA/blob_v1',
      codec: 'NONE',
      parameters: {},
    });
  });

  it('is not one without a list of files or with another format', () => {
    expect(readDataBankDeclaration(declarationOf(dataBank, 'file', ['a'], { format: 'DATA/blob_v2' }))).toEqual([
      { pointer: '/inputs/files', message: 'is required; it must be a list of files' },
      { pointer: '/output/format', message: 'must be "DATA/blob_v1", not "DATA/blob_v2"' },
    ]);
  });
});
