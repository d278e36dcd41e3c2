import { err, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { buildFiles } from '../../../contract/operations/pack.ts';
import type { ArchiveRef } from '../../../contract/operations/archive.ts';
import { openContained, openContainedRoot } from '../../../io/contained-path.ts';
import { FileSource, openFileSource } from '../../../io/file-source.ts';
import type { FileSystem } from '../../../io/file-system.ts';
import { attempt } from '../../../io/io-error.ts';

/** An archive somebody asked about, open. */
export interface OpenedArchive {
  /** As it is named to people: a project's by its place in the project, any other by its path. */
  readonly file: string;
  readonly source: FileSource;
  /** The project's `build/`, absolute, where the companions stand beside it. */
  readonly build?: string;
}

/** Finds an open project's directory by its id. */
export type DirectoryOf = (projectId: string) => string | undefined;

/** Opens what a reference names. Errors: `archive_missing`, `not_found`, `path_is_link`, or as the disk has it. */
export function openArchiveRef(
  fs: FileSystem,
  directoryOf: DirectoryOf,
  ref: ArchiveRef,
): Result<OpenedArchive, PackerError> {
  if ('file' in ref) return openLone(fs, ref.file);
  const directory = directoryOf(ref.project_id);
  if (directory === undefined) {
    return err(packerError('not_found', `No project ${ref.project_id} is open.`, 'Open the project first.'));
  }
  return openBuilt(fs, directory);
}

function openBuilt(fs: FileSystem, directory: string): Result<OpenedArchive, PackerError> {
  const root = openContainedRoot(fs, directory);
  if (!root.ok) return root;
  const file = buildFiles.archive;
  const opened = openContained(root.value, file);
  if (!opened.ok) return err(opened.error.code === 'path_missing' ? missing(file) : opened.error);
  const source = attempt('read', file, () => new FileSource(fs, opened.value.open, file));
  if (source.ok) return { ok: true, value: { file, source: source.value, build: `${root.value.path}/build` } };
  attempt('close', file, () => fs.close(opened.value.open));
  return source;
}

function openLone(fs: FileSystem, file: string): Result<OpenedArchive, PackerError> {
  const kind = attempt('look at', file, () => fs.stat(file)?.kind);
  if (!kind.ok) return kind;
  if (kind.value === undefined || kind.value === 'directory') return err(missing(file));
  const source = attempt('read', file, () => openFileSource(fs, file));
  return source.ok ? { ok: true, value: { file, source: source.value } } : source;
}

function missing(file: string): PackerError {
  return packerError('archive_missing', `There is no archive ${file}.`, 'Pack the project first, or name another file.', {
    place: { file },
  });
}
