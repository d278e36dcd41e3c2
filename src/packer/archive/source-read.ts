import type { ByteSource } from '../../base/byte-source.ts';
import { allSteps, type Steps } from '../../base/steps.ts';
import { sha256, Sha256 } from '../../io/hashing.ts';

/** Bytes read at once: no reader holds more of a payload than this. */
export const pieceSize = 1024 * 1024;

/** The bytes `[start, end)` of a source, a piece at a time; each piece is only good until the next. */
export function* piecesOf(source: ByteSource, start = 0, end = source.size): Generator<Uint8Array> {
  for (let at = start; at < end; at += pieceSize) yield source.read(at, Math.min(pieceSize, end - at));
}

/** A copy of the bytes `[start, end)`, for ranges that were checked against the source and a limit. */
export function copyOf(source: ByteSource, start: number, end: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(end - start);
  let at = 0;
  for (const piece of piecesOf(source, start, end)) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** SHA-256 of a whole source, lower-case hex. `also` sees every piece on the way. */
export function digestOf(source: ByteSource, also?: (piece: Uint8Array) => void): string {
  return allSteps(digestInSteps(source, also));
}

/** The same, with a pause after every piece. */
export function* digestInSteps(source: ByteSource, also?: (piece: Uint8Array) => void): Steps<string> {
  if (source.size <= pieceSize) {
    // Most slices are one piece, and ten thousand hash objects cost more than the hashing.
    const bytes = source.read(0, source.size);
    also?.(bytes);
    return sha256(bytes);
  }
  const digest = new Sha256();
  for (const piece of piecesOf(source)) {
    digest.update(piece);
    also?.(piece);
    yield;
  }
  return digest.digest().sha256;
}

/** The index of the first byte that is not zero. */
export function firstNonZero(source: ByteSource, start: number, end: number): number | undefined {
  let at = start;
  for (const piece of piecesOf(source, start, end)) {
    const index = piece.findIndex((byte) => byte !== 0);
    if (index >= 0) return at + index;
    at += piece.length;
  }
  return undefined;
}
