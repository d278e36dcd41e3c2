/**
 * Bytes that can be read piece by piece without all being in memory: a frozen input, an archive, a file.
 * Reading past the end is a bug of the caller; sizes read from the data are checked against `size` first.
 */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** Exactly `length` bytes from `offset`. The view is only good until the next call. */
  read(offset: number, length: number): Uint8Array;
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}
