import type { FileSystem } from '../file-system.ts';
import { NodeFileSystem } from '../node-file-system.ts';
import { AheadThread, type BatchReader } from './ahead-thread.ts';
import { SharedBatch, type FileToRead, type SeenFile } from './shared-batch.ts';

/** Fewer files are read in the time that a thread takes to start. */
export const worthwhile = 2000;

/** Files that cross together. */
const together = 256;

/** Most bytes of one file that are handed over. */
const mostBytes = 2 ** 16;

/** Files that a second thread reads while this one goes on looking for more. What it has not come to is read by who wants it. */
export class FilesAhead {
  readonly #start: () => BatchReader;
  readonly #least: number;
  #reader: BatchReader | undefined;
  #waiting: FileToRead[] = [];
  readonly #places = new Map<SeenFile, { readonly batch: SharedBatch; readonly at: number }>();

  /** @param least files for which somebody is asked to read them; only a test says how many */
  constructor(start: () => BatchReader, least = worthwhile) {
    this.#start = start;
    this.#least = least;
  }

  /** Takes note of a file that will be asked for by this very stat. */
  add(file: FileToRead): void {
    if (file.keepsBytes && file.stat.size > mostBytes) return;
    this.#waiting.push(file);
    if (this.#waiting.length >= (this.#reader ? together : this.#least)) this.#post();
  }

  /** No more files come. */
  end(): void {
    if (this.#reader && this.#waiting.length > 0) this.#post();
  }

  /** What was read of a file, all of it between two equal looks; nothing when the caller has to read it. */
  take(stat: SeenFile): { readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined {
    const place = this.#places.get(stat);
    return place?.batch.outcome(place.at);
  }

  close(): void {
    this.#reader?.close();
  }

  #post(): void {
    this.#reader ??= this.#start();
    const files = this.#waiting;
    this.#waiting = [];
    const batch = SharedBatch.of(files);
    for (const [at, { stat }] of files.entries()) this.#places.set(stat, { batch, at });
    this.#reader.read(batch, files.map(({ path }) => path));
  }
}

/** For the real disk; any other is only seen by this thread. */
export function filesAhead(fs: FileSystem): FilesAhead | undefined {
  return fs instanceof NodeFileSystem ? new FilesAhead(() => new AheadThread()) : undefined;
}
