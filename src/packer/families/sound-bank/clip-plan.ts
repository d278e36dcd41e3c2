import type { ByteSource } from '../../../base/byte-source.ts';
import { MaterializeError } from '../family.ts';
import type { MaterializeInput } from '../family.ts';
import { packRanges } from '../packed-ranges.ts';
import { scaleFrames } from './conversion/scale-frames.ts';
import type { SoundBankParameters } from './declaration.ts';
import { isInside } from './wav/sample-loop.ts';
import { isTooLong, maxClipSeconds, readWavHeader } from './wav/wav-header.ts';
import type { WavHeader } from './wav/wav-header.ts';

/** One clip of a bank before a sample of it is read: what it is and where it will stand. */
export interface PlannedClip {
  readonly path: string;
  readonly name: string;
  readonly source: ByteSource;
  readonly header: WavHeader;
  /** Frames at the bank's rate. */
  readonly frames: number;
  /** At the bank's rate; `end` is exclusive. */
  readonly loop?: { readonly start: number; readonly end: number };
  /** Bytes, from the slice's start. */
  readonly offset: number;
  readonly size: number;
}

/** An artifact's path without its extension: from the last dot of the last segment (formats.md §2). */
export function clipName(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') ? path.slice(0, dot) : path;
}

/** Reads every header and lays the clips out. Throws {@link MaterializeError} at the first clip the rules refuse. */
export function planClips(inputs: readonly MaterializeInput[], bank: SoundBankParameters): readonly PlannedClip[] {
  const names = new Set<string>();
  const clips = inputs.map(({ path, source }) => {
    const name = clipName(path);
    if (names.has(name)) throw new MaterializeError(path, `another clip of the bank is also named "${name}"`);
    names.add(name);
    const header = acceptedHeader(path, source);
    const frames = scaleFrames(header.frames, header.rate, bank.sample_rate);
    const clip = { path, name, source, header, frames };
    return header.loop ? { ...clip, loop: scaleLoop(header.loop, header.rate, bank.sample_rate) } : clip;
  });
  const ranges = packRanges(clips.map(({ header }) => clipBytes(header.frames, header.rate, bank)));
  return clips.map((clip, i) => ({ ...clip, ...ranges[i]! }));
}

/** Bytes of a clip in the payload, from its frames at its own rate. */
export function clipBytes(frames: number, rate: number, bank: SoundBankParameters): number {
  return scaleFrames(frames, rate, bank.sample_rate) * bank.channels * 2;
}

/** A loop of the source as the bank's metadata has it (formats.md §2). */
export function scaleLoop(
  loop: { readonly start: number; readonly last: number },
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  return { start: scaleFrames(loop.start, from, to), end: scaleFrames(loop.last + 1, from, to) };
}

function acceptedHeader(path: string, source: ByteSource): WavHeader {
  const header = readWavHeader(source);
  if (!header.ok) throw new MaterializeError(path, header.error.message);
  const { frames, rate, loop } = header.value;
  if (isTooLong(frames, rate)) throw new MaterializeError(path, `it is longer than ${maxClipSeconds / 60} minutes`);
  if (loop && !isInside(loop, frames)) {
    throw new MaterializeError(path, `its loop ${loop.start} … ${loop.last} lies outside its ${frames} frames`);
  }
  return header.value;
}
