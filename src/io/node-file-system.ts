import * as fs from 'node:fs';
import { retryWhileBusy } from './busy-retry.ts';
import type { DirectoryEntry, FileKind, FileStat, FileSystem, OpenFile } from './file-system.ts';
import { isAbsence, systemCode, SystemError } from './system-error.ts';

const windows = process.platform === 'win32';

/** Most bytes of one read or write: systems cut longer ones off at about 2 GiB. */
const longestTransfer = 2 ** 30;

// Absent on Windows, where the check before the open has to do. O_NONBLOCK: opening a pipe must not hang.
const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL } = fs.constants;
const withoutFollowing = windows ? 0 : fs.constants.O_NOFOLLOW;
const reading = O_RDONLY | withoutFollowing | (windows ? 0 : fs.constants.O_NONBLOCK | fs.constants.O_NOCTTY);
const creating = O_WRONLY | O_CREAT | O_EXCL | withoutFollowing;

/** The disk. Synchronous on purpose: a promise for each small file costs three times the read (speed.md). */
export class NodeFileSystem implements FileSystem {
  stat(path: string): FileStat | undefined {
    try {
      const stats = fs.lstatSync(path, { throwIfNoEntry: false });
      return stats && toFileStat(stats);
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    }
  }

  statOpen(file: OpenFile): FileStat {
    return toFileStat(fs.fstatSync(file));
  }

  identity(path: string): string {
    // Inode numbers of Windows and of some network disks do not fit into a double.
    const { dev, ino } = fs.lstatSync(path, { bigint: true });
    return `${String(dev)}:${String(ino)}`;
  }

  list(path: string): readonly DirectoryEntry[] {
    return fs.readdirSync(path, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  }

  realPath(path: string): string {
    return fs.realpathSync.native(path);
  }

  writable(path: string): boolean {
    try {
      if (this.stat(path)?.kind === 'link') return false;
      fs.accessSync(path, fs.constants.W_OK);
      return true;
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      return false;
    }
  }

  openRead(path: string): OpenFile {
    if (windows) refuseLink(path, 'open');
    return fs.openSync(path, reading) as OpenFile;
  }

  create(path: string, mode?: number): OpenFile {
    const file = fs.openSync(path, creating, mode ?? 0o666) as OpenFile;
    if (mode === undefined || windows) return file;
    try {
      // The umask took bits away that the caller asked for.
      fs.fchmodSync(file, mode);
      return file;
    } catch (error) {
      fs.closeSync(file);
      fs.unlinkSync(path);
      throw error;
    }
  }

  read(file: OpenFile, into: Uint8Array, position: number): number {
    return fs.readSync(file, into, 0, Math.min(into.length, longestTransfer), position);
  }

  write(file: OpenFile, from: Uint8Array, position: number): number {
    return fs.writeSync(file, from, 0, Math.min(from.length, longestTransfer), position);
  }

  flush(file: OpenFile): void {
    fs.fsyncSync(file);
  }

  close(file: OpenFile): void {
    fs.closeSync(file);
  }

  flushDirectory(path: string): void {
    if (windows) return;
    const directory = fs.openSync(path, O_RDONLY | withoutFollowing | fs.constants.O_DIRECTORY);
    try {
      fs.fsyncSync(directory);
    } catch (error) {
      // EINVAL and ENOTSUP say that this disk has no such thing, not that something was lost.
      const code = systemCode(error);
      if (code !== 'EINVAL' && code !== 'ENOTSUP') throw error;
    } finally {
      fs.closeSync(directory);
    }
  }

  makeDirectory(path: string): void {
    fs.mkdirSync(path);
  }

  removeDirectory(path: string): void {
    patiently(() => {
      fs.rmdirSync(path);
    });
  }

  removeFile(path: string): void {
    patiently(() => {
      fs.unlinkSync(path);
    });
  }

  rename(from: string, to: string): void {
    patiently(() => {
      fs.renameSync(from, to);
    });
  }

  link(existing: string, created: string): void {
    // link(2) follows the last component on macOS and does not on Linux: here it never does.
    refuseLink(existing, 'link');
    fs.linkSync(existing, created);
  }

  setMode(path: string, mode: number): void {
    refuseLink(path, 'chmod');
    if (windows) {
      fs.chmodSync(path, mode);
      return;
    }
    const file = this.openRead(path);
    try {
      fs.fchmodSync(file, mode);
    } finally {
      this.close(file);
    }
  }
}

function patiently(run: () => void): void {
  if (windows) retryWhileBusy(run);
  else run();
}

function refuseLink(path: string, operation: string): void {
  if (fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) throw new SystemError('ELOOP', operation, path);
}

function toFileStat(stats: fs.Stats): FileStat {
  return {
    kind: kindOf(stats),
    size: stats.size,
    mtimeMs: stats.mtimeMs,
    ctimeMs: stats.ctimeMs,
    inode: stats.ino,
    device: stats.dev,
    mode: stats.mode & 0o777,
  };
}

function kindOf(entry: fs.Stats | fs.Dirent): FileKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
