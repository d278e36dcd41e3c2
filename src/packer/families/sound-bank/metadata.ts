import { z } from 'zod';
import type { ByteSource } from '../../../base/byte-source.ts';
import { err, ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { rangeProblems } from '../packed-ranges.ts';
import type { PackedRange } from '../packed-ranges.ts';
import { duplicateNames, nameSchema, schemaProblems } from '../packed-metadata.ts';
import { sampleRates } from './declaration.ts';

const count = z.int().nonnegative();

/** One clip of `metadata` (formats.md §2). The loop keys stand together or not at all. */
const clipSchema = z
  .strictObject({
    /** Frames at the bank's rate. */
    frames: count,
    /** Frames, exclusive. */
    loop_end: count.optional(),
    loop_start: count.optional(),
    name: nameSchema,
    /** Bytes from the slice's start. */
    offset: count,
  })
  .refine((clip) => (clip.loop_start === undefined) === (clip.loop_end === undefined), {
    error: 'has one of loop_start and loop_end without the other',
  })
  .refine((clip) => (clip.loop_start ?? 0) <= (clip.loop_end ?? 0), { error: 'has a loop that ends before it starts' })
  .refine((clip) => (clip.loop_end ?? 0) <= clip.frames, { error: 'has a loop outside its frames' });

/** A sound bank's `metadata` in `assets.pa` (formats.md §2). */
const metadataSchema = z.strictObject({
  channels: z.literal([1, 2]),
  clips: z.array(clipSchema),
  /** Hz. */
  sample_rate: z.literal(sampleRates),
});
export type SoundBankMetadata = z.infer<typeof metadataSchema>;

/** The metadata, or what is wrong with its keys and values, one sentence each. */
export function readSoundBankMetadata(metadata: unknown): Result<SoundBankMetadata, readonly string[]> {
  const read = metadataSchema.safeParse(metadata);
  return read.success ? ok(read.data) : err(schemaProblems(read.error));
}

/** Where a clip's samples stand, in bytes from the slice's start. */
export function clipRange(clip: SoundBankMetadata['clips'][number], bank: SoundBankMetadata): PackedRange {
  return { offset: clip.offset, size: clip.frames * bank.channels * 2 };
}

/** What is wrong with a sound bank as a stranger would check it (formats.md §2). Never throws on any metadata. */
export function verifySoundBank(payload: ByteSource, metadata: unknown): readonly string[] {
  const read = readSoundBankMetadata(metadata);
  if (!read.ok) return read.error;
  const bank = read.value;
  const ranges = bank.clips.map((clip) => ({ name: clip.name, ...clipRange(clip, bank) }));
  return [...duplicateNames(bank.clips), ...rangeProblems(payload, ranges)];
}
