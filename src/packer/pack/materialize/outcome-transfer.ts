import type { Segment } from '../../families/family.ts';
import type { JobOutcome } from './materialize-job.ts';

/** Made bytes below this are copied into one buffer for all: a buffer handed over costs as much as copying this. */
const smallSegment = 64 * 1024;

/** Outcomes ready to cross to another thread, and the buffers that are handed over with them. */
export interface HandedOver {
  readonly outcomes: readonly JobOutcome[];
  readonly buffers: ArrayBuffer[];
}

/** Makes the bytes of outcomes cross without being cloned one by one: a clone of 1 MiB costs 650 µs. */
export function handOver(outcomes: readonly JobOutcome[]): HandedOver {
  const together = new Uint8Array(outcomes.flatMap(segmentsOf).reduce((sum, segment) => sum + smallSize(segment), 0));
  const buffers = new Set<ArrayBuffer>([together.buffer]);
  let end = 0;
  const packed = (segment: Segment): Segment => {
    if (segment.kind !== 'bytes') return segment;
    const { buffer, length } = segment.bytes;
    if (length >= smallSegment) {
      // Only a buffer that the segment has to itself: nobody else's bytes may go with it.
      if (buffer instanceof ArrayBuffer && buffer.byteLength === length) buffers.add(buffer);
      return segment;
    }
    const bytes = together.subarray(end, (end += length));
    bytes.set(segment.bytes);
    return { kind: 'bytes', bytes };
  };
  const crossing = outcomes.map((outcome): JobOutcome => {
    if (!outcome.ok || outcome.payload.bytes.kind !== 'segments') return outcome;
    const bytes = { kind: 'segments', segments: outcome.payload.bytes.segments.map(packed) } as const;
    return { ok: true, payload: { ...outcome.payload, bytes } };
  });
  return { outcomes: crossing, buffers: [...buffers] };
}

function segmentsOf(outcome: JobOutcome): readonly Segment[] {
  return outcome.ok && outcome.payload.bytes.kind === 'segments' ? outcome.payload.bytes.segments : [];
}

function smallSize(segment: Segment): number {
  return segment.kind === 'bytes' && segment.bytes.length < smallSegment ? segment.bytes.length : 0;
}
