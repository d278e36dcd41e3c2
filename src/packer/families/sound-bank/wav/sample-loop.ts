import type { ByteSource } from '../../../../base/byte-source.ts';
import { ok } from '../../../../base/result.ts';
import type { Result } from '../../../../base/result.ts';
import type { Chunk } from './riff-chunks.ts';
import { damaged } from './wav-fault.ts';
import type { WavFault } from './wav-fault.ts';

/** The first loop of a `smpl` chunk, as the file has it. A JSON value, kept in the facts. */
export type SampleLoop = {
  /** Frames at the source's rate; `last` is inside the loop. */
  readonly start: number;
  readonly last: number;
  readonly direction: 'forward' | 'back_and_forth' | 'backward' | 'other';
  /** Where the loop's start stands in the file. */
  readonly byte: number;
};

const headBytes = 36;
const loopBytes = 24;
const directions = ['forward', 'back_and_forth', 'backward'] as const;

/** `undefined` when the chunk holds no loop. */
export function readSampleLoop(source: ByteSource, chunk: Chunk): Result<SampleLoop | undefined, WavFault> {
  if (chunk.size < headBytes) {
    const why = `the "smpl" chunk is ${chunk.size} bytes, at least ${headBytes} are needed`;
    return damaged('smpl', chunk.offset - 4, why);
  }
  const head = source.read(chunk.offset, headBytes);
  const count = new DataView(head.buffer, head.byteOffset).getUint32(28, true);
  if (count === 0) return ok(undefined);
  if (chunk.size < headBytes + count * loopBytes) {
    const room = Math.floor((chunk.size - headBytes) / loopBytes);
    const why = `the "smpl" chunk claims ${count} loops and has room for ${room}`;
    return damaged('cSampleLoops', chunk.offset + 28, why);
  }
  const at = chunk.offset + headBytes;
  const bytes = source.read(at, loopBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const direction = directions[view.getUint32(4, true)] ?? 'other';
  return ok({ start: view.getUint32(8, true), last: view.getUint32(12, true), direction, byte: at + 8 });
}

/** A loop is inside the data when it does not end before it starts, nor after the last frame. */
export function isInside(loop: SampleLoop, frames: number): boolean {
  return loop.start <= loop.last && loop.last < frames;
}
