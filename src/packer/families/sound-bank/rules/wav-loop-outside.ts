import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { isInside } from '../wav/sample-loop.ts';
import { readableClips } from '../probed-clips.ts';

/** A loop that the samples cannot play. */
export const wavLoopOutside: AssetRule = {
  code: 'wav_loop_outside',
  scope: 'asset',
  severity: 'error',
  summary: 'The loop of a clip ends before it starts, or after the last frame.',
  remedy: 'Set the loop points again in an audio editor, or remove them.',
  *check(asset, facts) {
    for (const { file, facts: clip } of readableClips(asset, facts, 'header')) {
      if (!clip.loop || isInside(clip.loop, clip.frames)) continue;
      const { path } = file.artifact;
      const { start, last, byte } = clip.loop;
      yield {
        message: `${path} loops from frame ${start} to ${last}, but has ${clip.frames} frames.`,
        place: placeIn(asset, path, { byte }),
      };
    }
  },
};
