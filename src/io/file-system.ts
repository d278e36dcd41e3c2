/**
 * The port to the disk: the few operations the packer needs, synchronous, one system call each, so that a
 * test can stop at every one of them (`fault-file-system.ts`) and a reader can count them.
 *
 * Paths are absolute. Nothing here follows a link in the last component; resolving a path inside a project
 * is the work of `contained-path.ts`. Failures throw an `Error` that carries the system's `code` (`ENOENT`,
 * `ENOSPC`, …); `stat` alone answers absence with `undefined`.
 */
export interface FileSystem {
  /** lstat. `undefined` when nothing is there (ENOENT, ENOTDIR). */
  stat(path: string): FileStat | undefined;
  /** fstat of an open file. */
  statOpen(file: OpenFile): FileStat;
  /** Device and inode as one exact string: the same directory before and after a rename. */
  identity(path: string): string;
  /** Names and kinds in a directory, in the order the disk gives. */
  list(path: string): readonly DirectoryEntry[];
  /** Resolves every link; for the project's own directory, once, at open. */
  realPath(path: string): string;
  /** Whether the caller may write there (access W_OK). */
  writable(path: string): boolean;

  /** O_RDONLY | O_NOFOLLOW | O_NONBLOCK: a link refuses with ELOOP, a pipe does not wait for its writer. */
  openRead(path: string): OpenFile;
  /** O_CREAT | O_EXCL | O_WRONLY: something already there refuses with EEXIST. `mode` is taken as it is, whatever the umask. */
  create(path: string, mode?: number): OpenFile;
  /** Reads up to `into.length` bytes at `position`; 0 at the end. */
  read(file: OpenFile, into: Uint8Array, position: number): number;
  /** Writes at `position` and says how many bytes went: may be short. Use `writeAll` of durable-write.ts. */
  write(file: OpenFile, from: Uint8Array, position: number): number;
  /** fsync. */
  flush(file: OpenFile): void;
  close(file: OpenFile): void;
  /** fsync of a directory; does nothing where the system has no such thing (Windows). */
  flushDirectory(path: string): void;

  /** Makes one directory whose parent exists; EEXIST if something is there. */
  makeDirectory(path: string): void;
  /** Removes an empty directory. */
  removeDirectory(path: string): void;
  /** Removes a file or a link. */
  removeFile(path: string): void;
  /** Moves a file or directory; replaces an existing file. */
  rename(from: string, to: string): void;
  /** Hard link; EEXIST if something is there, ELOOP if `existing` is a symbolic link. */
  link(existing: string, created: string): void;
  setMode(path: string, mode: number): void;
}

/** Every operation of the port, by name: what a fault can be placed on and what a recording lists. */
export type FileOperation = keyof FileSystem;

export type FileKind = 'file' | 'directory' | 'link' | 'other';

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileKind;
}

export interface FileStat {
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch, as finely as the disk has it. */
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly inode: number;
  readonly device: number;
  /** Permission bits. */
  readonly mode: number;
}

/** An open descriptor. Made by a {@link FileSystem}, only meaningful to the one that made it. */
export type OpenFile = number & { readonly __openFile: unique symbol };
