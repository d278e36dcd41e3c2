import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { packerError } from '../contract/errors.ts';
import type { PackerError } from '../contract/errors.ts';
import type { FileKind, FileStat, FileSystem, OpenFile } from './file-system.ts';
import { attempt, ioError } from './io-error.ts';
import { projectPathFault } from './project-path.ts';

/**
 * The one way from a path in a document to something on the disk (operations.md §9).
 *
 * Definitions: the *root* is the project's directory, all its links resolved once, at open. A *path* is
 * relative to it, POSIX, spelt as on the disk.
 *
 * - P1 A path whose text could lead outside or is not portable is refused before the disk is asked.
 * - P2 Every component is looked at without following; a link anywhere is refused, wherever it points.
 * - P3 Who reads gets a descriptor, never a path: of a regular file, opened without following, with the
 *   device and inode that the look at its path had seen.
 * - P4 After the open the path of the file's directory still leads, without a link at its end, to the directory
 *   that the walk had seen. A link put in place of one above it leads elsewhere, or to that same directory.
 *
 * Not promised: Node has no `openat`, so a process of the same user that swaps a directory for a link and
 * back, both between two neighbouring system calls of ours, twice, is not noticed.
 */
export interface ContainedRoot {
  readonly fs: FileSystem;
  /** Absolute, without links. With `/` before a path it is what the port takes, on Windows too. */
  readonly path: string;
}

/** What stands at a path: every component before it is a directory, none is a link. */
export interface ContainedPath {
  /** From the project's directory, as asked for. */
  readonly file: string;
  /** For the port. */
  readonly absolute: string;
  readonly stat: FileStat;
}

/** A regular file, open for reading. The caller closes `open`. */
export interface ContainedFile extends ContainedPath {
  readonly open: OpenFile;
}

/** Where something may be written: what is there now, and which parents are still to be made, outermost first. */
export interface WriteTarget {
  readonly file: string;
  readonly absolute: string;
  /** `undefined` when nothing is there. */
  readonly stat: FileStat | undefined;
  /** From the project's directory. */
  readonly missingParents: readonly string[];
}

/**
 * Directories seen during one walk of the project, by path: they are not looked at again for each file in
 * them. Made for one pass and dropped after it.
 */
export type SeenDirectories = Map<string, FileStat>;

/** Resolves the project's directory, once. Errors: `project_not_found`, or as the disk has it. */
export function openContainedRoot(fs: FileSystem, directory: string): Result<ContainedRoot, PackerError> {
  const real = attempt('open', directory, () => {
    const path = fs.realPath(directory);
    return { path: path === '/' ? '' : path, kind: fs.stat(path)?.kind };
  });
  if (real.ok && real.value.kind === 'directory') return ok({ fs, path: real.value.path });
  if (!real.ok && real.error.code !== 'path_missing') return real;
  const remedy = 'Name a directory that holds assets/, or make a new project (on the command line: prometeu init).';
  return err(packerError('project_not_found', `${directory} is not a directory.`, remedy));
}

/** Looks at a path that must exist (P1, P2). Errors: `path_*`, or as the disk has it. */
export function resolveContained(
  root: ContainedRoot,
  file: string,
  seen: SeenDirectories = new Map(),
): Result<ContainedPath, PackerError> {
  const walked = walk(root, file, seen);
  if (!walked.ok) return walked;
  const { stat, absolute, firstMissing } = walked.value;
  return stat ? ok({ file, absolute, stat }) : err(missing(file, firstMissing ?? file));
}

/** Opens a regular file (P1–P4). Errors: `path_*`, or as the disk has it; `io_error` when it was swapped meanwhile. */
export function openContained(
  root: ContainedRoot,
  file: string,
  seen: SeenDirectories = new Map(),
): Result<ContainedFile, PackerError> {
  const resolved = resolveContained(root, file, seen);
  if (!resolved.ok) return resolved;
  if (resolved.value.stat.kind !== 'file') return err(wrongKind(file, resolved.value.stat.kind, 'file'));
  const opened = attempt('open', file, () => root.fs.openRead(resolved.value.absolute));
  if (!opened.ok) return opened;
  const fault = checkOpened(root, resolved.value, opened.value, seen);
  if (!fault) return ok({ ...resolved.value, open: opened.value });
  root.fs.close(opened.value);
  return err(fault);
}

/**
 * Looks at where a file or directory is to be written (P1, P2): parents may be missing, but what exists of
 * them is a directory and no link, and the target itself is no link. Nothing is opened: the writer creates
 * exclusively or replaces by rename, and neither follows a link.
 */
export function resolveWriteTarget(root: ContainedRoot, file: string): Result<WriteTarget, PackerError> {
  const walked = walk(root, file, new Map());
  if (!walked.ok) return walked;
  const { absolute, stat, firstMissing } = walked.value;
  const parents = parentsOf(file);
  const missingParents = firstMissing === undefined ? [] : parents.filter((parent) => parent.length >= firstMissing.length);
  return ok({ file, absolute, stat, missingParents });
}

interface Walked {
  readonly absolute: string;
  readonly stat: FileStat | undefined;
  /** The first component that is not there. */
  readonly firstMissing: string | undefined;
}

function walk(root: ContainedRoot, file: string, seen: SeenDirectories): Result<Walked, PackerError> {
  const fault = projectPathFault(file);
  if (fault) return err(fault);
  const absolute = absoluteIn(root, file);
  // A directory is only seen after those above it.
  const parents = seen.has(parentOf(file)) ? [] : parentsOf(file);
  for (const parent of parents) {
    if (seen.has(parent)) continue;
    const looked = look(root, parent);
    if (!looked.ok) return looked;
    const stat = looked.value;
    if (!stat) return ok({ absolute, stat: undefined, firstMissing: parent });
    if (stat.kind !== 'directory') return err(wrongKind(parent, stat.kind, 'directory'));
    seen.set(parent, stat);
  }
  const looked = look(root, file);
  if (!looked.ok) return looked;
  return ok({ absolute, stat: looked.value, firstMissing: looked.value ? undefined : file });
}

/** One component; a link is refused here (P2). */
function look(root: ContainedRoot, path: string): Result<FileStat | undefined, PackerError> {
  const stat = attempt('look at', path, () => root.fs.stat(absoluteIn(root, path)));
  if (stat.ok && stat.value?.kind === 'link') return err(wrongKind(path, 'link', 'file'));
  return stat;
}

/** P3 and P4, on a file just opened. */
function checkOpened(
  root: ContainedRoot,
  { file, stat }: ContainedPath,
  open: OpenFile,
  seen: SeenDirectories,
): PackerError | undefined {
  try {
    const opened = root.fs.statOpen(open);
    if (opened.kind !== 'file' || !isSame(opened, stat)) return swapped(file);
    const parent = parentOf(file);
    const before = seen.get(parent);
    if (!before) return undefined;
    const now = root.fs.stat(absoluteIn(root, parent));
    return now?.kind === 'directory' && isSame(now, before) ? undefined : swapped(file);
  } catch (error) {
    return ioError(error, 'open', file);
  }
}

function isSame(one: FileStat, other: FileStat): boolean {
  return one.inode === other.inode && one.device === other.device;
}

/** `a/b/c` → `a`, `a/b`. */
function parentsOf(file: string): readonly string[] {
  const names = file.split('/');
  return names.slice(0, -1).map((_, index) => names.slice(0, index + 1).join('/'));
}

/** `a/b/c` → `a/b`; of a name right below the root, `''`. */
function parentOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

function absoluteIn(root: ContainedRoot, path: string): string {
  return `${root.path}/${path}`;
}

const spoken: Readonly<Record<FileKind, string>> = {
  file: 'a file',
  directory: 'a directory',
  link: 'a symbolic link',
  other: 'neither a file nor a directory',
};

function wrongKind(file: string, kind: FileKind, wanted: FileKind): PackerError {
  const place = { file };
  if (kind === 'link') {
    const remedy = 'Replace the link by what it points at; links are not followed.';
    return packerError('path_is_link', `${file} is a symbolic link.`, remedy, { place });
  }
  const message = `${file} is ${spoken[kind]}, not ${spoken[wanted]}.`;
  return packerError('path_missing', message, `Put ${spoken[wanted]} there, or name another path.`, { place });
}

function missing(file: string, component: string): PackerError {
  const remedy = 'Put it back, or remove the mention of it.';
  return packerError('path_missing', `${component} is not there.`, remedy, { place: { file } });
}

function swapped(file: string): PackerError {
  const remedy = 'Wait until whatever moves files here has finished, then try again.';
  return packerError('io_error', `${file} was replaced while it was opened.`, remedy, { place: { file } });
}
