import type { PreviewBank } from '../../../contract/operations/preview.ts';
import type { MaterializeInput, MaterializeRequest, Materialization, Segment } from '../family.ts';
import { partNumber, type FamilyPreview, type PreviewPart, type PreviewSubject } from '../preview.ts';
import { readSoundBankMetadata } from './metadata.ts';
import type { ClipFacts } from './clip-facts.ts';
import { clipName, planClips } from './clip-plan.ts';
import { decodeSoundBank, type ClipPreview } from './decode.ts';
import { soundBankParameters } from './declaration.ts';
import { materializeSoundBank } from './materialize.ts';
import { peaksOf } from './peaks.ts';
import { scanSamples } from './sample-scan.ts';
import { wavOf } from './wav/wav-write.ts';

type SoundBankView = Extract<PreviewBank, { kind: 'sound-bank' }>;

/** Clips as they are packed, with what they were before; of a bank that cannot be packed those that can be converted. */
export const soundPreview: FamilyPreview = {
  version: 1,
  draft: draftClips,
  describe,
  part: partOf,
  marks: () => [],
};

/** The bank without the clips that stop it. */
function draftClips(request: MaterializeRequest): Materialization {
  const bank = soundBankParameters(request.declaration);
  const names = new Set<string>();
  const sound = [...request.inputs.entries()].filter(([, input]) => {
    const name = clipName(input.path);
    if (names.has(name) || !canBePlanned(input, bank)) return false;
    names.add(name);
    return true;
  });
  const made = materializeSoundBank({ ...request, inputs: sound.map(([, input]) => input) });
  // Ranges name inputs by their place among all of them.
  const segments = { *[Symbol.iterator](): Generator<Segment> {
    for (const segment of made.segments) yield segment.kind === 'input' ? { ...segment, input: sound[segment.input]?.[0] ?? 0 } : segment;
  } };
  return { ...made, segments };
}

function canBePlanned(input: MaterializeInput, bank: ReturnType<typeof soundBankParameters>): boolean {
  try {
    return planClips([input], bank).every(({ source, header }) => scanSamples(source, header).non_finite === undefined);
  } catch {
    // The rules say why; a preview shows the others.
    return false;
  }
}

function describe({ from, payload, metadata, inputs }: PreviewSubject, { offset, limit }: { offset: number; limit: number }): SoundBankView | undefined {
  const { clips, sampleRate, channels } = decodeSoundBank(payload, metadata);
  if (from === 'inputs' && clips.length === 0) return undefined;
  const sources = new Map(inputs.map((input) => [clipName(input.path), input] as const).reverse());
  const page = clips.slice(offset, offset + limit);
  return {
    kind: 'sound-bank',
    total: clips.length,
    clips: page.map((clip, at) => {
      const source = sources.get(clip.name);
      const facts = source?.facts as ClipFacts | undefined;
      const before = facts?.state === 'readable' ? facts : undefined;
      return {
        name: clip.name,
        input: source?.path ?? clip.name,
        source_rate: before?.sample_rate ?? sampleRate,
        source_channels: before?.channels ?? channels,
        source_frames: before?.frames ?? clip.frames,
        rate: sampleRate,
        channels,
        frames: clip.frames,
        size: clip.frames * channels * 2,
        ...(clip.loop ? { loop: { start: clip.loop.start, end: clip.loop.end } } : {}),
        peaks: Buffer.from(peaksOf(clip, channels)).toString('base64'),
        audio: `clip-${offset + at}`,
      };
    }),
  };
}

function partOf({ payload, metadata }: PreviewSubject, name: string): PreviewPart | undefined {
  const number = partNumber('clip', name);
  const bank = readSoundBankMetadata(metadata);
  if (number === undefined || !bank.ok) return undefined;
  const { clips, sampleRate, channels } = decodeSoundBank(payload, metadata);
  const clip: ClipPreview | undefined = clips[number];
  const place = bank.value.clips[number];
  if (!clip || !place) return undefined;
  const samples = payload.read(place.offset, clip.frames * channels * 2);
  return { media_type: 'audio/wav', bytes: wavOf(samples, { rate: sampleRate, channels }) };
}
