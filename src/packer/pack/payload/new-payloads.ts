import type { Disposable } from '../../../base/disposable.ts';
import { bug } from '../../../base/invariant.ts';
import type { FileSystem } from '../../../io/file-system.ts';
import { SystemError } from '../../../io/system-error.ts';
import { OpenedSources } from '../freeze/opened-sources.ts';
import { madePiecesOf, type MadePayload, type PayloadPart } from './payload.ts';
import { PayloadFile, trailerOf, type PayloadIndex } from './payload-file.ts';
import { SpillFile } from '../materialize/spill-file.ts';

/**
 * Payloads on their way into one file, as they are made: none is held in memory until the archive is written. What
 * the file's path is in the end, and whether it stays, is its owner's to say.
 */
export class NewPayloads implements Disposable {
  readonly path: string;
  readonly #fs: FileSystem;
  #file: SpillFile | undefined;
  readonly #numbers: number[] = [];
  readonly #keys: string[] = [];
  readonly #digests: string[] = [];
  readonly #texts: string[] = [];
  #finished: PayloadFile | undefined;
  /** The disk did not take something: what is in the file is of no use. */
  #broken = false;

  /**
   * The file is made with the first payload, exclusively: something at `path` refuses with EEXIST. Throws the system's
   * error in all it does.
   */
  constructor(fs: FileSystem, path: string) {
    this.#fs = fs;
    this.path = path;
  }

  /** How many payloads were taken. */
  get count(): number {
    return this.#keys.length;
  }

  /** Whether all are in the file and it may be kept. */
  get isFinished(): boolean {
    return this.#finished !== undefined;
  }

  /** Bytes so far, of what had to be made. */
  get size(): number {
    return this.#file?.size ?? 0;
  }

  /**
   * Takes what had to be made of a payload; ranges of inputs are only noted. Answers with the payload as it then is,
   * whose bytes can be read once the file is finished.
   */
  take(key: string, payload: MadePayload): MadePayload {
    const file = this.#intact(() => (this.#file ??= new SpillFile(this.#fs, this.path)));
    const offset = file.size;
    const opened = new OpenedSources(this.#fs);
    try {
      for (const piece of madePiecesOf(payload, opened)) this.#intact(() => file.append(piece));
    } finally {
      opened.dispose();
    }
    const parts = partsOf(payload);
    const made = file.size - offset;
    const text = parts ? `${payload.metadata}\n${JSON.stringify(parts)}` : payload.metadata;
    this.#numbers.push(offset, made, payload.size, Buffer.byteLength(text));
    this.#keys.push(key);
    this.#digests.push(payload.sha256);
    this.#texts.push(text);
    const { size, sha256, metadata } = payload;
    const source = { size: made, read: (from: number, length: number) => this.#opened().readAt(offset + from, length) };
    return { size, sha256, metadata, bytes: { kind: 'stored', made: source, ...(parts ? { parts } : {}) } };
  }

  /** All are there: they can be read, and the file is one that {@link PayloadFile.read} takes. Without any there is none. */
  finish(): void {
    const file = this.#file;
    if (file && !this.#finished && !this.#broken) this.#finished = this.#intact(() => this.#seal(file));
  }

  #seal(file: SpillFile): PayloadFile {
    const index = this.#index();
    const at = file.size;
    for (const part of [index.numbers, index.keys, index.digests, index.texts]) file.append(part);
    const stat = this.#fs.stat(this.path);
    if (!stat) throw new SystemError('ENOENT', 'look at', this.path);
    file.append(trailerOf(index, at, stat));
    file.finish();
    return new PayloadFile(this.#fs, this.path, { size: file.size, mtimeMs: stat.mtimeMs }, index);
  }

  dispose(): void {
    this.#file?.dispose();
    this.#finished?.dispose();
  }

  #intact<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      this.#broken = true;
      throw error;
    }
  }

  #opened(): PayloadFile {
    return this.#finished ?? bug('payloads were read before all of them were written');
  }

  #index(): PayloadIndex {
    return {
      numbers: new Uint8Array(Float64Array.from(this.#numbers).buffer),
      keys: Buffer.from(this.#keys.join(''), 'hex'),
      digests: Buffer.from(this.#digests.join(''), 'hex'),
      texts: Buffer.from(this.#texts.join('')),
    };
  }
}

/** Nothing where all of it was made. */
function partsOf({ bytes }: MadePayload): readonly PayloadPart[] | undefined {
  if (bytes.kind === 'stored') return bytes.parts;
  if (bytes.kind === 'file' || bytes.segments.every(({ kind }) => kind === 'bytes')) return undefined;
  return bytes.segments.map((segment) => {
    if (segment.kind === 'bytes') return { made: segment.bytes.length };
    const { input, offset, length } = segment;
    return { input, offset, length };
  });
}
