import { invariant } from '../base/invariant.ts';

/**
 * Where every value of a JSON text stands, as columns of numbers: 20 bytes a value, so that a document of the
 * largest size allowed stays far below the memory limit. Values are in the order they open.
 */
export class JsonTape {
  readonly #columns: Int32Array;
  #length = 0;

  /** @param values how many will be opened: the tape is made for them and does not grow */
  constructor(values: number) {
    this.#columns = new Int32Array(values * width);
  }

  /** A value opens at `start`; for a member, its key's quotes span `keyStart` to `keyEnd`, else both are -1. */
  open(start: number, keyStart: number, keyEnd: number): number {
    const row = this.#length++;
    invariant((row + 1) * width <= this.#columns.length, 'a JSON text holds more values than were counted');
    this.#columns.set([start, -1, -1, keyStart, keyEnd], row * width);
    return row;
  }

  close(row: number, end: number): void {
    this.#columns[row * width + 1] = end;
    this.#columns[row * width + 2] = this.#length;
  }

  start(row: number): number {
    return this.#columns[row * width] ?? -1;
  }

  end(row: number): number {
    return this.#columns[row * width + 1] ?? -1;
  }

  keyStart(row: number): number {
    return this.#columns[row * width + 3] ?? -1;
  }

  keyEnd(row: number): number {
    return this.#columns[row * width + 4] ?? -1;
  }

  /** The values directly inside the value at `row`, in order. */
  children(row: number): readonly number[] {
    const children: number[] = [];
    for (let at = row + 1; at < this.#after(row); at = this.#after(at)) children.push(at);
    return children;
  }

  #after(row: number): number {
    return this.#columns[row * width + 2] ?? -1;
  }
}

/** start, end, first row after this value, key start, key end. */
const width = 5;
