import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { scaleFrames } from '../conversion/scale-frames.ts';
import { soundBankParameters } from '../declaration.ts';
import { readableClips } from '../probed-clips.ts';

/** A clip without a single frame, in its file or at the bank's rate. */
export const soundEmptyClip: AssetRule = {
  code: 'sound_empty_clip',
  scope: 'asset',
  severity: 'warning',
  summary: "A clip has no frames, or none are left at the bank's sample rate.",
  remedy: 'Record or export the sound again, or take the file out of the bank.',
  *check(asset, facts) {
    for (const { file, facts: clip } of readableClips(asset, facts, 'header')) {
      const { effective } = asset.declaration;
      if (!effective) continue;
      const { sample_rate: rate } = soundBankParameters(effective);
      if (scaleFrames(clip.frames, clip.sample_rate, rate) > 0) continue;
      const { path } = file.artifact;
      const have = clip.frames === 0 ? 'no frames' : `${clip.frames} frame(s) and none at ${rate} Hz`;
      yield { message: `${path} has ${have}; it becomes an empty clip.`, place: placeIn(asset, path) };
    }
  },
};
