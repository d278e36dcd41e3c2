import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { faultyClips } from '../probed-clips.ts';

/** A clip that is not a whole, consistent WAV file. */
export const wavDamaged: AssetRule = {
  code: 'wav_damaged',
  scope: 'asset',
  severity: 'error',
  summary: 'A clip is not a WAV file, or its header contradicts itself or the size of the file.',
  remedy: 'Export the sound again as a WAV file.',
  *check(asset, facts) {
    for (const { file, facts: clip } of faultyClips(asset, facts, 'damaged')) {
      const { path } = file.artifact;
      yield {
        message: `${path} is damaged: ${clip.message} (${clip.field} at byte ${clip.byte}).`,
        place: placeIn(asset, path, { byte: clip.byte }),
      };
    }
  },
};
