import type { ByteSource } from '../../../base/byte-source.ts';
import { planes } from './conversion/frame-reader.ts';
import { wavSamples } from './wav/wav-samples.ts';
import type { WavHeader } from './wav/wav-header.ts';

/** Samples of one kind in a clip: how many, and the first, by frame from 0 and channel from 0. */
type SampleCount = {
  readonly count: number;
  readonly frame: number;
  readonly channel: number;
};

/** What is wrong with a clip's samples. A key stands only where there are such samples. */
export type SampleFindings = {
  /** NaN or infinite. */
  readonly non_finite?: SampleCount;
  /** Finite and beyond ±1.0. Exactly 1.0 becomes 32767 and is not counted: every normalised file has it. */
  readonly clipped?: SampleCount;
};

const blockFrames = 8192;

/** Streams through a clip's samples. PCM can be neither, and is not read. */
export function scanSamples(source: ByteSource, header: WavHeader): SampleFindings {
  if (header.encoding === 'pcm') return {};
  const reader = wavSamples(source, header);
  const block = planes(header.channels, Math.min(blockFrames, header.frames));
  let findings: SampleFindings = {};
  for (let done = 0; done < header.frames; done += blockFrames) {
    const count = Math.min(blockFrames, header.frames - done);
    reader.read(block, 0, count);
    findings = scanBlock(block, count, done, findings);
  }
  return findings;
}

function scanBlock(
  block: readonly Float64Array[],
  count: number,
  start: number,
  before: SampleFindings,
): SampleFindings {
  let { non_finite: nonFinite, clipped } = before;
  for (let i = 0; i < count; i++) {
    for (let channel = 0; channel < block.length; channel++) {
      const sample = block[channel]![i]!;
      if (sample >= -1 && sample <= 1) continue;
      if (Number.isFinite(sample)) clipped = oneMore(clipped, start + i, channel);
      else nonFinite = oneMore(nonFinite, start + i, channel);
    }
  }
  return { ...(nonFinite && { non_finite: nonFinite }), ...(clipped && { clipped }) };
}

function oneMore(seen: SampleCount | undefined, frame: number, channel: number): SampleCount {
  return seen ? { ...seen, count: seen.count + 1 } : { count: 1, frame, channel };
}
