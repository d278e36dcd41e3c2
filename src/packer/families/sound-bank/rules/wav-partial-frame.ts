import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { readableClips } from '../probed-clips.ts';

/** Bytes at the end of the samples that do not make a frame. */
export const wavPartialFrame: AssetRule = {
  code: 'wav_partial_frame',
  scope: 'asset',
  severity: 'warning',
  summary: 'The samples of a clip end inside a frame; the rest of that frame is dropped.',
  remedy: 'Export the sound again; if it ends as it should, leave it.',
  *check(asset, facts) {
    for (const { file, facts: clip } of readableClips(asset, facts, 'header')) {
      if (clip.partial_bytes === 0) continue;
      const { path } = file.artifact;
      const frameBytes = (clip.channels * clip.bits) / 8;
      yield {
        message: `${path} ends with ${clip.partial_bytes} of a frame's ${frameBytes} bytes; they are dropped.`,
        place: placeIn(asset, path, { byte: clip.data_offset + clip.frames * frameBytes }),
      };
    }
  },
};
