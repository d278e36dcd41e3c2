import { openContained, type SeenDirectories } from '../../io/contained-path.ts';
import type { FileStat, OpenFile } from '../../io/file-system.ts';
import { sha256, Sha256 } from '../../io/hashing.ts';
import { readExactly } from '../../io/read-whole.ts';
import { systemCode } from '../../io/system-error.ts';
import type { Artifact } from '../snapshot/model.ts';
import type { FrozenContent } from '../snapshot/walk-projection.ts';
import type { PackContext } from './context.ts';
import { SpillFile } from './spill-file.ts';
import type { Staging } from './staging.ts';

const pieceBytes = 1 << 20;

/** Reads selected files one by one into memory, or, past the budget, into private copies. */
export class FreezeReader {
  /** Files that are not, or did not stay, what the snapshot says, from the project's directory. */
  readonly changed: string[] = [];
  /** Bytes read so far. */
  bytes = 0;
  readonly #context: PackContext;
  readonly #staging: Staging;
  #budget: number;
  #copies = 0;
  readonly #seen: SeenDirectories = new Map();

  constructor(context: PackContext, staging: Staging) {
    this.#context = context;
    this.#staging = staging;
    this.#budget = context.settings.inputBudget;
  }

  /** Nothing when the file changed; it is then among `changed`. */
  read(path: string, artifact: Artifact): FrozenContent | undefined {
    const content = this.#readOpened(path, artifact);
    if (content) this.bytes += artifact.size;
    else this.changed.push(path);
    return content;
  }

  #readOpened(path: string, artifact: Artifact): FrozenContent | undefined {
    const { fs, project } = this.#context;
    const opened = openContained(project, path, this.#seen);
    if (!opened.ok) return undefined;
    const { open } = opened.value;
    try {
      const before = fs.statOpen(open);
      if (before.size !== artifact.size) return undefined;
      const content = this.#freeze(open, artifact);
      return content && sameTimes(before, fs.statOpen(open)) ? content : undefined;
    } catch (error) {
      // A file that can no longer be read has changed since the gate read it.
      if (!isReadFailure(error)) throw error;
      return undefined;
    } finally {
      fs.close(open);
    }
  }

  #freeze(file: OpenFile, artifact: Artifact): FrozenContent | undefined {
    if (artifact.size > this.#budget) return this.#copy(file, artifact);
    // Shared memory, so that a worker sees the bytes without a copy.
    const bytes = new Uint8Array(new SharedArrayBuffer(artifact.size));
    if (!readExactly(this.#context.fs, file, bytes, 0) || sha256(bytes) !== artifact.sha256) return undefined;
    this.#budget -= artifact.size;
    return { kind: 'memory', bytes };
  }

  #copy(file: OpenFile, artifact: Artifact): FrozenContent | undefined {
    const target = this.#staging.privateFile(`input-${this.#copies++}`);
    const copy = new SpillFile(this.#context.fs, target);
    const hash = new Sha256();
    const piece = new Uint8Array(Math.min(pieceBytes, artifact.size));
    try {
      for (let done = 0; done < artifact.size; done += piece.length) {
        const into = piece.subarray(0, Math.min(piece.length, artifact.size - done));
        if (!readExactly(this.#context.fs, file, into, done)) return undefined;
        hash.update(into);
        copy.append(into);
      }
      copy.finish();
    } finally {
      copy.dispose();
    }
    return hash.digest().sha256 === artifact.sha256 ? { kind: 'file', file: target, size: artifact.size } : undefined;
  }
}

function sameTimes(before: FileStat, after: FileStat): boolean {
  return before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs;
}

/** The failures of reading; a full disk while copying is the copy's, not the input's. */
function isReadFailure(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'EIO' || code === 'EACCES' || code === 'EPERM' || code === 'EISDIR' || code === 'ESTALE';
}
