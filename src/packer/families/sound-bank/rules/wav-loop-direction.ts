import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { readableClips } from '../probed-clips.ts';

/** A loop that an editor plays in another way than a bank can say. */
export const wavLoopDirection: AssetRule = {
  code: 'wav_loop_direction',
  scope: 'asset',
  severity: 'warning',
  summary: 'The loop of a clip does not run forward; the bank only keeps where it starts and ends.',
  remedy: 'Make the loop a forward one; write a loop that runs back and forth out into the samples.',
  *check(asset, facts) {
    for (const { file, facts: clip } of readableClips(asset, facts, 'header')) {
      if (!clip.loop || clip.loop.direction === 'forward') continue;
      const { path } = file.artifact;
      const { direction, start, byte } = clip.loop;
      const how = direction === 'other' ? 'in a way of its own' : direction.replaceAll('_', ' ');
      yield {
        message: `${path} loops ${how} from frame ${start}; in the bank it will loop forward.`,
        place: placeIn(asset, path, { byte }),
      };
    }
  },
};
