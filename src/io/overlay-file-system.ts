import { bug } from '../base/invariant.ts';
import type { DirectoryEntry, FileStat, FileSystem, OpenFile } from './file-system.ts';
import { SystemError } from './system-error.ts';

/** What a path holds in the overlay: bytes, the content of another file of the disk, or nothing any more. */
export type OverlaidContent = Uint8Array | { readonly copyOf: string } | 'absent';

/** What is not on the disk yet. All paths are absolute. */
export interface Overlay {
  /**
   * Where the thing at a path is on the disk; `undefined` when moves left nothing there. Of a path that no move is
   * about, the path itself.
   */
  readonly origin: (path: string) => string | undefined;
  /** Where directories are moved to: names that their new parents list. */
  readonly arrivals: readonly string[];
  /** By path after the moves. */
  readonly files: ReadonlyMap<string, OverlaidContent>;
}

/**
 * The disk as it would be: pending files, removals and directory moves seen as if they were done, so that what
 * reads a project reads the hypothetical one with the same code. Nothing can be written through it, and nothing
 * is copied: what the overlay does not name is read from the disk when it is asked for.
 */
export class OverlayFileSystem implements FileSystem {
  readonly #disk: FileSystem;
  readonly #overlay: Overlay;
  /** Names that pending things give to the directories above them, by directory. */
  readonly #names = new Map<string, Set<string>>();
  /** Stands in for inodes that do not exist yet. */
  readonly #inodes = new Map<string, number>();
  readonly #open = new Map<OpenFile, { readonly path: string; readonly bytes: Uint8Array }>();
  #lastFile = 0;

  constructor(disk: FileSystem, overlay: Overlay) {
    this.#disk = disk;
    this.#overlay = overlay;
    for (const path of overlay.arrivals) this.#nameAbove(path);
    for (const [path, content] of overlay.files) if (content !== 'absent') this.#nameAbove(path);
  }

  stat(path: string): FileStat | undefined {
    const content = this.#overlay.files.get(path);
    if (content === 'absent') return undefined;
    if (content instanceof Uint8Array) return this.#statOf(path, 'file', content.length);
    if (content) return this.#disk.stat(content.copyOf);
    const origin = this.#overlay.origin(path);
    const there = origin === undefined ? undefined : this.#disk.stat(origin);
    if (there) return there;
    return this.#names.has(path) ? this.#statOf(path, 'directory', 0) : undefined;
  }

  statOpen(file: OpenFile): FileStat {
    const own = this.#open.get(file);
    return own ? this.#statOf(own.path, 'file', own.bytes.length) : this.#disk.statOpen(file);
  }

  identity(path: string): string {
    const origin = this.#originOfExisting(path, 'lstat');
    return this.#disk.stat(origin) ? this.#disk.identity(origin) : `pending:${path}`;
  }

  list(path: string): readonly DirectoryEntry[] {
    const origin = this.#overlay.origin(path);
    const listed = origin !== undefined && this.#disk.stat(origin) ? this.#disk.list(origin) : undefined;
    const pending = this.#names.get(path);
    if (!listed && !pending) throw new SystemError('ENOENT', 'scandir', path);
    const kept = (listed ?? []).filter(({ name }) => this.#stays(`${path}/${name}`, `${origin ?? path}/${name}`));
    const known = new Set(kept.map(({ name }) => name));
    const added = [...(pending ?? [])].filter((name) => !known.has(name));
    return [...kept, ...added.flatMap((name) => this.#entry(`${path}/${name}`, name))];
  }

  realPath(path: string): string {
    return this.#disk.realPath(path);
  }

  writable(path: string): boolean {
    const origin = this.#overlay.origin(path);
    return origin === undefined || !this.#disk.stat(origin) || this.#disk.writable(origin);
  }

  openRead(path: string): OpenFile {
    const content = this.#overlay.files.get(path);
    if (content === 'absent') throw new SystemError('ENOENT', 'open', path);
    if (content instanceof Uint8Array) return this.#hand(path, content);
    return this.#disk.openRead(content ? content.copyOf : this.#originOfExisting(path, 'open'));
  }

  read(file: OpenFile, into: Uint8Array, position: number): number {
    const own = this.#open.get(file);
    if (!own) return this.#disk.read(file, into, position);
    const part = own.bytes.subarray(position, position + into.length);
    into.set(part);
    return part.length;
  }

  close(file: OpenFile): void {
    if (!this.#open.delete(file)) this.#disk.close(file);
  }

  create(): OpenFile {
    return readOnly();
  }

  write(): number {
    return readOnly();
  }

  flush(): void {
    readOnly();
  }

  flushDirectory(): void {
    readOnly();
  }

  makeDirectory(): void {
    readOnly();
  }

  removeDirectory(): void {
    readOnly();
  }

  removeFile(): void {
    readOnly();
  }

  rename(): void {
    readOnly();
  }

  link(): void {
    readOnly();
  }

  setMode(): void {
    readOnly();
  }

  /** `assets/a/b` gives `b` to `assets/a`, `a` to `assets`, and so on up. */
  #nameAbove(path: string): void {
    for (let end = path.lastIndexOf('/'), from = path; end > 0; end = from.lastIndexOf('/')) {
      const parent = from.slice(0, end);
      const names = this.#names.get(parent) ?? new Set();
      this.#names.set(parent, names.add(from.slice(end + 1)));
      from = parent;
    }
  }

  /** Whether what the disk has at `there` is still what its name says: not removed, and not moved away. */
  #stays(path: string, there: string): boolean {
    return this.#overlay.files.get(path) !== 'absent' && this.#overlay.origin(path) === there;
  }

  #entry(path: string, name: string): readonly DirectoryEntry[] {
    const stat = this.stat(path);
    return stat ? [{ name, kind: stat.kind }] : [];
  }

  #originOfExisting(path: string, operation: string): string {
    const origin = this.#overlay.origin(path);
    if (origin !== undefined) return origin;
    throw new SystemError('ENOENT', operation, path);
  }

  #statOf(path: string, kind: 'file' | 'directory', size: number): FileStat {
    const inode = this.#inodes.get(path) ?? this.#inodes.size + 1;
    this.#inodes.set(path, inode);
    return { kind, size, mtimeMs: 0, ctimeMs: 0, inode, device: -1, mode: kind === 'file' ? 0o644 : 0o755 };
  }

  #hand(path: string, bytes: Uint8Array): OpenFile {
    this.#lastFile -= 1;
    const file = this.#lastFile as OpenFile;
    this.#open.set(file, { path, bytes });
    return file;
  }
}

function readOnly(): never {
  return bug('something was written through an overlay, which is only looked at');
}
