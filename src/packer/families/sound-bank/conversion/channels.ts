import { planes } from './frame-reader.ts';
import type { FrameReader } from './frame-reader.ts';

/** Frames of stereo that are mixed at a time. */
const blockFrames = 4096;

/** Stereo to mono is the mean, mono to stereo the copy (formats.md §2). */
export function withChannels(source: FrameReader, channels: 1 | 2): FrameReader {
  if (source.channels === channels) return source;
  return channels === 1 ? mean(source) : copy(source);
}

function mean(source: FrameReader): FrameReader {
  const pair = planes(2, blockFrames);
  const [left, right] = pair as [Float64Array, Float64Array];
  return {
    channels: 1,
    frames: source.frames,
    read(into, at, count) {
      const mono = into[0]!;
      for (let done = 0; done < count; done += blockFrames) {
        const part = Math.min(blockFrames, count - done);
        source.read(pair, 0, part);
        // Halved before they are added: the sum of two huge floats must not become infinite.
        for (let i = 0; i < part; i++) mono[at + done + i] = left[i]! / 2 + right[i]! / 2;
      }
    },
  };
}

function copy(source: FrameReader): FrameReader {
  return {
    channels: 2,
    frames: source.frames,
    read(into, at, count) {
      const [left, right] = into as [Float64Array, Float64Array];
      source.read([left], at, count);
      right.set(left.subarray(at, at + count), at);
    },
  };
}
