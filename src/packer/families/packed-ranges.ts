import type { ByteSource } from '../../base/byte-source.ts';
import type { Segment } from './family.ts';

/** Parts of a sound or data bank start at a multiple of this many bytes (formats.md §2). */
const alignment = 4;

/** Where a part of a payload stands, in bytes from the payload's start. */
export interface PackedRange {
  readonly offset: number;
  readonly size: number;
}

/** Places parts of these sizes one after the other, each at the first aligned offset. */
export function packRanges(sizes: readonly number[]): readonly PackedRange[] {
  let end = 0;
  return sizes.map((size) => {
    const offset = aligned(end);
    end = offset + size;
    return { offset, size };
  });
}

/** Bytes of a payload of these parts: the end of the last one, nothing after it. */
export function packedSize(ranges: readonly PackedRange[]): number {
  const last = ranges.at(-1);
  return last ? last.offset + last.size : 0;
}

/** The zero bytes between the end of one part and the next, as a segment; nothing when there are none. */
export function* gapSegment(end: number, next: number): Generator<Segment> {
  if (next > end) yield { kind: 'bytes', bytes: new Uint8Array(next - end) };
}

/**
 * What is wrong with where the parts of a payload stand: offsets, the payload's size, bytes in the gaps.
 * Stops at the first part that is out of place, as all after it would be. `name` is for the sentence.
 */
export function* rangeProblems(
  payload: ByteSource,
  ranges: readonly (PackedRange & { readonly name: string })[],
): Generator<string> {
  let end = 0;
  for (const range of ranges) {
    const problem = placeProblem(payload, range, aligned(end));
    if (problem !== undefined) {
      yield problem;
      return;
    }
    if (!isZero(payload, end, range.offset)) yield `the gap before "${range.name}" is not zero`;
    end = range.offset + range.size;
  }
  if (end !== payload.size) yield `the payload is ${payload.size} bytes, but its parts end at ${end}`;
}

function placeProblem(
  payload: ByteSource,
  { name, offset, size }: PackedRange & { readonly name: string },
  expected: number,
): string | undefined {
  if (offset !== expected) return `"${name}" starts at ${offset}, where ${expected} is its place`;
  if (offset <= payload.size && size <= payload.size - offset) return undefined;
  return `"${name}" is ${size} bytes at ${offset}, but the payload ends at ${payload.size}`;
}

function isZero(payload: ByteSource, from: number, to: number): boolean {
  return from === to || payload.read(from, to - from).every((byte) => byte === 0);
}

function aligned(offset: number): number {
  return Math.ceil(offset / alignment) * alignment;
}
