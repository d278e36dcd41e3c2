import { z } from 'zod';
import { invariant } from '../../../base/invariant.ts';
import type { AssetDeclaration } from '../../../contract/documents.ts';
import { declarationIssues, mustBe } from '../declaration-issues.ts';
import type { DeclarationIssue, EffectiveDeclaration } from '../../snapshot/family-port.ts';

export const soundBankFamily = 'sound_bank';
export const soundBankFormat = 'SOUNDS/pcm16_v1';

/** Rates a bank may have, in Hz. */
export const sampleRates = [11_025, 22_050, 32_000, 44_100] as const;

/** A sound bank's parameters with defaults filled in (formats.md §2). */
const parametersSchema = z.object({
  /** Hz. */
  sample_rate: z.literal(sampleRates, { error: mustBe('11025, 22050, 32000 or 44100') }).default(44_100),
  channels: z.literal([1, 2], { error: mustBe('1 or 2') }).default(1),
});
export type SoundBankParameters = z.infer<typeof parametersSchema>;

const declarationSchema = z.object({
  inputs: z.object({ clips: z.array(z.string(), { error: mustBe('a list of WAV files') }) }),
  output: parametersSchema.extend({
    format: z.literal(soundBankFormat, { error: mustBe(`"${soundBankFormat}"`) }),
  }),
});

/** The part of a declaration that only this family understands. */
export function readSoundBankDeclaration(
  declaration: AssetDeclaration,
): EffectiveDeclaration | readonly DeclarationIssue[] {
  const read = declarationSchema.safeParse(declaration);
  if (!read.success) return declarationIssues(read.error);
  const { format, ...parameters } = read.data.output;
  return { family: soundBankFamily, format, codec: 'NONE', parameters };
}

/** The parameters of a declaration this family has read before. */
export function soundBankParameters(declaration: EffectiveDeclaration): SoundBankParameters {
  const read = parametersSchema.safeParse(declaration.parameters);
  invariant(read.success && declaration.family === soundBankFamily, 'a sound bank gets a sound bank declaration');
  return read.data;
}
