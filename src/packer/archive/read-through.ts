import type { ByteSource } from '../../base/byte-source.ts';
import { Sha256 } from '../../io/hashing.ts';
import { pieceSize } from './source-read.ts';

/**
 * A source that is read from its beginning to its end and hashed on the way: however it is asked, each byte goes into
 * the digest once and in order. From {@link readAhead} on it reads {@link pieceSize} bytes at once, so that ten
 * thousand small slices one behind the other take a few reads; who asks for something before what was read last
 * has it read again.
 */
export class ReadThrough implements ByteSource {
  readonly size: number;
  readonly #source: ByteSource;
  readonly #hash = new Sha256();
  #hashed = 0;
  #window: Uint8Array = new Uint8Array(0);
  #windowAt = 0;
  #least = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.size = source.size;
  }

  /** From here on the rest is wanted too. */
  readAhead(): void {
    this.#least = pieceSize;
  }

  read(offset: number, length: number): Uint8Array {
    const at = offset - this.#windowAt;
    if (at < 0 || at + length > this.#window.length) return this.#fill(offset, length).subarray(0, length);
    return this.#window.subarray(at, at + length);
  }

  /** Digest of the whole source, lower-case hex; reads what nobody asked for. Once, at the end. */
  digest(): string {
    this.#hashTo(this.size);
    return this.#hash.digest().sha256;
  }

  #fill(offset: number, length: number): Uint8Array {
    this.#hashTo(offset);
    const wanted = Math.max(length, Math.min(this.#least, this.size - offset));
    this.#window = this.#source.read(offset, wanted);
    this.#windowAt = offset;
    const end = offset + wanted;
    if (end > this.#hashed) {
      this.#hash.update(this.#window.subarray(this.#hashed - offset));
      this.#hashed = end;
    }
    return this.#window;
  }

  /** What lies between was skipped, and is part of the whole all the same. */
  #hashTo(offset: number): void {
    while (this.#hashed < offset) {
      const length = Math.min(pieceSize, offset - this.#hashed);
      this.#hash.update(this.#source.read(this.#hashed, length));
      this.#hashed += length;
      this.#window = new Uint8Array(0);
    }
  }
}
