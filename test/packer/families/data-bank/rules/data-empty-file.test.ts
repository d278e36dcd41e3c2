import { describe, expect, it } from 'vitest';
import { dataBank } from '../../../../../src/packer/families/data-bank/data-bank.ts';
import { dataEmptyFile } from '../../../../../src/packer/families/data-bank/rules/data-empty-file.ts';
import { findingsOf } from '../../../../support/family-asset.ts';

describe('data_empty_file', () => {
  it('names each empty file', () => {
    const files = { a: Uint8Array.of(1), 'b/c': new Uint8Array(0) };
    expect(findingsOf(dataBank, 'data_empty_file', 'files', files)).toEqual([
      { message: 'b/c is empty.', place: { root: 'bank', file: 'assets/bank/b/c', asset_id: 7 } },
    ]);
  });

  it('is no more than information', () => {
    expect(dataEmptyFile.severity).toBe('info');
  });
});
