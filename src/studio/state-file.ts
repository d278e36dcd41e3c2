import type { z } from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import { replaceDurable } from '../io/durable-write.ts';
import { ensureDirectory } from '../io/ensure-directory.ts';
import type { ExclusiveTurn } from '../io/exclusive-turn.ts';
import type { FileSystem } from '../io/file-system.ts';
import { attempt, ioError } from '../io/io-error.ts';
import { newOperationId } from '../io/operation-id.ts';
import { readWhole } from '../io/read-whole.ts';
import { readStrictJson } from '../io/strict-json.ts';

/** Bytes of a state file that anyone would read. */
const largest = 1024 * 1024;

export interface StateFileParts<T> {
  readonly fileSystem: FileSystem;
  /** Absolute; made where it is missing, for its owner alone. */
  readonly directory: string;
  /** `settings.json` */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** What stands there before anything was written. */
  readonly initial: T;
  /** Keeps other processes' writes apart from ours. */
  readonly turn: ExclusiveTurn;
  /** Told when a file was set aside. */
  readonly notice: (message: string) => void;
}

/**
 * One small document beside no project: schema-checked, replaced durably, written by one process at a time.
 *
 * - A change is made to what the file holds at that moment, never to what was read before.
 * - A file that cannot be understood, or that a newer Studio wrote, is set aside under another name and told of.
 *   It is never overwritten and never in the way.
 */
export class StateFile<T> {
  readonly #parts: StateFileParts<T>;
  readonly #path: string;

  constructor(parts: StateFileParts<T>) {
    this.#parts = parts;
    this.#path = `${parts.directory}/${parts.name}`;
  }

  /** What is there now. A disk that fails is told of as a notice: nobody is kept from working by it. */
  async read(): Promise<T> {
    const found = this.#look();
    if (found.ok) return found.value?.document ?? this.#parts.initial;
    const turned = 'error' in found.error ? err(found.error.error) : await this.#turn(() => this.#standing());
    const standing = turned.ok ? turned.value : turned;
    if (standing.ok) return standing.value;
    this.#parts.notice(standing.error.message);
    return this.#parts.initial;
  }

  /** Changes what is there. Errors: what `change` refuses, or as the disk has it. */
  async update(change: (now: T) => Result<T, PackerError>): Promise<Result<T, PackerError>> {
    const turned = await this.#turn(() => {
      const standing = this.#standing();
      const changed = standing.ok ? change(standing.value) : standing;
      if (!changed.ok) return changed;
      const bytes = encode(changed.value);
      // What could not be read again is not written.
      if (!this.#parse(bytes).ok) return err(unkeepable());
      replaceDurable(this.#parts.fileSystem, this.#path, bytes);
      return changed;
    });
    return turned.ok ? turned.value : turned;
  }

  async #turn<R>(work: () => R): Promise<Result<R, PackerError>> {
    const { fileSystem, directory, turn, name } = this.#parts;
    const made = attempt('make', directory, () => { ensureDirectory(fileSystem, directory, 0o700); });
    if (!made.ok) return made;
    try {
      return await turn(work);
    } catch (error) {
      return err(ioError(error, 'write', name));
    }
  }

  /** In turn: what is not to be understood is set aside, and the initial document stands for it. */
  #standing(): Result<T, PackerError> {
    const found = this.#look();
    if (found.ok) return ok(found.value?.document ?? this.#parts.initial);
    // What could not be read may be fine: it is never written over.
    if ('error' in found.error) return err(found.error.error);
    this.#setAside(found.error.unfit);
    return ok(this.#parts.initial);
  }

  #setAside(why: string): void {
    const { fileSystem, directory, name, notice } = this.#parts;
    const aside = `${name}.${newOperationId()}.aside`;
    fileSystem.rename(this.#path, `${directory}/${aside}`);
    fileSystem.flushDirectory(directory);
    notice(`${this.#path} ${why}. It was kept as ${aside}, and the Studio begins anew.`);
  }

  /** `undefined`: nothing is there yet. */
  #look(): Result<{ readonly document: T } | undefined, Unread> {
    const { fileSystem } = this.#parts;
    const stat = attempt('look at', this.#path, () => fileSystem.stat(this.#path));
    if (!stat.ok) return err({ error: stat.error });
    if (!stat.value) return ok(undefined);
    if (stat.value.kind !== 'file') return err({ unfit: 'is no file' });
    const read = attempt('read', this.#path, () => readWhole(fileSystem, this.#path, largest));
    if (!read.ok) return err({ error: read.error });
    return read.value.ok ? this.#parse(read.value.value.bytes) : err({ unfit: 'is too large, or was written to meanwhile' });
  }

  #parse(bytes: Uint8Array): Result<{ readonly document: T }, Unread> {
    const json = readStrictJson(bytes, { maxBytes: largest });
    if (!json.ok) return err({ unfit: `cannot be read (${json.error[0]?.message ?? 'no JSON'})` });
    const parsed = this.#parts.schema.safeParse(json.value.value);
    if (parsed.success) return ok({ document: parsed.data });
    const issue = parsed.error.issues[0];
    const where = issue && issue.path.length > 0 ? ` at ${issue.path.map(String).join('/')}` : '';
    return err({ unfit: `was written by another version, or is damaged (${issue?.message ?? 'not as expected'}${where})` });
  }
}

/** `error`: the disk did not let it be read. `unfit`: it was read, and is not ours. */
type Unread = { readonly error: PackerError } | { readonly unfit: string };

function unkeepable(): PackerError {
  return packerError('invalid_request', 'This cannot be kept: it is too large or nested too deeply.', 'Keep less.');
}

function encode(document: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(document, undefined, 2)}\n`);
}
