import { placeIn } from '../../../snapshot/model.ts';
import type { AssetRule } from '../../family.ts';
import { scaleLoop } from '../clip-plan.ts';
import { soundBankParameters } from '../declaration.ts';
import { isInside } from '../wav/sample-loop.ts';
import { readableClips } from '../probed-clips.ts';

/** A loop so short that nothing of it is left at the bank's rate. */
export const soundLoopVanishes: AssetRule = {
  code: 'sound_loop_vanishes',
  scope: 'asset',
  severity: 'warning',
  summary: "The loop of a clip has no frames left at the bank's sample rate.",
  remedy: "Make the loop longer, or raise the bank's sample_rate.",
  *check(asset, facts) {
    for (const { file, facts: clip } of readableClips(asset, facts, 'header')) {
      const { effective } = asset.declaration;
      if (!effective || !clip.loop || !isInside(clip.loop, clip.frames)) continue;
      const { sample_rate: rate } = soundBankParameters(effective);
      const { start, end } = scaleLoop(clip.loop, clip.sample_rate, rate);
      if (start < end) continue;
      const { path } = file.artifact;
      yield {
        message: `${path} loops from frame ${clip.loop.start} to ${clip.loop.last}, which is no frame at ${rate} Hz.`,
        place: placeIn(asset, path, { byte: clip.loop.byte }),
      };
    }
  },
};
