import { packedSize, packRanges } from '../packed-ranges.ts';
import type { FactLookup } from '../../snapshot/family-port.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import { clipBytes } from './clip-plan.ts';
import { soundBankFamily, soundBankParameters } from './declaration.ts';
import { readableClips } from './probed-clips.ts';
import { isTooLong } from './wav/wav-header.ts';

/** Bytes of the payload, when every clip's header is known and none is refused for it. */
export function expectedSoundBankSize(asset: AssetRoot, facts: FactLookup): number | undefined {
  const { effective } = asset.declaration;
  if (effective?.family !== soundBankFamily || asset.selection.faults.length > 0) return undefined;
  const clips = [...readableClips(asset, facts, 'header')].map((clip) => clip.facts);
  if (clips.length < asset.selection.inputs.length) return undefined;
  if (clips.some(({ frames, sample_rate: rate }) => isTooLong(frames, rate))) return undefined;
  const bank = soundBankParameters(effective);
  return packedSize(packRanges(clips.map(({ frames, sample_rate: rate }) => clipBytes(frames, rate, bank))));
}
