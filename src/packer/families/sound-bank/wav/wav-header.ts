import type { ByteSource } from '../../../../base/byte-source.ts';
import { ok } from '../../../../base/result.ts';
import type { Result } from '../../../../base/result.ts';
import { findChunks } from './riff-chunks.ts';
import { readSampleLoop } from './sample-loop.ts';
import type { SampleLoop } from './sample-loop.ts';
import type { WavFault } from './wav-fault.ts';
import { readFormat } from './wav-format.ts';
import type { WavFormat } from './wav-format.ts';

/** All that is known of a WAV file before its samples are looked at. */
export interface WavHeader extends WavFormat {
  /** Where the first sample stands in the file. */
  readonly dataOffset: number;
  /** Whole frames in `data`. */
  readonly frames: number;
  /** Bytes in `data` after the last whole frame; they are dropped. */
  readonly partialBytes: number;
  /** The first loop of the first `smpl` chunk. Not checked against `frames`. */
  readonly loop?: SampleLoop;
}

/** Reads a few hundred bytes whatever the file's size. Every size it gives lies inside the file. */
export function readWavHeader(source: ByteSource): Result<WavHeader, WavFault> {
  const chunks = findChunks(source);
  if (!chunks.ok) return chunks;
  const { fmt, data, smpl } = chunks.value;
  const format = readFormat(source, fmt);
  if (!format.ok) return format;
  const loop = smpl ? readSampleLoop(source, smpl) : ok(undefined);
  if (!loop.ok) return loop;
  const partialBytes = data.size % format.value.frameBytes;
  const header = {
    ...format.value,
    dataOffset: data.offset,
    frames: (data.size - partialBytes) / format.value.frameBytes,
    partialBytes,
  };
  return ok(loop.value ? { ...header, loop: loop.value } : header);
}

/** Seconds a clip may last (formats.md §2). */
export const maxClipSeconds = 600;

export function isTooLong(frames: number, rate: number): boolean {
  return frames > maxClipSeconds * rate;
}
