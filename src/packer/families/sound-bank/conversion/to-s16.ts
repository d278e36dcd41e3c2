import { planes } from './frame-reader.ts';
import type { FrameReader } from './frame-reader.ts';

/** Frames a block: at most 64 KiB of s16, at most 256 KiB of doubles. */
const blockFrames = 16_384;

/** The frames as interleaved s16 little-endian, in blocks of at most 64 KiB, each a buffer of its own. */
export function* toS16(source: FrameReader): Generator<Uint8Array> {
  const block = planes(source.channels, Math.min(blockFrames, source.frames));
  for (let done = 0; done < source.frames; done += blockFrames) {
    const count = Math.min(blockFrames, source.frames - done);
    source.read(block, 0, count);
    yield interleaved(block, count);
  }
}

function interleaved(block: readonly Float64Array[], count: number): Uint8Array {
  const bytes = new Uint8Array(count * block.length * 2);
  const view = new DataView(bytes.buffer);
  block.forEach((plane, channel) => {
    for (let i = 0; i < count; i++) view.setInt16((i * block.length + channel) * 2, s16(plane[i]!), true);
  });
  return bytes;
}

/** `clamp(floor(x·32768 + 0.5), -32768, 32767)` (formats.md §2). */
export function s16(x: number): number {
  const rounded = Math.floor(x * 32_768 + 0.5);
  return rounded > 32_767 ? 32_767 : rounded < -32_768 ? -32_768 : rounded;
}
