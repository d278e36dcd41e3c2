import { planes } from '../../../../../src/packer/families/sound-bank/conversion/frame-reader.ts';
import type { FrameReader } from '../../../../../src/packer/families/sound-bank/conversion/frame-reader.ts';

/** Frames computed by a function of channel and frame number. */
export function frames(channels: 1 | 2, count: number, at: (frame: number, channel: number) => number): FrameReader {
  let next = 0;
  return {
    channels,
    frames: count,
    read(into, index, wanted) {
      if (into.length !== channels) throw new RangeError(`${into.length} planes for ${channels} channels`);
      if (next + wanted > count) throw new RangeError(`frame ${next + wanted} of ${count}`);
      into.forEach((plane, channel) => {
        for (let i = 0; i < wanted; i++) plane[index + i] = at(next + i, channel);
      });
      next += wanted;
    },
  };
}

/** Everything a reader has, by channel, asked for in blocks of these sizes in turn. */
export function drain(reader: FrameReader, blocks: readonly number[] = [1000]): readonly Float64Array[] {
  const out = planes(reader.channels, reader.frames);
  for (let at = 0, turn = 0; at < reader.frames; turn++) {
    const count = Math.min(blocks[turn % blocks.length]!, reader.frames - at);
    reader.read(out, at, count);
    at += count;
  }
  return out;
}
