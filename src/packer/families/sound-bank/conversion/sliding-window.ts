import { invariant } from '../../../../base/invariant.ts';
import { planes } from './frame-reader.ts';
import type { FrameReader } from './frame-reader.ts';

/** Frames read ahead of the window at a time. */
const blockFrames = 4096;

/** A stretch of `length` source frames that only moves forward. Before the first and after the last is silence. */
export class SlidingWindow {
  readonly planes: readonly Float64Array[];
  readonly #source: FrameReader;
  readonly #length: number;
  /** The source frame at index 0 of the planes. */
  #start: number;
  /** Frames held. */
  #held = 0;

  constructor(source: FrameReader, length: number, first: number) {
    this.#source = source;
    this.#length = length;
    this.#start = first;
    this.planes = planes(source.channels, length + blockFrames);
  }

  /** Brings the window to `first` and says at which index of the planes it begins. */
  moveTo(first: number): number {
    if (first + this.#length > this.#start + this.#held) this.#refill(first);
    return first - this.#start;
  }

  #refill(first: number): void {
    const gone = first - this.#start;
    invariant(gone >= 0 && gone <= this.#held, 'the window moves forward, and by less than its length');
    for (const plane of this.planes) plane.copyWithin(0, gone, this.#held);
    this.#held -= gone;
    this.#start = first;
    const room = this.#length + blockFrames - this.#held;
    const before = Math.min(room, Math.max(0, -(first + this.#held)));
    this.#silence(before);
    const left = this.#source.frames - (first + this.#held);
    const sound = Math.min(room - before, Math.max(0, left));
    if (sound > 0) this.#source.read(this.planes, this.#held, sound);
    this.#held += sound;
    this.#silence(room - before - sound);
  }

  #silence(count: number): void {
    for (const plane of this.planes) plane.fill(0, this.#held, this.#held + count);
    this.#held += count;
  }
}
