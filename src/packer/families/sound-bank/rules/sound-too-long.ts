import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { isTooLong, maxClipSeconds } from '../wav/wav-header.ts';
import { readableClips } from '../probed-clips.ts';

/** A clip longer than a bank takes. */
export const soundTooLong: AssetRule = {
  code: 'sound_too_long',
  scope: 'asset',
  severity: 'error',
  summary: 'A clip lasts longer than 10 minutes.',
  remedy: 'Cut the sound into shorter clips.',
  *check(asset, facts) {
    for (const { file, facts: clip } of readableClips(asset, facts, 'header')) {
      if (!isTooLong(clip.frames, clip.sample_rate)) continue;
      const { path } = file.artifact;
      const limit = maxClipSeconds * clip.sample_rate;
      yield {
        message: `${path} has ${clip.frames} frames at ${clip.sample_rate} Hz; 10 minutes are ${limit}.`,
        place: placeIn(asset, path, { sample: limit }),
      };
    }
  },
};
