import { describe, expect, it } from 'vitest';
import { dataBank } from '../../../../src/packer/families/data-bank/data-bank.ts';
import { expectedDataBankSize } from '../../../../src/packer/families/data-bank/expected-size.ts';
import { assetOf, packed } from '../../../support/family-asset.ts';

const files = { a: Uint8Array.of(1, 2, 3, 4, 5), b: Uint8Array.of(1), c: new Uint8Array(0) };
const asset = assetOf(dataBank, 'files', files);

describe('the expected size of a data bank', () => {
  it('is the size it turns out to have', () => {
    expect(expectedDataBankSize(asset)).toBe(packed(dataBank, 'files', files).payload.length);
  });

  it('is unknown when a file is missing or could not be read', () => {
    const fault = { kind: 'missing', key: 'files', entry: 'd', pointer: '/inputs/files/3' } as const;
    expect(expectedDataBankSize({ ...asset, selection: { ...asset.selection, faults: [fault] } })).toBeUndefined();
    const [first, ...rest] = asset.selection.inputs;
    const { sha256: _, ...unreadable } = first!.artifact;
    const inputs = [{ ...first!, artifact: unreadable }, ...rest];
    expect(expectedDataBankSize({ ...asset, selection: { ...asset.selection, inputs } })).toBeUndefined();
  });

  it('is unknown for another family', () => {
    const effective = { family: 'x', format: 'X', codec: 'NONE', parameters: {} } as const;
    expect(expectedDataBankSize({ ...asset, declaration: { ...asset.declaration, effective } })).toBeUndefined();
  });
});
