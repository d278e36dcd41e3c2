import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { readableClips } from '../probed-clips.ts';

/** NaN or an infinity among the samples of a float clip. */
export const wavNonFiniteSample: AssetRule = {
  code: 'wav_non_finite_sample',
  scope: 'asset',
  severity: 'error',
  summary: 'A float clip holds samples that are NaN or infinite.',
  remedy: 'Repair the sound in an audio editor, or export it as PCM.',
  *check(asset, facts) {
    for (const { file, facts: clip } of readableClips(asset, facts, 'content')) {
      if (!clip.non_finite) continue;
      const { path } = file.artifact;
      const { count, frame, channel } = clip.non_finite;
      const first = `the first at frame ${frame}, channel ${channel + 1}`;
      yield {
        message: `${path} has ${count} sample(s) that are not finite numbers, ${first}.`,
        place: placeIn(asset, path, { sample: frame }),
      };
    }
  },
};
