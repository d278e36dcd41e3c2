import { invariant } from '../../base/invariant.ts';
import type { FileStat } from '../file-system.ts';

/** What a look at a file told of it. */
export type SeenFile = Omit<FileStat, 'mode'>;

/** A file that is to be read. */
export interface FileToRead {
  /** For the port. */
  readonly path: string;
  /** As it was seen before: only what is the same after the reading counts. */
  readonly stat: SeenFile;
  /** Whether its bytes are wanted as well, not its digest alone. */
  readonly keepsBytes: boolean;
}

const digestBytes = 32;
const perFile = 5;

/** What has become of a file: nobody has taken it, somebody reads it, it was read, or whoever wants it has to read it himself. */
const free = 0;
const taken = 1;
const read = 2;
const left = 3;

/** How long is waited for a file that the other thread has taken. After it a file is read twice, which harms nobody. Milliseconds. */
const defaultPatience = 1000;

/**
 * Files that two threads share out among each other, in shared memory: who takes one first reads it. Of each the stat
 * that was seen (modification and change time, size, inode, device), what became of it, where its bytes end, its digest;
 * then the bytes.
 */
export class SharedBatch {
  readonly memory: SharedArrayBuffer;
  readonly #stats: Float64Array;
  readonly #states: Int32Array;
  readonly #ends: Int32Array;
  readonly #digests: Buffer;
  readonly #bytes: Uint8Array;

  /** @param memory of {@link SharedBatch.of} */
  constructor(memory: SharedArrayBuffer, files: number) {
    this.memory = memory;
    const numbersAt = files * perFile * 8;
    const digestsAt = numbersAt + files * 8;
    this.#stats = new Float64Array(memory, 0, files * perFile);
    this.#states = new Int32Array(memory, numbersAt, files);
    this.#ends = new Int32Array(memory, numbersAt + files * 4, files);
    this.#digests = Buffer.from(memory, digestsAt, files * digestBytes);
    this.#bytes = new Uint8Array(memory, digestsAt + files * digestBytes);
  }

  static of(files: readonly FileToRead[]): SharedBatch {
    const room = files.reduce((sum, { stat, keepsBytes }) => sum + (keepsBytes ? stat.size : 0), 0);
    const batch = new SharedBatch(new SharedArrayBuffer(files.length * (perFile * 8 + 8 + digestBytes) + room), files.length);
    let end = 0;
    for (const [at, { stat, keepsBytes }] of files.entries()) {
      if (keepsBytes) end += stat.size;
      batch.#ends[at] = end;
      batch.#stats.set([stat.mtimeMs, stat.ctimeMs, stat.size, stat.inode, stat.device], at * perFile);
    }
    return batch;
  }

  get length(): number {
    return this.#states.length;
  }

  /** Whether the caller has it from now on. */
  take(at: number): boolean {
    return Atomics.compareExchange(this.#states, at, free, taken) === free;
  }

  /** Bytes that were seen. */
  sizeOf(at: number): number {
    return this.#stats[at * perFile + 2] ?? 0;
  }

  keepsBytes(at: number): boolean {
    return this.#startOf(at) < (this.#ends[at] ?? 0);
  }

  isAsSeen(at: number, { kind, mtimeMs, ctimeMs, size, inode, device }: SeenFile): boolean {
    const [stats, first] = [this.#stats, at * perFile];
    return kind === 'file' && stats[first] === mtimeMs && stats[first + 1] === ctimeMs && stats[first + 2] === size && stats[first + 3] === inode && stats[first + 4] === device;
  }

  /** Says what came of a file that was taken; without an outcome it is left to who wants it. */
  settle(at: number, outcome?: { readonly sha256: string; readonly bytes?: Uint8Array }): void {
    if (outcome) {
      this.#digests.write(outcome.sha256, at * digestBytes, digestBytes, 'hex');
      if (outcome.bytes) this.#bytes.set(outcome.bytes, this.#startOf(at));
    }
    Atomics.store(this.#states, at, outcome ? read : left);
    Atomics.notify(this.#states, at);
  }

  /** What the other thread read, once it has, or nothing: the caller reads it, then or from now on. */
  outcome(at: number, patience = defaultPatience): { readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined {
    if (this.take(at)) return undefined;
    if (Atomics.load(this.#states, at) === taken) Atomics.wait(this.#states, at, taken, patience);
    if (Atomics.load(this.#states, at) !== read) return undefined;
    const start = this.#startOf(at);
    const end = this.#ends[at];
    invariant(end !== undefined, 'a file was asked for that is not in its batch');
    return { sha256: this.#digests.toString('hex', at * digestBytes, (at + 1) * digestBytes), bytes: Buffer.from(this.#bytes.subarray(start, end)) };
  }

  #startOf(at: number): number {
    return at === 0 ? 0 : (this.#ends[at - 1] ?? 0);
  }
}
