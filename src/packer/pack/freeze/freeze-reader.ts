import { err, ok, type Result } from '../../../base/result.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { openContained, type SeenDirectories } from '../../../io/contained-path.ts';
import type { FileStat, OpenFile } from '../../../io/file-system.ts';
import { Sha256, sha256 } from '../../../io/hashing.ts';
import { attempt } from '../../../io/io-error.ts';
import { readExactly } from '../../../io/read-whole.ts';
import type { Artifact } from '../../snapshot/model.ts';
import type { FrozenContent } from '../../snapshot/walk-projection.ts';
import { checkpoint, type PackContext } from '../context.ts';
import { faultOf, reading, type FreezeFault } from './freeze-fault.ts';
import { SpillFile } from '../materialize/spill-file.ts';
import type { Staging } from '../staging.ts';

const pieceBytes = 1 << 20;
/** Bytes copied between two looks at whether somebody asked to stop. */
const strideBytes = 16 * pieceBytes;

/** Small files are put side by side into memory of this size: to make it for each of ten thousand costs more than to read them. */
const slabBytes = 4 * pieceBytes;

/**
 * Reads selected files one by one: those that are held into memory or, past the budget, into one private file in the
 * staging directory. What cannot be written there throws the system's error; what cannot be read is a fault.
 */
export class FreezeReader implements Disposable {
  /** Bytes read so far. */
  bytes = 0;
  readonly #context: PackContext;
  readonly #staging: Staging;
  readonly #seen: SeenDirectories = new Map();
  readonly #piece = new Uint8Array(pieceBytes);
  #budget: number;
  #slab: Uint8Array = new Uint8Array(0);
  #copies: SpillFile | undefined;

  constructor(context: PackContext, staging: Staging) {
    this.#context = context;
    this.#staging = staging;
    this.#budget = context.settings.inputBudget;
  }

  /**
   * `path` is from the project's directory, as the disk spells it. Each file is read to its end and held against the
   * digest; only with `holds` its bytes are kept.
   */
  async read(path: string, artifact: Artifact, holds = true): Promise<Result<FrozenContent, FreezeFault>> {
    const { fs, project } = this.#context;
    const opened = openContained(project, path, this.#seen);
    if (!opened.ok) return err(faultOf(opened.error));
    // The look at the path, which the open has found to be at this very file.
    const { open, stat: before } = opened.value;
    try {
      if (before.size !== artifact.size) return err('changed');
      const content = await this.#freeze(path, open, artifact, holds);
      if (!content.ok) return content;
      const after = reading(path, () => fs.statOpen(open));
      if (!after.ok) return after;
      return sameTimes(before, after.value) ? content : err('changed');
    } finally {
      attempt('close', path, () => fs.close(open));
    }
  }

  /** Everything has been read: the copies are all there. */
  finish(): void {
    this.#copies?.finish();
  }

  dispose(): void {
    this.#copies?.dispose();
  }

  async #freeze(path: string, file: OpenFile, artifact: Artifact, holds: boolean): Promise<Result<FrozenContent, FreezeFault>> {
    const content = await this.#take(path, file, artifact, holds);
    if (content.ok) this.bytes += artifact.size;
    return content;
  }

  #take(path: string, file: OpenFile, artifact: Artifact, holds: boolean): Promise<Result<FrozenContent, FreezeFault>> | Result<FrozenContent, FreezeFault> {
    if (holds && artifact.size <= this.#budget) return this.#hold(path, file, artifact);
    if (!holds && artifact.size <= pieceBytes) return this.#look(path, file, artifact);
    return this.#copy(path, file, artifact, holds);
  }

  #hold(path: string, file: OpenFile, artifact: Artifact): Result<FrozenContent, FreezeFault> {
    const bytes = this.#room(artifact.size);
    const whole = this.#reads(path, file, artifact, bytes);
    if (!whole.ok) return whole;
    this.#budget -= artifact.size;
    return ok({ kind: 'memory', bytes });
  }

  #look(path: string, file: OpenFile, artifact: Artifact): Result<FrozenContent, FreezeFault> {
    const whole = this.#reads(path, file, artifact, this.#piece.subarray(0, artifact.size));
    return whole.ok ? ok({ kind: 'seen' }) : whole;
  }

  #reads(path: string, file: OpenFile, artifact: Artifact, into: Uint8Array): Result<undefined, FreezeFault> {
    const whole = reading(path, () => readExactly(this.#context.fs, file, into, 0));
    if (!whole.ok) return whole;
    return whole.value && sha256(into) === artifact.sha256 ? ok(undefined) : err('changed');
  }

  /** Shared memory, so that a worker sees the bytes without a copy. */
  #room(size: number): Uint8Array {
    if (size > slabBytes / 4) return new Uint8Array(new SharedArrayBuffer(size));
    if (size > this.#slab.length) this.#slab = new Uint8Array(new SharedArrayBuffer(Math.max(size, Math.min(slabBytes, this.#budget))));
    const bytes = this.#slab.subarray(0, size);
    this.#slab = this.#slab.subarray(size);
    return bytes;
  }

  /** Piece by piece, into the private file if it is held. */
  async #copy(path: string, file: OpenFile, artifact: Artifact, holds: boolean): Promise<Result<FrozenContent, FreezeFault>> {
    const copies = holds ? (this.#copies ??= new SpillFile(this.#context.fs, this.#staging.privateFile('inputs'))) : undefined;
    const offset = copies?.size ?? 0;
    const hash = new Sha256();
    for (let done = 0; done < artifact.size; done += pieceBytes) {
      const into = this.#piece.subarray(0, Math.min(pieceBytes, artifact.size - done));
      const whole = reading(path, () => readExactly(this.#context.fs, file, into, done));
      if (!whole.ok) return whole;
      if (!whole.value) return err('changed');
      hash.update(into);
      copies?.append(into);
      if ((done + pieceBytes) % strideBytes === 0) await checkpoint(this.#context);
    }
    if (hash.digest().sha256 !== artifact.sha256) return err('changed');
    return ok(copies ? { kind: 'file', file: copies.path, offset, size: artifact.size } : { kind: 'seen' });
  }
}

function sameTimes(before: FileStat, after: FileStat): boolean {
  return before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs;
}
