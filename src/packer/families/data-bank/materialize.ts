import type { Materialization, MaterializeInput, MaterializeRequest, Segment } from '../family.ts';
import { gapSegment, packRanges, packedSize } from '../packed-ranges.ts';
import type { PackedRange } from '../packed-ranges.ts';
import type { DataBankMetadata } from './metadata.ts';

/** The files as they are, one after the other (formats.md §2 `DATA/blob_v1`). No byte of them is touched. */
export function materializeDataBank({ inputs }: MaterializeRequest): Materialization {
  const ranges = packRanges(inputs.map(({ source }) => source.size));
  return {
    size: packedSize(ranges),
    metadata: bankMetadata(inputs, ranges),
    segments: { [Symbol.iterator]: () => bankSegments(ranges) },
  };
}

function bankMetadata(inputs: readonly MaterializeInput[], ranges: readonly PackedRange[]): DataBankMetadata {
  return { files: ranges.map(({ offset, size }, i) => ({ name: inputs[i]!.path, offset, size })) };
}

function* bankSegments(ranges: readonly PackedRange[]): Generator<Segment> {
  let end = 0;
  for (const [input, { offset, size }] of ranges.entries()) {
    yield* gapSegment(end, offset);
    if (size > 0) yield { kind: 'input', input, offset: 0, length: size };
    end = offset + size;
  }
}
