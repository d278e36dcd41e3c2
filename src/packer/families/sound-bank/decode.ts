import type { ByteSource } from '../../../base/byte-source.ts';
import { invariant } from '../../../base/invariant.ts';
import { clipRange, readSoundBankMetadata, verifySoundBank } from './metadata.ts';
import type { SoundBankMetadata } from './metadata.ts';

/** A sound bank read back. The samples stay where they are until a clip is asked for some. */
export interface SoundBankPreview {
  readonly channels: 1 | 2;
  /** Hz. */
  readonly sampleRate: number;
  readonly clips: readonly ClipPreview[];
}

export interface ClipPreview {
  readonly name: string;
  /** Frames at the bank's rate. */
  readonly frames: number;
  /** Frames; `end` is exclusive. */
  readonly loop?: { readonly start: number; readonly end: number };
  /** `count` frames from frame `from`, interleaved. Asking for frames the clip has not is a bug. */
  read(from: number, count: number): Int16Array;
}

/** Throws when payload and metadata are not a sound bank; the message says what is wrong first. */
export function decodeSoundBank(payload: ByteSource, metadata: unknown): SoundBankPreview {
  const problem = verifySoundBank(payload, metadata)[0];
  const read = readSoundBankMetadata(metadata);
  if (problem !== undefined || !read.ok) throw new Error(`not a sound bank: ${problem}`);
  const bank = read.value;
  return {
    channels: bank.channels,
    sampleRate: bank.sample_rate,
    clips: bank.clips.map((clip) => clipPreview(payload, clip, bank)),
  };
}

function clipPreview(
  payload: ByteSource,
  clip: SoundBankMetadata['clips'][number],
  bank: SoundBankMetadata,
): ClipPreview {
  const { name, frames, loop_start: start, loop_end: end } = clip;
  const range = clipRange(clip, bank);
  const preview: ClipPreview = {
    name,
    frames,
    read(from, count) {
      invariant(from >= 0 && count >= 0 && from + count <= frames, `"${name}" has frames 0 … ${frames}`);
      const frameBytes = bank.channels * 2;
      return samplesOf(payload.read(range.offset + from * frameBytes, count * frameBytes));
    },
  };
  return start === undefined || end === undefined ? preview : { ...preview, loop: { start, end } };
}

function samplesOf(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int16Array.from({ length: bytes.byteLength / 2 }, (_, i) => view.getInt16(i * 2, true));
}
