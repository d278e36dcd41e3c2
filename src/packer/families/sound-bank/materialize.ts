import { MaterializeError } from '../family.ts';
import type { Materialization, MaterializeRequest, Segment } from '../family.ts';
import { gapSegment, packedSize } from '../packed-ranges.ts';
import { planClips } from './clip-plan.ts';
import type { PlannedClip } from './clip-plan.ts';
import { withChannels } from './conversion/channels.ts';
import type { FrameReader } from './conversion/frame-reader.ts';
import { resampled } from './conversion/resampler.ts';
import { toS16 } from './conversion/to-s16.ts';
import { soundBankParameters } from './declaration.ts';
import type { SoundBankParameters } from './declaration.ts';
import type { SoundBankMetadata } from './metadata.ts';
import { wavSamples } from './wav/wav-samples.ts';

/**
 * Clips to s16 at one rate (formats.md §2 `SOUNDS/pcm16_v1`): channels first, then the rate, then rounding.
 * A source that is already what the bank wants is handed on as a range of the input. Headers are read here,
 * samples only when a segment is asked for; a NaN or infinite one throws then.
 */
export function materializeSoundBank(request: MaterializeRequest): Materialization {
  const bank = soundBankParameters(request.declaration);
  const clips = planClips(request.inputs, bank);
  return {
    size: packedSize(clips),
    metadata: bankMetadata(clips, bank),
    segments: { [Symbol.iterator]: () => bankSegments(clips, bank) },
  };
}

function bankMetadata(clips: readonly PlannedClip[], bank: SoundBankParameters): SoundBankMetadata {
  return {
    channels: bank.channels,
    clips: clips.map(({ frames, loop, name, offset }) => ({
      frames,
      ...(loop && { loop_end: loop.end, loop_start: loop.start }),
      name,
      offset,
    })),
    sample_rate: bank.sample_rate,
  };
}

function* bankSegments(clips: readonly PlannedClip[], bank: SoundBankParameters): Generator<Segment> {
  let end = 0;
  for (const [input, clip] of clips.entries()) {
    yield* gapSegment(end, clip.offset);
    if (clip.size > 0) yield* clipSegments(clip, input, bank);
    end = clip.offset + clip.size;
  }
}

function* clipSegments(clip: PlannedClip, input: number, bank: SoundBankParameters): Generator<Segment> {
  const { header, source } = clip;
  if (isAlready(clip, bank)) {
    yield { kind: 'input', input, offset: header.dataOffset, length: clip.size };
    return;
  }
  const samples = onlyFinite(wavSamples(source, header), clip);
  const converted = resampled(withChannels(samples, bank.channels), header.rate, bank.sample_rate);
  for (const bytes of toS16(converted)) yield { kind: 'bytes', bytes };
}

/** 16-bit PCM of the bank's channels and rate: `floor(s/32768·32768 + 0.5)` is `s`, so the bytes are the payload. */
function isAlready({ header }: PlannedClip, bank: SoundBankParameters): boolean {
  const sameShape = header.channels === bank.channels && header.rate === bank.sample_rate;
  return sameShape && header.encoding === 'pcm' && header.bits === 16;
}

function onlyFinite(samples: FrameReader, clip: PlannedClip): FrameReader {
  if (clip.header.encoding === 'pcm') return samples;
  let next = 0;
  return {
    ...samples,
    read(into, at, count) {
      samples.read(into, at, count);
      for (const plane of into) {
        for (let i = 0; i < count; i++) {
          if (Number.isFinite(plane[at + i])) continue;
          throw new MaterializeError(clip.path, `sample ${next + i} is not a finite number`);
        }
      }
      next += count;
    },
  };
}
