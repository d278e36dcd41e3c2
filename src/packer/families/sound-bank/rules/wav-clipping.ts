import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { readableClips } from '../probed-clips.ts';

/** Float samples beyond full scale, which are cut to it. */
export const wavClipping: AssetRule = {
  code: 'wav_clipping',
  scope: 'asset',
  severity: 'warning',
  summary: 'A float clip has samples beyond ±1.0, which are cut to full scale.',
  remedy: 'Lower the level of the sound, or normalise it before exporting.',
  *check(asset, facts) {
    for (const { file, facts: clip } of readableClips(asset, facts, 'content')) {
      if (!clip.clipped) continue;
      const { path } = file.artifact;
      const { count, frame, channel } = clip.clipped;
      const first = `the first at frame ${frame}, channel ${channel + 1}`;
      yield {
        message: `${path} clips: ${count} sample(s) beyond full scale, ${first}.`,
        place: placeIn(asset, path, { sample: frame }),
      };
    }
  },
};
