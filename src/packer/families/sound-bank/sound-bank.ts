import type { Family } from '../family.ts';
import { decodeSoundBank } from './decode.ts';
import type { SoundBankPreview } from './decode.ts';
import { soundBankFamily, soundBankFormat } from './declaration.ts';
import { expectedSoundBankSize } from './expected-size.ts';
import { soundForm } from './form.ts';
import { materializeSoundBank } from './materialize.ts';
import { verifySoundBank } from './metadata.ts';
import { soundPreview } from './preview.ts';
import { soundBankRules } from './rules/list.ts';
import { soundBankWalker } from './walker.ts';

/** WAV files to PCM s16 clips at one rate (formats.md §2, `SOUNDS/pcm16_v1`). */
export const soundBank: Family<SoundBankPreview> = {
  family: soundBankFamily,
  format: soundBankFormat,
  bankType: 'SOUNDS',
  template: { inputs: { clips: ['*.wav'] }, output: {} },
  form: soundForm,
  preview: soundPreview,
  walker: soundBankWalker,
  rules: soundBankRules,
  expectedSize: expectedSoundBankSize,
  materialize: materializeSoundBank,
  decode: decodeSoundBank,
  verify: verifySoundBank,
};
