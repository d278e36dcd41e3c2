import { err, ok, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import type { AnswerOf, ValidRequestOf } from '../contract/operations.ts';
import { stageChunkMaxBytes } from '../contract/operations/studio.ts';
import { writeAll } from '../io/durable-write.ts';
import type { FileSystem, OpenFile } from '../io/file-system.ts';
import { attempt } from '../io/io-error.ts';
import { newOperationId } from '../io/operation-id.ts';
import { removeTree } from '../io/remove-tree.ts';

/** What one holder may hand over. Bytes and counts. */
export interface StagingLimits {
  readonly file: number;
  readonly total: number;
  /** All holders together. */
  readonly everybody: number;
  readonly files: number;
  /** Files that are being written at once; beyond it the one written to least lately is taken for complete. */
  readonly open: number;
}

export const defaultStagingLimits: StagingLimits = {
  file: 256 * 1024 * 1024,
  total: 1024 * 1024 * 1024,
  everybody: 4 * 1024 * 1024 * 1024,
  files: 10_000,
  open: 64,
};

/** Bytes that wait, of all holders together. */
export interface StagedTally {
  bytes: number;
}

interface StagedFile {
  readonly projectId: string;
  readonly path: string;
  size: number;
  /** As long as it may be written to. */
  open: OpenFile | undefined;
}

/**
 * Files that one holder handed over, outside every project, under names that only this process knows: each is made
 * exclusively, for this user alone, and written in order. They go when they were imported, and with their holder.
 */
export class StagedFiles {
  readonly #fileSystem: FileSystem;
  readonly #makeDirectory: () => string;
  readonly #limits: StagingLimits;
  /** In the order they were last written to. */
  readonly #files = new Map<string, StagedFile>();
  #directory: string | undefined;
  readonly #everybody: StagedTally;
  #total = 0;
  #gone = false;

  /** @param makeDirectory makes a private directory, when the first file comes */
  constructor(fileSystem: FileSystem, makeDirectory: () => string, limits: StagingLimits = defaultStagingLimits, everybody: StagedTally = { bytes: 0 }) {
    this.#fileSystem = fileSystem;
    this.#makeDirectory = makeDirectory;
    this.#limits = limits;
    this.#everybody = everybody;
  }

  /** Takes one chunk. Errors: `invalid_request`, `not_found`, `file_too_large`, or as the disk has it. */
  stage({ project_id, staged_id, offset, size, bytes }: ValidRequestOf<'stageImport'>): AnswerOf<'stageImport'> {
    const chunk = decode(bytes);
    if (!chunk) return err(invalid('/bytes', `The bytes are no base64 of at most ${String(stageChunkMaxBytes)} bytes.`));
    const found = staged_id === undefined ? this.#begin(project_id) : this.#continue(project_id, staged_id);
    if (!found.ok) return found;
    const [id, file] = found.value;
    const end = file.size + chunk.length;
    const fault = this.#chunkFault(file, offset, staged_id === undefined ? Math.max(end, size ?? 0) : end);
    const written = fault ? err(fault) : attempt('write', `staged:${id}`, () => { this.#append(file, chunk); });
    if (written.ok) return ok({ staged_id: id, size: file.size });
    // What is not whole is of no use to anybody.
    if (staged_id === undefined || !fault) this.remove(id);
    return written;
  }

  /** Where a staged file of this project is; nothing is written to it from now on. `not_found` for any other. */
  source(projectId: string, id: string): Result<string, PackerError> {
    const file = this.#files.get(id);
    if (file?.projectId !== projectId) return err(unknownFile(id));
    this.#finish(file);
    return ok(file.path);
  }

  remove(id: string): void {
    const file = this.#files.get(id);
    if (!file) return;
    this.#files.delete(id);
    this.#count(-file.size);
    this.#finish(file);
    attempt('remove', `staged:${id}`, () => { this.#fileSystem.removeFile(file.path); });
  }

  /** What cannot be removed is swept when the Studio is started again. */
  dispose(): void {
    this.#gone = true;
    for (const file of this.#files.values()) this.#finish(file);
    this.#files.clear();
    this.#count(-this.#total);
    const directory = this.#directory;
    this.#directory = undefined;
    if (directory !== undefined) attempt('remove', 'staged files', () => { removeTree(this.#fileSystem, directory); });
  }

  #begin(projectId: string): Result<readonly [string, StagedFile], PackerError> {
    if (this.#gone) return err(packerError('project_closed', 'This window is closing.', 'Open another one.'));
    if (this.#files.size >= this.#limits.files) return err(tooMany(`${String(this.#limits.files)} files`));
    const id = newOperationId();
    return attempt('make', `staged:${id}`, () => {
      this.#directory ??= this.#makeDirectory();
      const path = `${this.#directory}/${id}`;
      const file = { projectId, path, size: 0, open: this.#fileSystem.create(path, 0o600) };
      this.#files.set(id, file);
      this.#finishLongestIdle();
      return [id, file] as const;
    });
  }

  #continue(projectId: string, id: string): Result<readonly [string, StagedFile], PackerError> {
    const file = this.#files.get(id);
    if (file?.projectId !== projectId) return err(unknownFile(id));
    if (file.open === undefined) return err(invalid('/staged_id', 'That file is complete already.'));
    this.#files.delete(id);
    this.#files.set(id, file);
    return ok([id, file]);
  }

  /** @param end what the file will hold, as far as that is known */
  #chunkFault(file: StagedFile, offset: number, end: number): PackerError | undefined {
    if (offset !== file.size) return invalid('/offset', `The next chunk begins at byte ${String(file.size)}.`);
    if (end > this.#limits.file) return tooLarge(this.#limits.file);
    const more = end - file.size;
    if (this.#total + more > this.#limits.total) return tooMany(amount(this.#limits.total));
    // Windows come and go: what each of them may keep is no limit to the disk.
    return this.#everybody.bytes + more > this.#limits.everybody ? tooMany(`${amount(this.#limits.everybody)} of all windows`) : undefined;
  }

  #append(file: StagedFile, chunk: Uint8Array): void {
    if (file.open === undefined) return;
    writeAll(this.#fileSystem, file.open, chunk, file.size);
    file.size += chunk.length;
    this.#count(chunk.length);
  }

  #count(bytes: number): void {
    this.#total += bytes;
    this.#everybody.bytes += bytes;
  }

  #finishLongestIdle(): void {
    const open = [...this.#files.values()].filter((file) => file.open !== undefined);
    if (open.length > this.#limits.open && open[0]) this.#finish(open[0]);
  }

  #finish(file: StagedFile): void {
    const { open } = file;
    file.open = undefined;
    if (open !== undefined) attempt('close', 'a staged file', () => { this.#fileSystem.close(open); });
  }
}

/** Base64 as it is written, and nothing that merely resembles it. */
function decode(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length <= stageChunkMaxBytes && bytes.toString('base64') === text ? bytes : undefined;
}

function invalid(field: string, message: string): PackerError {
  return packerError('invalid_request', message, 'Hand the file over again, chunk by chunk in order.', { place: { field } });
}

function unknownFile(id: string): PackerError {
  return packerError('not_found', `No file staged:${id} was handed over for this project.`, 'Hand the file over again.');
}

const mebibyte = 1024 * 1024;

function amount(bytes: number): string {
  return bytes < mebibyte ? `${String(bytes)} bytes` : `${String(bytes / mebibyte)} MiB`;
}

function tooLarge(limit: number): PackerError {
  return packerError('file_too_large', `A file of more than ${amount(limit)} cannot be handed over.`, 'Import it with the command line.');
}

function tooMany(limit: string): PackerError {
  return packerError('file_too_large', `At most ${limit} can wait to be imported.`, 'Import what was handed over first.');
}
