/**
 * A small zlib compressor (RFC 1950, 1951): greedy LZ77 and the fixed Huffman codes. The example carries its
 * own so that its pictures are the same bytes with every Node version and on every processor; the zlib that
 * comes with Node promises neither.
 */

const minMatch = 3;
const maxMatch = 258;
const maxDistance = 32768;
/** How many earlier places with the same three bytes are tried. */
const maxChain = 64;

/** RFC 1951 §3.2.5: base and extra bits of length codes 257…285 and distance codes 0…29. */
const lengthBases = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const lengthExtras = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBases = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const distanceExtras = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

class BitWriter {
  readonly bytes: number[] = [];
  #held = 0;
  #count = 0;

  /** Least significant bit first, as everything but Huffman codes is written. */
  write(value: number, bits: number): void {
    for (let bit = 0; bit < bits; bit++) this.#push((value >>> bit) & 1);
  }

  /** Most significant bit first: a Huffman code. */
  code(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) this.#push((value >>> bit) & 1);
  }

  finish(): void {
    while (this.#count > 0) this.#push(0);
  }

  #push(bit: number): void {
    this.#held |= bit << this.#count++;
    if (this.#count === 8) {
      this.bytes.push(this.#held);
      this.#held = 0;
      this.#count = 0;
    }
  }
}

function writeSymbol(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.code(0x30 + symbol, 8);
  else if (symbol < 256) out.code(0x190 + symbol - 144, 9);
  else if (symbol < 280) out.code(symbol - 256, 7);
  else out.code(0xc0 + symbol - 280, 8);
}

/** Number of the last base that is not above `value`. */
function codeOf(bases: readonly number[], value: number): number {
  let code = bases.length - 1;
  while ((bases[code] ?? 0) > value) code--;
  return code;
}

function writeMatch(out: BitWriter, length: number, distance: number): void {
  const lengthCode = codeOf(lengthBases, length);
  writeSymbol(out, 257 + lengthCode);
  out.write(length - (lengthBases[lengthCode] ?? 0), lengthExtras[lengthCode] ?? 0);
  const distanceCode = codeOf(distanceBases, distance);
  out.code(distanceCode, 5);
  out.write(distance - (distanceBases[distanceCode] ?? 0), distanceExtras[distanceCode] ?? 0);
}

/** The earlier places where the three bytes at a position stood. */
class Matches {
  readonly #bytes: Uint8Array;
  readonly #heads = new Map<number, number>();
  readonly #before: Int32Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#before = new Int32Array(bytes.length).fill(-1);
  }

  #key(at: number): number {
    return ((this.#bytes[at] ?? 0) << 16) | ((this.#bytes[at + 1] ?? 0) << 8) | (this.#bytes[at + 2] ?? 0);
  }

  add(at: number): void {
    if (at + minMatch > this.#bytes.length) return;
    const key = this.#key(at);
    this.#before[at] = this.#heads.get(key) ?? -1;
    this.#heads.set(key, at);
  }

  longest(at: number): { readonly length: number; readonly distance: number } {
    let best = { length: 0, distance: 0 };
    if (at + minMatch > this.#bytes.length) return best;
    let candidate = this.#heads.get(this.#key(at)) ?? -1;
    for (let tries = 0; candidate >= 0 && at - candidate <= maxDistance && tries < maxChain; tries++) {
      const length = this.#common(candidate, at);
      if (length > best.length) best = { length, distance: at - candidate };
      candidate = this.#before[candidate] ?? -1;
    }
    return best;
  }

  #common(earlier: number, at: number): number {
    const limit = Math.min(maxMatch, this.#bytes.length - at);
    let length = 0;
    while (length < limit && this.#bytes[earlier + length] === this.#bytes[at + length]) length++;
    return length;
  }
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

/** A whole zlib stream: one block with the fixed codes. */
export function compress(bytes: Uint8Array): Uint8Array {
  const out = new BitWriter();
  const matches = new Matches(bytes);
  out.write(1, 1);
  out.write(1, 2);
  for (let at = 0; at < bytes.length; ) {
    const match = matches.longest(at);
    const taken = match.length >= minMatch ? match.length : 1;
    if (taken > 1) writeMatch(out, match.length, match.distance);
    else writeSymbol(out, bytes[at] ?? 0);
    for (let step = 0; step < taken; step++) matches.add(at++);
  }
  writeSymbol(out, 256);
  out.finish();
  const sum = adler32(bytes);
  const stream = new Uint8Array(out.bytes.length + 6);
  stream.set([0x78, 0x01]);
  stream.set(out.bytes, 2);
  new DataView(stream.buffer).setUint32(stream.length - 4, sum);
  return stream;
}
