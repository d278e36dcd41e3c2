import { bytesSource, type ByteSource } from '../../../base/byte-source.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { bug, invariant } from '../../../base/invariant.ts';
import type { FileSystem, OpenFile } from '../../../io/file-system.ts';
import { attempt } from '../../../io/io-error.ts';
import { readExactly } from '../../../io/read-whole.ts';
import { SystemError } from '../../../io/system-error.ts';
import type { FrozenContent } from '../../snapshot/walk-projection.ts';

/**
 * Sources over frozen content. A private file is opened once, however many ranges of it are asked for: a bank
 * of ten thousand files must not need ten thousand descriptors. Disposing closes them.
 */
export class OpenedSources implements Disposable {
  readonly #fs: FileSystem;
  readonly #files = new Map<string, OpenFile>();

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  /** Throws the system's error. */
  source(content: FrozenContent): ByteSource {
    switch (content.kind) {
      case 'memory':
        return bytesSource(content.bytes);
      case 'file':
        return new RangeSource(this.#fs, this.#open(content.file), content);
      case 'seen':
        return bug('an input that was not held is asked for its bytes');
    }
  }

  #open(path: string): OpenFile {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const file = this.#fs.openRead(path);
    this.#files.set(path, file);
    return file;
  }

  /** Nothing was written through them: a failure to close one loses nothing and is not told. */
  dispose(): void {
    for (const [path, file] of this.#files) attempt('close', path, () => this.#fs.close(file));
    this.#files.clear();
  }
}

/** A part of an open file. Its buffer is its own, so that a view stays good while another range is read. */
class RangeSource implements ByteSource {
  readonly size: number;
  readonly #fs: FileSystem;
  readonly #file: OpenFile;
  readonly #offset: number;
  readonly #path: string;
  #buffer = new Uint8Array(0);

  constructor(fs: FileSystem, file: OpenFile, { offset, size, file: path }: FrozenContent & { readonly kind: 'file' }) {
    this.size = size;
    this.#fs = fs;
    this.#file = file;
    this.#offset = offset;
    this.#path = path;
  }

  read(offset: number, length: number): Uint8Array {
    const inside = offset >= 0 && length >= 0 && offset + length <= this.size;
    invariant(inside, `a range of ${this.size} bytes was read at ${offset}+${length}`);
    if (length > this.#buffer.length) this.#buffer = new Uint8Array(length);
    const into = this.#buffer.subarray(0, length);
    if (!readExactly(this.#fs, this.#file, into, this.#offset + offset)) throw new SystemError('EIO', 'read', this.#path);
    return into;
  }
}
