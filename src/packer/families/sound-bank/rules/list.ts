import type { AssetRule } from '../../family.ts';
import { soundDuplicateName } from './sound-duplicate-name.ts';
import { soundEmptyClip } from './sound-empty-clip.ts';
import { soundLoopVanishes } from './sound-loop-vanishes.ts';
import { soundTooLong } from './sound-too-long.ts';
import { wavClipping } from './wav-clipping.ts';
import { wavDamaged } from './wav-damaged.ts';
import { wavLoopDirection } from './wav-loop-direction.ts';
import { wavLoopOutside } from './wav-loop-outside.ts';
import { wavNonFiniteSample } from './wav-non-finite-sample.ts';
import { wavPartialFrame } from './wav-partial-frame.ts';
import { wavUnsupported } from './wav-unsupported.ts';

/** The sound bank's rules, by code. */
export const soundBankRules: readonly AssetRule[] = [
  soundDuplicateName,
  soundEmptyClip,
  soundLoopVanishes,
  soundTooLong,
  wavClipping,
  wavDamaged,
  wavLoopDirection,
  wavLoopOutside,
  wavNonFiniteSample,
  wavPartialFrame,
  wavUnsupported,
];
