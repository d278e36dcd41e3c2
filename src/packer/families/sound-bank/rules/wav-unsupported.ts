import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { faultyClips } from '../probed-clips.ts';

/** A clip that is a WAV file of a kind the bank does not take. */
export const wavUnsupported: AssetRule = {
  code: 'wav_unsupported',
  scope: 'asset',
  severity: 'error',
  summary: 'A clip is a WAV file whose sample format, channels, bits or rate are not supported.',
  remedy: 'Export the sound as PCM of 8, 16, 24 or 32 bits or as 32- or 64-bit float, with one or two channels.',
  *check(asset, facts) {
    for (const { file, facts: clip } of faultyClips(asset, facts, 'unsupported')) {
      const { path } = file.artifact;
      yield {
        message: `${path} is not supported: ${clip.message} (${clip.field} at byte ${clip.byte}).`,
        place: placeIn(asset, path, { byte: clip.byte }),
      };
    }
  },
};
