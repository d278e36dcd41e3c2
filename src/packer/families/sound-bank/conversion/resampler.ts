import type { FrameReader } from './frame-reader.ts';
import { resamplingKernel } from './resampling-kernel.ts';
import type { ResamplingKernel } from './resampling-kernel.ts';
import { scaleFrames } from './scale-frames.ts';
import { SlidingWindow } from './sliding-window.ts';

/**
 * Another rate, band-limited, with silence before and after the clip (formats.md §2). Output frame m stands
 * at source frame m·from/to, kept as a whole frame and a whole-number remainder, so nothing drifts.
 * Equal rates pass through untouched. Memory: the window and the kernel's rows, whatever the clip's length.
 *
 * Not promised: a clip at full scale may swing over it between its samples and is clamped there afterwards.
 */
export function resampled(source: FrameReader, from: number, to: number): FrameReader {
  if (from === to) return source;
  const divisor = greatestCommonDivisor(from, to);
  const kernel = resamplingKernel(from / divisor, to / divisor);
  const before = kernel.taps / 2 - 1;
  const window = new SlidingWindow(source, kernel.taps, -before);
  const step = { whole: Math.floor(from / to), rest: (from % to) / divisor, of: to / divisor };
  let frame = 0;
  let phase = 0;
  return {
    channels: source.channels,
    frames: scaleFrames(source.frames, from, to),
    read(into, at, count) {
      for (let i = 0; i < count; i++) {
        putFrame(into, at + i, window, frame - before, kernel.row(phase));
        frame += step.whole;
        phase += step.rest;
        if (phase >= step.of) {
          phase -= step.of;
          frame += 1;
        }
      }
    },
  };
}

function putFrame(
  into: readonly Float64Array[],
  at: number,
  window: SlidingWindow,
  first: number,
  row: ReturnType<ResamplingKernel['row']>,
): void {
  const from = window.moveTo(first);
  for (let channel = 0; channel < into.length; channel++) {
    into[channel]![at] = weightedSum(row, window.planes[channel]!, from);
  }
}

/** Four sums side by side, added in pairs: the order is part of the format, and four do not wait for each other. */
function weightedSum(row: Float64Array, plane: Float64Array, from: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < row.length; i += 4) {
    a += row[i]! * plane[from + i]!;
    b += row[i + 1]! * plane[from + i + 1]!;
    c += row[i + 2]! * plane[from + i + 2]!;
    d += row[i + 3]! * plane[from + i + 3]!;
  }
  return a + b + (c + d);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
