import type { SeenStat } from './walk.ts';

/** Bytes of a digest. */
const digestBytes = 32;
const perRow = 5;

/** Bytes of the columns of so many files. */
export function columnBytes(rows: number): number {
  return rows * (perRow * 8 + digestBytes);
}

/**
 * Stats and digests of files as columns: modification and change time, size, inode and device as doubles, then the
 * digests. JSON of the same would cost more than the walk it spares.
 */
export class StatColumns {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #rows: number;
  readonly #numbers: Float64Array;
  readonly #digests: Buffer;

  /** `bytes` begin at a multiple of 8 of their buffer and are {@link columnBytes} long. */
  constructor(bytes: Uint8Array<ArrayBuffer>, rows: number) {
    this.bytes = bytes;
    this.#rows = rows;
    this.#numbers = new Float64Array(bytes.buffer, bytes.byteOffset, rows * perRow);
    this.#digests = Buffer.from(bytes.buffer, bytes.byteOffset + rows * perRow * 8, rows * digestBytes);
  }

  set(row: number, stat: SeenStat, sha256: string): void {
    const rows = this.#rows;
    this.#numbers[row] = stat.mtimeMs;
    this.#numbers[rows + row] = stat.ctimeMs;
    this.#numbers[2 * rows + row] = stat.size;
    this.#numbers[3 * rows + row] = stat.inode;
    this.#numbers[4 * rows + row] = stat.device;
    this.#digests.write(sha256, row * digestBytes, digestBytes, 'hex');
  }

  /** Of what is not to be believed: no stat is ever the same. */
  leaveOut(row: number): void {
    this.#numbers[row] = NaN;
  }

  isBelieved(row: number): boolean {
    return !Number.isNaN(this.#numbers[row]);
  }

  /** A file as it was. */
  fileAt(row: number): SeenStat {
    const [rows, numbers] = [this.#rows, this.#numbers];
    return {
      kind: 'file',
      size: numbers[2 * rows + row] ?? 0,
      mtimeMs: numbers[row] ?? 0,
      ctimeMs: numbers[rows + row] ?? 0,
      inode: numbers[3 * rows + row] ?? 0,
      device: numbers[4 * rows + row] ?? 0,
    };
  }

  /** Whether the file was as it is now, and had been for a while: nothing newer than `writtenAt` is believed. */
  isSame(row: number, stat: SeenStat, writtenAt: number): boolean {
    const [rows, numbers] = [this.#rows, this.#numbers];
    return (
      numbers[row] === stat.mtimeMs &&
      numbers[rows + row] === stat.ctimeMs &&
      numbers[2 * rows + row] === stat.size &&
      numbers[3 * rows + row] === stat.inode &&
      numbers[4 * rows + row] === stat.device &&
      stat.mtimeMs < writtenAt &&
      stat.ctimeMs < writtenAt
    );
  }

  digest(row: number): string {
    return this.#digests.toString('hex', row * digestBytes, (row + 1) * digestBytes);
  }
}
