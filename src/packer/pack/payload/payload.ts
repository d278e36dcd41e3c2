import type { ByteSource } from '../../../base/byte-source.ts';
import { bug } from '../../../base/invariant.ts';
import type { Segment } from '../../families/family.ts';
import type { FrozenContent } from '../../snapshot/walk-projection.ts';
import type { OpenedSources } from '../freeze/opened-sources.ts';

/** A payload that was made: what the archive's entry says of it, and where its bytes are. */
export interface MadePayload {
  readonly size: number;
  readonly sha256: string;
  /** Canonical JSON of an object. */
  readonly metadata: string;
  readonly bytes: PayloadBytes;
}

export type PayloadBytes =
  | { readonly kind: 'segments'; readonly segments: readonly Segment[] }
  /** The payload's `size` bytes from `offset` of a private file. */
  | { readonly kind: 'file'; readonly file: string; readonly offset: number }
  /** In a file of many payloads: what had to be made of it in the order of `parts`, or where there are none all of it. */
  | { readonly kind: 'stored'; readonly made: ByteSource; readonly parts?: readonly PayloadPart[] };

/** A run of bytes that were made, or a range of an input. Bytes. */
export type PayloadPart =
  | { readonly made: number }
  | { readonly input: number; readonly offset: number; readonly length: number };

/** Whose payload it is, as far as its bytes are concerned: ranges of inputs name these by position. */
export interface PayloadOwner {
  readonly inputs: readonly { readonly content: FrozenContent }[];
}

const pieceBytes = 1 << 20;

/** A payload's bytes in order, whatever they are kept in. A piece is only good until the next is asked for. */
export function* piecesOf(payload: MadePayload, owner: PayloadOwner, opened: OpenedSources): Iterable<Uint8Array> {
  const { bytes } = payload;
  if (bytes.kind === 'file') {
    yield* piecesFrom(opened.source({ ...bytes, size: payload.size }), 0, payload.size);
    return;
  }
  if (bytes.kind === 'stored' && !bytes.parts) {
    yield* piecesFrom(bytes.made, 0, payload.size);
    return;
  }
  const inputs = owner.inputs.map((file) => ({ source: opened.source(file.content) }));
  if (bytes.kind === 'stored') yield* piecesOfParts(bytes.made, bytes.parts ?? [], inputs);
  else for (const segment of bytes.segments) yield* bytesOf(segment, inputs);
}

function* piecesOfParts(made: ByteSource, parts: readonly PayloadPart[], inputs: readonly { readonly source: ByteSource }[]): Iterable<Uint8Array> {
  let taken = 0;
  for (const part of parts) {
    if ('made' in part) {
      yield* piecesFrom(made, taken, part.made);
      taken += part.made;
    } else yield* bytesOf({ kind: 'input', ...part }, inputs);
  }
}

/** The bytes of a payload that had to be made, in order: all of it, but for what is a range of an input. */
export function* madePiecesOf({ bytes, size }: MadePayload, opened: OpenedSources): Iterable<Uint8Array> {
  if (bytes.kind === 'file') yield* piecesFrom(opened.source({ ...bytes, size }), 0, size);
  else if (bytes.kind === 'stored') yield* piecesFrom(bytes.made, 0, bytes.made.size);
  else for (const segment of bytes.segments) if (segment.kind === 'bytes') yield segment.bytes;
}

/** How many bytes of a payload are held in memory. */
export function madeBytesOf({ bytes }: MadePayload): number {
  if (bytes.kind !== 'segments') return 0;
  return bytes.segments.reduce((sum, segment) => sum + (segment.kind === 'bytes' ? segment.bytes.length : 0), 0);
}

/** Whether a payload is copied from its inputs, at least in part. */
export function needsInputs({ bytes }: MadePayload): boolean {
  if (bytes.kind === 'segments') return bytes.segments.some(({ kind }) => kind === 'input');
  return bytes.kind === 'stored' && (bytes.parts ?? []).some((part) => 'input' in part);
}

/** A segment's bytes in pieces of at most 1 MiB. A piece is only good until the next is asked for. */
export function* bytesOf(segment: Segment, inputs: readonly { readonly source: ByteSource }[]): Iterable<Uint8Array> {
  if (segment.kind === 'bytes') {
    yield segment.bytes;
    return;
  }
  const source = inputs[segment.input]?.source;
  if (!source) bug(`a segment names input ${segment.input}`);
  yield* piecesFrom(source, segment.offset, segment.length);
}

/** A range of a source in pieces of at most 1 MiB. A piece is only good until the next is asked for. */
export function* piecesFrom(source: ByteSource, offset: number, length: number): Iterable<Uint8Array> {
  for (let done = 0; done < length; done += pieceBytes) {
    yield source.read(offset + done, Math.min(pieceBytes, length - done));
  }
}
