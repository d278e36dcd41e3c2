import { describe, expect, it } from 'vitest';
import { faultyClips, readableClips } from '../../../../src/packer/families/sound-bank/probed-clips.ts';
import { soundBank } from '../../../../src/packer/families/sound-bank/sound-bank.ts';
import { assetOf, factsOf } from '../../../support/family-asset.ts';
import { wavFile } from '../../../support/wav.ts';

const files = {
  'good.wav': wavFile({ samples: [1] }),
  'broken.wav': new Uint8Array(5),
  'surround.wav': wavFile({ channels: 6 }),
};
const asset = assetOf(soundBank, 'clips', files);

function paths(clips: Iterable<{ readonly file: { readonly artifact: { readonly path: string } } }>): string[] {
  return [...clips].map(({ file }) => file.artifact.path);
}

describe('the clips of a bank', () => {
  it('are told apart by whether they can be read', () => {
    const facts = factsOf(soundBank, files);
    expect(paths(readableClips(asset, facts, 'content'))).toEqual(['good.wav']);
    expect(paths(faultyClips(asset, facts, 'damaged'))).toEqual(['broken.wav']);
    expect(paths(faultyClips(asset, facts, 'unsupported'))).toEqual(['surround.wav']);
  });

  it('are left out where only the header is known and the samples are asked about', () => {
    const facts = factsOf(soundBank, files, ['header']);
    expect(paths(readableClips(asset, facts, 'header'))).toEqual(['good.wav']);
    expect(paths(readableClips(asset, facts, 'content'))).toEqual([]);
  });
});
