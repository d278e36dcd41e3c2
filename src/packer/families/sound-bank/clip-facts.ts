import type { ByteSource } from '../../../base/byte-source.ts';
import type { ProbeDepth } from '../../snapshot/family-port.ts';
import { scanSamples } from './sample-scan.ts';
import type { SampleFindings } from './sample-scan.ts';
import type { SampleLoop } from './wav/sample-loop.ts';
import type { WavFault } from './wav/wav-fault.ts';
import { isTooLong, readWavHeader } from './wav/wav-header.ts';
import type { WavHeader } from './wav/wav-header.ts';

/** A file that cannot be read as a WAV: which field, at which byte, and why. */
export type FaultyClip = {
  readonly state: WavFault['kind'];
  readonly field: string;
  readonly byte: number;
  readonly message: string;
};

/** What a WAV file says of itself; at `content` depth also what its samples are. Frames are the source's. */
export type ReadableClip = {
  readonly state: 'readable';
  readonly encoding: 'pcm' | 'float';
  readonly bits: number;
  readonly channels: 1 | 2;
  /** Hz. */
  readonly sample_rate: number;
  readonly frames: number;
  /** Rounded down. */
  readonly duration_ms: number;
  readonly data_offset: number;
  /** Bytes after the last whole frame, which are dropped. */
  readonly partial_bytes: number;
  readonly loop?: SampleLoop;
} & SampleFindings;

/** A JSON value: what the walker keeps of one file. */
export type ClipFacts = FaultyClip | ReadableClip;

/** Pure and total: any bytes become facts. Reads the header alone, or streams through the samples too. */
export function probeClip(source: ByteSource, depth: ProbeDepth): ClipFacts {
  const header = readWavHeader(source);
  if (!header.ok) {
    const { kind: state, field, byte, message } = header.error;
    return { state, field, byte, message };
  }
  const facts = headerFacts(header.value);
  // A clip beyond the limit is refused for that; its samples are not worth the time.
  if (depth === 'header' || isTooLong(header.value.frames, header.value.rate)) return facts;
  return { ...facts, ...scanSamples(source, header.value) };
}

function headerFacts(header: WavHeader): ReadableClip {
  const facts = {
    state: 'readable',
    encoding: header.encoding,
    bits: header.bits,
    channels: header.channels,
    sample_rate: header.rate,
    frames: header.frames,
    duration_ms: Math.floor((header.frames * 1000) / header.rate),
    data_offset: header.dataOffset,
    partial_bytes: header.partialBytes,
  } as const;
  return header.loop ? { ...facts, loop: header.loop } : facts;
}
