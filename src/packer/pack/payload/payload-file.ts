import { z } from 'zod';
import type { ByteSource } from '../../../base/byte-source.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { invariant } from '../../../base/invariant.ts';
import type { FileStat, FileSystem, OpenFile } from '../../../io/file-system.ts';
import { Sha256 } from '../../../io/hashing.ts';
import { attempt } from '../../../io/io-error.ts';
import { readExactly } from '../../../io/read-whole.ts';
import { systemCode, SystemError } from '../../../io/system-error.ts';
import type { MadePayload, PayloadPart } from './payload.ts';

/**
 * Many payloads in one file, by what they were made from:
 *
 * | part | bytes |
 * | --- | --- |
 * | made | what had to be made of each payload, one after another |
 * | numbers | of each 4 doubles: where its made bytes start and how many they are, its `size`, bytes of its text |
 * | keys | of each 32 |
 * | digests | of each payload 32, SHA-256 |
 * | texts | of each its `metadata` as canonical JSON and, where it is not made bytes alone, a newline and its parts as JSON |
 * | trailer | 104: `PRMPAYLD`, u32 version, u32 0x01020304 in the machine's own byte order; doubles: how many there are, where the numbers start, bytes of all texts, inode, device of this very file; SHA-256 of what the trailer says before it and of all from the numbers on |
 *
 * It is written once, beside its name, and renamed; it is never flushed and never changed. A copy, or what came with a
 * project from elsewhere, is in no such file and is none of ours. The made bytes are only vouched for by the digests of
 * the payloads: who takes one holds it against that.
 */
export const payloadFileVersion = 1;

export const trailerSize = 104;
export const numbersOfEntry = 4;
const magic = Buffer.from('PRMPAYLD', 'latin1');
const orderMark = 0x01020304;
/** Bytes of the trailer before its digest. */
const saidSize = trailerSize - 32;
/** Bytes of all but the made ones that anybody would read. */
const mostIndex = 256 * 1024 * 1024;
/** Bytes read at once: payloads are asked for about in the order in which they lie. */
const windowSize = 1 << 20;

/** Which payload of a file it is. */
export interface PayloadPlace {
  /** Bytes of the file. */
  readonly offset: number;
  readonly made: number;
  /** Of the whole payload. */
  readonly size: number;
  readonly sha256: string;
  readonly text: string;
}

/** An index as it stands in the file and as a writer gathers it. */
export interface PayloadIndex {
  readonly numbers: Uint8Array;
  readonly keys: Uint8Array;
  readonly digests: Uint8Array;
  readonly texts: Uint8Array;
}

/** The trailer of a file whose index starts at `at`. */
export function trailerOf(index: PayloadIndex, at: number, identity: Pick<FileStat, 'inode' | 'device'>): Uint8Array {
  const said = saidOf([index.keys.length / 32, at, index.texts.length], identity);
  const hash = new Sha256().update(said);
  for (const part of [index.numbers, index.keys, index.digests, index.texts]) hash.update(part);
  return Buffer.concat([said, Buffer.from(hash.digest().sha256, 'hex')]);
}

/** @param measures how many payloads, where the numbers start, bytes of all texts */
function saidOf(measures: readonly number[], { inode, device }: Pick<FileStat, 'inode' | 'device'>): Uint8Array {
  const said = Buffer.alloc(saidSize);
  said.set(magic);
  new Uint32Array(said.buffer, said.byteOffset + 8, 2).set([payloadFileVersion, orderMark]);
  new Float64Array(said.buffer, said.byteOffset + 16, 5).set([...measures, inode, device]);
  return said;
}

/** Bytes that were kept cannot be read any more. */
export class PayloadLost extends SystemError {}

/** A file of payloads, its index in memory. It is opened for the bytes when the first are asked for. */
export class PayloadFile implements Disposable {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds, on the disk's own clock. */
  readonly writtenAt: number;
  readonly #fs: FileSystem;
  readonly #index: PayloadIndex;
  readonly #numbers: Float64Array;
  #places: Map<string, number> | undefined;
  #textEnds: Float64Array | undefined;
  #file: OpenFile | undefined;
  #window: Uint8Array | undefined;
  #windowAt = 0;
  #windowSize = 0;

  /** @param index one that was written to this file, or read from it */
  constructor(fs: FileSystem, path: string, { size, mtimeMs }: Pick<FileStat, 'size' | 'mtimeMs'>, index: PayloadIndex) {
    this.#fs = fs;
    this.path = path;
    this.size = size;
    this.writtenAt = mtimeMs;
    this.#index = index;
    this.#numbers = numbersIn(index);
  }

  /**
   * The file at a path, or nothing where it is not one of ours. Throws the system's error.
   *
   * @param known what was read there before: it is never changed, so that it need not be read again
   */
  static read(fs: FileSystem, path: string, known?: PayloadFile): PayloadFile | undefined {
    const file = fs.openRead(path);
    try {
      const stat = fs.statOpen(file);
      if (known && stat.kind === 'file' && stat.size === known.size && stat.mtimeMs === known.writtenAt) return known;
      const index = stat.kind === 'file' && stat.size >= trailerSize ? readIndex(fs, file, stat) : undefined;
      return index && new PayloadFile(fs, path, stat, index);
    } finally {
      fs.close(file);
    }
  }

  /** How many payloads are in it. */
  get count(): number {
    return this.#index.keys.length / 32;
  }

  keyAt(place: number): string {
    return hexAt(this.#index.keys, place);
  }

  placeOf(key: string): number | undefined {
    this.#places ??= new Map(Array.from({ length: this.count }, (_, place) => [this.keyAt(place), place]));
    return this.#places.get(key);
  }

  at(place: number): PayloadPlace {
    const [offset = 0, made = 0, size = 0, textSize = 0] = this.#numbers.subarray(place * numbersOfEntry, (place + 1) * numbersOfEntry);
    const end = this.#endOfText(place);
    const text = Buffer.from(this.#index.texts.buffer, this.#index.texts.byteOffset + end - textSize, textSize).toString();
    return { offset, made, size, sha256: hexAt(this.#index.digests, place), text };
  }

  /** Bytes of the file that the payload at a place is of use for. */
  madeAt(place: number): number {
    return this.#numbers[place * numbersOfEntry + 1] ?? 0;
  }

  /** A payload whose bytes nobody has looked at; nothing where its text makes no sense. */
  payload(place: number): MadePayload | undefined {
    const { offset, made, size, sha256: digest, text } = this.at(place);
    const source: ByteSource = { size: made, read: (from, length) => this.readAt(offset + from, length) };
    const newline = text.indexOf('\n');
    if (newline < 0) return { size, sha256: digest, metadata: text, bytes: { kind: 'stored', made: source } };
    const parts = partsIn(text.slice(newline + 1), size, made);
    return parts && { size, sha256: digest, metadata: text.slice(0, newline), bytes: { kind: 'stored', made: source, parts } };
  }

  /** Closes it; whoever asks for bytes again opens it again. */
  dispose(): void {
    const file = this.#file;
    this.#file = undefined;
    this.#window = undefined;
    this.#windowSize = 0;
    if (file !== undefined) attempt('close', this.path, () => this.#fs.close(file));
  }

  #endOfText(place: number): number {
    if (!this.#textEnds) {
      this.#textEnds = new Float64Array(this.count);
      for (let at = 0, end = 0; at < this.count; at += 1) this.#textEnds[at] = end += this.#numbers[at * numbersOfEntry + 3] ?? 0;
    }
    return this.#textEnds[place] ?? 0;
  }

  /** Bytes of the file. The view is only good until the next call. */
  readAt(offset: number, length: number): Uint8Array {
    invariant(offset + length <= this.size, `a payload file of ${this.size} bytes was read at ${offset}+${length}`);
    try {
      return this.#readWindow(offset, length);
    } catch (error) {
      const code = systemCode(error);
      throw code === undefined ? error : new PayloadLost(code, 'read', this.path);
    }
  }

  #readWindow(offset: number, length: number): Uint8Array {
    this.#file ??= this.#fs.openRead(this.path);
    if (length > windowSize) {
      const bytes = new Uint8Array(length);
      this.#fill(bytes, offset);
      return bytes;
    }
    const at = offset - this.#windowAt;
    if (at < 0 || at + length > this.#windowSize) {
      // From a little before, for those that lie earlier and are asked for later.
      const start = Math.max(0, offset - Math.min(windowSize / 8, windowSize - length));
      this.#windowSize = 0;
      const size = Math.min(windowSize, this.size - start);
      this.#window ??= new Uint8Array(windowSize);
      this.#fill(this.#window.subarray(0, size), start);
      this.#windowAt = start;
      this.#windowSize = size;
    }
    const from = offset - this.#windowAt;
    invariant(this.#window && from >= 0 && from + length <= this.#windowSize, 'a window does not hold what it was moved for');
    return this.#window.subarray(from, from + length);
  }

  #fill(into: Uint8Array, offset: number): void {
    invariant(this.#file !== undefined, 'a payload file was read before it was opened');
    if (!readExactly(this.#fs, this.#file, into, offset)) throw new SystemError('EIO', 'read', this.path);
  }
}

function readIndex(fs: FileSystem, file: OpenFile, stat: FileStat): PayloadIndex | undefined {
  const trailer = Buffer.alloc(trailerSize);
  const trailerAt = stat.size - trailerSize;
  if (!readExactly(fs, file, trailer, trailerAt) || !trailer.subarray(0, magic.length).equals(magic)) return undefined;
  const [count = 0, at = 0, textBytes = 0] = new Float64Array(trailer.buffer, trailer.byteOffset + 16, 3);
  // Who did not write this very file does not know its inode and device: what else it says is not followed.
  if (!trailer.subarray(0, saidSize).equals(saidOf([count, at, textBytes], stat))) return undefined;
  const isWhole = Number.isSafeInteger(count) && count >= 0 && Number.isSafeInteger(at) && at >= 0 && Number.isSafeInteger(textBytes) && textBytes >= 0;
  const size = count * (numbersOfEntry * 8 + 64) + textBytes;
  if (!isWhole || size > mostIndex || at + size !== trailerAt) return undefined;
  const bytes = new Uint8Array(size);
  if (!readExactly(fs, file, bytes, at)) return undefined;
  const keysAt = count * numbersOfEntry * 8;
  const index = {
    numbers: bytes.subarray(0, keysAt),
    keys: bytes.subarray(keysAt, keysAt + count * 32),
    digests: bytes.subarray(keysAt + count * 32, keysAt + count * 64),
    texts: bytes.subarray(keysAt + count * 64),
  };
  return trailer.equals(trailerOf(index, at, stat)) && areWithin(numbersIn(index), at, textBytes) ? index : undefined;
}

/** A copy: where they lie in the file they need not be aligned. */
function numbersIn({ numbers }: PayloadIndex): Float64Array {
  return new Float64Array(new Uint8Array(numbers).buffer);
}

function areWithin(numbers: Float64Array, end: number, textBytes: number): boolean {
  let text = 0;
  for (let at = 0; at < numbers.length; at += numbersOfEntry) {
    const [offset = -1, made = -1, size = -1, textSize = -1] = numbers.subarray(at, at + numbersOfEntry);
    for (const number of [offset, made, size, textSize]) if (!Number.isSafeInteger(number) || number < 0) return false;
    if (offset + made > end) return false;
    text += textSize;
  }
  return text === textBytes;
}

function partsIn(text: string, size: number, made: number): readonly PayloadPart[] | undefined {
  const parsed = partsSchema.safeParse(jsonOrNothing(text));
  if (!parsed.success) return undefined;
  const madeSize = parsed.data.reduce((sum, part) => sum + ('made' in part ? part.made : 0), 0);
  const whole = parsed.data.reduce((sum, part) => sum + ('made' in part ? part.made : part.length), 0);
  return madeSize === made && whole === size ? parsed.data : undefined;
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const count = z.int().nonnegative();
const partsSchema = z.array(z.union([z.strictObject({ made: count }), z.strictObject({ input: count, offset: count, length: count })]));

function hexAt(digests: Uint8Array, place: number): string {
  return Buffer.from(digests.buffer, digests.byteOffset + place * 32, 32).toString('hex');
}
