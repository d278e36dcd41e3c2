import type { ByteSource } from '../../base/byte-source.ts';
import { bug } from '../../base/invariant.ts';
import type { Segment } from '../families/family.ts';
import type { FrozenContent } from '../snapshot/walk-projection.ts';
import type { OpenedSources } from './opened-sources.ts';

/** A payload that was made: what the archive's entry says of it, and where its bytes are. */
export interface MadePayload {
  readonly size: number;
  readonly sha256: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly bytes: PayloadBytes;
}

export type PayloadBytes =
  | { readonly kind: 'segments'; readonly segments: readonly Segment[] }
  /** The payload's `size` bytes from `offset` of a private file. */
  | { readonly kind: 'file'; readonly file: string; readonly offset: number };

/** Whose payload it is, as far as its bytes are concerned: ranges of inputs name these by position. */
export interface PayloadOwner {
  readonly inputs: readonly { readonly content: FrozenContent }[];
}

const pieceBytes = 1 << 20;

/** A payload's bytes in order, whatever they are kept in. A piece is only good until the next is asked for. */
export function* piecesOf(payload: MadePayload, owner: PayloadOwner, opened: OpenedSources): Iterable<Uint8Array> {
  if (payload.bytes.kind === 'file') {
    yield* piecesFrom(opened.source({ ...payload.bytes, size: payload.size }), 0, payload.size);
    return;
  }
  const inputs = owner.inputs.map((file) => ({ source: opened.source(file.content) }));
  for (const segment of payload.bytes.segments) yield* bytesOf(segment, inputs);
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

function* piecesFrom(source: ByteSource, offset: number, length: number): Iterable<Uint8Array> {
  for (let done = 0; done < length; done += pieceBytes) {
    yield source.read(offset + done, Math.min(pieceBytes, length - done));
  }
}

/** Bytes that had to be made and are held in memory; ranges of inputs cost nothing to keep. */
export function heldBytes({ bytes }: MadePayload): number {
  if (bytes.kind === 'file') return 0;
  return bytes.segments.reduce((sum, segment) => sum + (segment.kind === 'bytes' ? segment.bytes.length : 0), 0);
}
