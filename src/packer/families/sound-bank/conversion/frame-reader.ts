/**
 * Frames handed over in order, one plane of doubles a channel. The steps of the conversion are such readers
 * one around the other, so that no more than a block of a clip is ever in memory.
 */
export interface FrameReader {
  readonly channels: 1 | 2;
  /** Frames altogether. */
  readonly frames: number;
  /**
   * Writes the next `count` frames to the planes, from index `at`. The caller asks for no more than are
   * left, and passes as many planes as there are channels.
   */
  read(into: readonly Float64Array[], at: number, count: number): void;
}

/** Planes for `frames` frames. */
export function planes(channels: number, frames: number): readonly Float64Array[] {
  return Array.from({ length: channels }, () => new Float64Array(frames));
}
