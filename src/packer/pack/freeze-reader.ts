import { err, ok, type Result } from '../../base/result.ts';
import type { Disposable } from '../../base/disposable.ts';
import { openContained, type SeenDirectories } from '../../io/contained-path.ts';
import type { FileStat, OpenFile } from '../../io/file-system.ts';
import { Sha256, sha256 } from '../../io/hashing.ts';
import { attempt } from '../../io/io-error.ts';
import { readExactly } from '../../io/read-whole.ts';
import type { Artifact } from '../snapshot/model.ts';
import type { FrozenContent } from '../snapshot/walk-projection.ts';
import { checkpoint, type PackContext } from './context.ts';
import { faultOf, reading, type FreezeFault } from './freeze-fault.ts';
import { SpillFile } from './spill-file.ts';
import type { Staging } from './staging.ts';

const pieceBytes = 1 << 20;
/** Bytes copied between two looks at whether somebody asked to stop. */
const strideBytes = 16 * pieceBytes;

/**
 * Reads selected files one by one into memory, or, past the budget, into one private file in the staging
 * directory. What cannot be written there throws the system's error; what cannot be read is a fault.
 */
export class FreezeReader implements Disposable {
  /** Bytes read so far. */
  bytes = 0;
  readonly #context: PackContext;
  readonly #staging: Staging;
  readonly #seen: SeenDirectories = new Map();
  #budget: number;
  #copies: SpillFile | undefined;

  constructor(context: PackContext, staging: Staging) {
    this.#context = context;
    this.#staging = staging;
    this.#budget = context.settings.inputBudget;
  }

  /** `path` is from the project's directory, as the disk spells it. */
  async read(path: string, artifact: Artifact): Promise<Result<FrozenContent, FreezeFault>> {
    const { fs, project } = this.#context;
    const opened = openContained(project, path, this.#seen);
    if (!opened.ok) return err(faultOf(opened.error));
    const { open } = opened.value;
    try {
      const before = reading(path, () => fs.statOpen(open));
      if (!before.ok) return before;
      if (before.value.size !== artifact.size) return err('changed');
      const content = await this.#freeze(path, open, artifact);
      if (!content.ok) return content;
      const after = reading(path, () => fs.statOpen(open));
      if (!after.ok) return after;
      return sameTimes(before.value, after.value) ? content : err('changed');
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

  async #freeze(path: string, file: OpenFile, artifact: Artifact): Promise<Result<FrozenContent, FreezeFault>> {
    const content = artifact.size > this.#budget ? await this.#copy(path, file, artifact) : this.#hold(path, file, artifact);
    if (content.ok) this.bytes += artifact.size;
    return content;
  }

  #hold(path: string, file: OpenFile, artifact: Artifact): Result<FrozenContent, FreezeFault> {
    // Shared memory, so that a worker sees the bytes without a copy.
    const bytes = new Uint8Array(new SharedArrayBuffer(artifact.size));
    const whole = reading(path, () => readExactly(this.#context.fs, file, bytes, 0));
    if (!whole.ok) return whole;
    if (!whole.value || sha256(bytes) !== artifact.sha256) return err('changed');
    this.#budget -= artifact.size;
    return ok({ kind: 'memory', bytes });
  }

  async #copy(path: string, file: OpenFile, artifact: Artifact): Promise<Result<FrozenContent, FreezeFault>> {
    const copies = (this.#copies ??= new SpillFile(this.#context.fs, this.#staging.privateFile('inputs')));
    const offset = copies.size;
    const hash = new Sha256();
    const piece = new Uint8Array(Math.min(pieceBytes, artifact.size));
    for (let done = 0; done < artifact.size; done += piece.length) {
      const into = piece.subarray(0, Math.min(piece.length, artifact.size - done));
      const whole = reading(path, () => readExactly(this.#context.fs, file, into, done));
      if (!whole.ok) return whole;
      if (!whole.value) return err('changed');
      hash.update(into);
      copies.append(into);
      if ((done + piece.length) % strideBytes === 0) await checkpoint(this.#context);
    }
    if (hash.digest().sha256 !== artifact.sha256) return err('changed');
    return ok({ kind: 'file', file: copies.path, offset, size: artifact.size });
  }
}

function sameTimes(before: FileStat, after: FileStat): boolean {
  return before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs;
}
