import { describe, expect, it } from 'vitest';
import { dataBank } from '../../../src/packer/families/data-bank/data-bank.ts';
import { selectedFacts, selectedInputs } from '../../../src/packer/families/selected-facts.ts';
import { assetOf, factsOf } from '../../support/family-asset.ts';

const files = { b: Uint8Array.of(1), a: Uint8Array.of(1, 2) };
const asset = assetOf(dataBank, 'files', files);

function sizes(depth: 'header' | 'content', known: readonly ('header' | 'content')[]): unknown[] {
  return [...selectedFacts(asset, 'data_bank', factsOf(dataBank, files, known), depth)].map(({ facts }) => facts['size']);
}

describe('the facts about selected files', () => {
  it('come in declared order', () => {
    expect(sizes('content', ['content'])).toEqual([1, 2]);
  });

  it('of the header are also found in those of the content, but not the other way round', () => {
    expect(sizes('header', ['content'])).toEqual([1, 2]);
    expect(sizes('header', ['header'])).toEqual([1, 2]);
    expect(sizes('content', ['header'])).toEqual([]);
  });

  it('are none for an asset of another family', () => {
    expect(selectedInputs(asset, 'tile_bank')).toEqual([]);
    expect([...selectedFacts(asset, 'tile_bank', factsOf(dataBank, files), 'header')]).toEqual([]);
  });

  it('leave out a file that could not be read', () => {
    const [first, ...rest] = asset.selection.inputs;
    const { sha256: _, ...unreadable } = first!.artifact;
    const inputs = [{ ...first!, artifact: unreadable }, ...rest];
    const lacking = { ...asset, selection: { ...asset.selection, inputs } };
    const found = [...selectedFacts(lacking, 'data_bank', factsOf(dataBank, files), 'content')];
    expect(found.map(({ file }) => file.artifact.path)).toEqual(['a']);
  });
});
