import type { DirectoryEntry, FileStat, FileSystem, OpenFile } from './file-system.ts';
import { loseUnflushed, PendingEntries } from './memory-durability.ts';
import type { EntryChange, Unflushed } from './memory-durability.ts';
import { contentOf, NodeCopier, writeInto } from './memory-nodes.ts';
import type { MemoryDirectory, MemoryFile, MemoryNode } from './memory-nodes.ts';
import { locate } from './memory-tree.ts';
import type { LastLink, Location } from './memory-tree.ts';
import { SystemError } from './system-error.ts';

const firstTick = 1_700_000_000_000;

/**
 * The whole port in memory: inodes, hard links, links, modes, a counter for time; names are case-sensitive.
 *
 * It also keeps what a power loss would leave: {@link crash} gives the disk with only what `flush` and
 * `flushDirectory` made durable (see memory-durability.ts for the exact model). Paths start with `/`.
 * The methods below the port's are for tests and count as no operation.
 */
export class MemoryFileSystem implements FileSystem {
  /** As if mounted read-only: whatever changes something fails with EROFS. */
  readOnly = false;

  #root: MemoryDirectory;
  #pending = new PendingEntries();
  readonly #open = new Map<number, { node: MemoryNode; path: string; writing: boolean }>();
  #lastInode = 1;
  #nextInode: number | undefined;
  #lastDevice = 1;
  #lastFile = 2;
  #ticks = firstTick;

  constructor() {
    this.#root = {
      kind: 'directory', inode: 1, device: 1, mode: 0o755, mtime: firstTick, ctime: firstTick,
      entries: new Map(), flushed: new Map(),
    };
  }

  /** A disk that holds these files, all of them durable. */
  static of(files: Readonly<Record<string, string | Uint8Array>>): MemoryFileSystem {
    const disk = new MemoryFileSystem();
    for (const [path, content] of Object.entries(files)) disk.writeFile(path, content);
    disk.sync();
    return disk;
  }

  stat(path: string): FileStat | undefined {
    try {
      const { node } = this.#locate(path, 'lstat');
      return node && toStat(node);
    } catch (error) {
      if (error instanceof SystemError && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
      throw error;
    }
  }

  statOpen(file: OpenFile): FileStat {
    return toStat(this.#opened(file, 'fstat').node);
  }

  identity(path: string): string {
    const { device, inode } = this.#existing(path, 'lstat');
    return `${String(device)}:${String(inode)}`;
  }

  list(path: string): readonly DirectoryEntry[] {
    const node = this.#existing(path, 'scandir', 'follow');
    if (node.kind !== 'directory') throw new SystemError('ENOTDIR', 'scandir', path);
    if ((node.mode & 0o400) === 0) throw new SystemError('EACCES', 'scandir', path);
    return [...node.entries].map(([name, { kind }]) => ({ name, kind }));
  }

  realPath(path: string): string {
    const { node, path: real } = this.#locate(path, 'realpath', 'follow');
    if (!node) throw new SystemError('ENOENT', 'realpath', path);
    return real;
  }

  writable(path: string): boolean {
    const node = this.stat(path);
    return node !== undefined && node.kind !== 'link' && (node.mode & 0o200) !== 0 && !this.readOnly;
  }

  openRead(path: string): OpenFile {
    const node = this.#existing(path, 'open');
    if (node.kind === 'link') throw new SystemError('ELOOP', 'open', path);
    if ((node.mode & 0o400) === 0) throw new SystemError('EACCES', 'open', path);
    return this.#hand(node, path, false);
  }

  create(path: string, mode?: number): OpenFile {
    const place = this.#vacant(path, 'open');
    const node: MemoryFile = {
      kind: 'file', ...this.#newInode(place.parent, (mode ?? 0o644) & 0o777),
      bytes: new Uint8Array(), size: 0, flushed: undefined,
    };
    this.#change(place.path, [{ directory: place.parent, name: place.name, node }]);
    return this.#hand(node, path, true);
  }

  read(file: OpenFile, into: Uint8Array, position: number): number {
    const { node, path, writing } = this.#opened(file, 'read');
    if (node.kind === 'directory') throw new SystemError('EISDIR', 'read', path);
    if (node.kind !== 'file') return 0;
    if (writing) throw new SystemError('EBADF', 'read', path);
    const part = node.bytes.subarray(position, Math.min(node.size, position + into.length));
    into.set(part);
    return part.length;
  }

  write(file: OpenFile, from: Uint8Array, position: number): number {
    const { node, path, writing } = this.#opened(file, 'write');
    if (!writing || node.kind !== 'file') throw new SystemError('EBADF', 'write', path);
    if (this.readOnly) throw new SystemError('EROFS', 'write', path);
    writeInto(node, from, position);
    node.mtime = node.ctime = this.#tick();
    return from.length;
  }

  flush(file: OpenFile): void {
    const { node } = this.#opened(file, 'fsync');
    if (node.kind === 'file') node.flushed = contentOf(node);
  }

  close(file: OpenFile): void {
    this.#opened(file, 'close');
    this.#open.delete(file);
  }

  flushDirectory(path: string): void {
    this.#pending.flush(this.#directory(path, 'fsync'));
  }

  makeDirectory(path: string): void {
    const place = this.#vacant(path, 'mkdir');
    const node = { kind: 'directory', ...this.#newInode(place.parent, 0o755), entries: new Map(), flushed: new Map() } as const;
    this.#change(place.path, [{ directory: place.parent, name: place.name, node }]);
  }

  removeDirectory(path: string): void {
    const place = this.#occupied(path, 'rmdir');
    if (place.node.kind !== 'directory') throw new SystemError('ENOTDIR', 'rmdir', path);
    if (place.node === this.#root) throw new SystemError('EBUSY', 'rmdir', path);
    if (place.node.entries.size > 0) throw new SystemError('ENOTEMPTY', 'rmdir', path);
    this.#change(place.path, [{ directory: place.parent, name: place.name, node: undefined }]);
  }

  removeFile(path: string): void {
    const place = this.#occupied(path, 'unlink');
    if (place.node.kind === 'directory') throw new SystemError('EISDIR', 'unlink', path);
    this.#change(place.path, [{ directory: place.parent, name: place.name, node: undefined }]);
  }

  rename(from: string, to: string): void {
    const source = this.#occupied(from, 'rename');
    const target = this.#locate(to, 'rename');
    this.#mayChange(target.parent, 'rename', to);
    if (source.node === target.node) return;
    if (source.node.device !== target.parent.device) throw new SystemError('EXDEV', 'rename', to);
    refuseReplacement(source, target, to);
    this.#change(source.path, [
      { directory: source.parent, name: source.name, node: undefined },
      { directory: target.parent, name: target.name, node: source.node },
    ]);
  }

  link(existing: string, created: string): void {
    const node = this.#existing(existing, 'link');
    if (node.kind === 'link') throw new SystemError('ELOOP', 'link', existing);
    if (node.kind === 'directory') throw new SystemError('EPERM', 'link', existing);
    const place = this.#vacant(created, 'link');
    if (node.device !== place.parent.device) throw new SystemError('EXDEV', 'link', created);
    this.#change(place.path, [{ directory: place.parent, name: place.name, node }]);
    node.ctime = this.#tick();
  }

  setMode(path: string, mode: number): void {
    const node = this.#existing(path, 'chmod');
    if (node.kind === 'link') throw new SystemError('ELOOP', 'chmod', path);
    if (this.readOnly) throw new SystemError('EROFS', 'chmod', path);
    node.mode = mode & 0o777;
    node.ctime = this.#tick();
  }

  /** Makes the parents, and the file, or saves over an existing file in place, as an editor would. Not durable. */
  writeFile(path: string, content: string | Uint8Array): void {
    this.#makeParents(path);
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    if (!this.stat(path)) this.close(this.create(path));
    const node = this.#existing(path, 'open');
    if (node.kind !== 'file') throw new SystemError('EISDIR', 'open', path);
    node.bytes = bytes.slice();
    node.size = bytes.length;
    node.mtime = node.ctime = this.#tick();
  }

  readFile(path: string): Uint8Array {
    const node = this.#existing(path, 'open', 'follow');
    if (node.kind !== 'file') throw new SystemError('EISDIR', 'open', path);
    return contentOf(node);
  }

  readText(path: string): string {
    return Buffer.from(this.readFile(path)).toString();
  }

  /** Makes a symbolic link at `path`, and its parents. */
  symlink(target: string, path: string): void {
    this.#makeParents(path);
    const place = this.#vacant(path, 'symlink');
    const node = { kind: 'link', ...this.#newInode(place.parent, 0o777), target } as const;
    this.#change(place.path, [{ directory: place.parent, name: place.name, node }]);
  }

  /** Makes a thing that is neither file, directory nor link: a pipe. */
  special(path: string): void {
    this.#makeParents(path);
    const place = this.#vacant(path, 'mknod');
    const node = { kind: 'other', ...this.#newInode(place.parent, 0o644) } as const;
    this.#change(place.path, [{ directory: place.parent, name: place.name, node }]);
  }

  /** Makes an existing directory the root of another disk: nothing renames or links across its border. */
  mount(path: string): void {
    this.#directory(path, 'mount').device = ++this.#lastDevice;
  }

  /** Every path below `directory` in code-unit order with its text; directories end in `/` and hold nothing. */
  tree(directory = '/'): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const visit = (node: MemoryNode, path: string): void => {
      if (node.kind === 'file') found.set(path, Buffer.from(contentOf(node)).toString('latin1'));
      if (node.kind === 'link') found.set(path, `-> ${node.target}`);
      if (node.kind === 'other') found.set(path, '(special)');
      if (node.kind !== 'directory') return;
      found.set(`${path}/`, '');
      for (const name of [...node.entries.keys()].sort()) visit(node.entries.get(name) as MemoryNode, `${path}/${name}`);
    };
    visit(this.#existing(directory, 'scandir', 'follow'), directory.replace(/\/+$/u, ''));
    return found;
  }

  /** Descriptors that nobody closed. */
  openFiles(): readonly string[] {
    return [...this.#open.values()].map(({ path }) => path);
  }

  /** Sets when a file was last written to, as utimes does; that this was done is the time of its change. */
  setModified(path: string, mtimeMs: number): void {
    const node = this.#existing(path, 'utimes');
    node.mtime = mtimeMs;
    node.ctime = this.#tick();
  }

  /** What the clock says; the next change comes one later. Somebody may put it back. */
  get clock(): number {
    return this.#ticks;
  }

  set clock(ticks: number) {
    this.#ticks = ticks;
  }

  /** The next thing that is made gets this inode, as when the one that had it is gone. */
  reuseInode(inode: number): void {
    this.#nextInode = inode;
  }

  /** Makes everything durable. */
  sync(): void {
    this.#pending.settle(() => true);
    loseUnflushed(this.#root, () => true);
  }

  /** An exact copy, of what is durable too, that nothing is open in. */
  clone(): MemoryFileSystem {
    const copier = new NodeCopier();
    const copied = new MemoryFileSystem();
    copied.#root = copier.copy(this.#root);
    copied.#pending = this.#pending.copy(copier);
    copied.#lastInode = this.#lastInode;
    copied.#lastDevice = this.#lastDevice;
    copied.#ticks = this.#ticks;
    copied.readOnly = this.readOnly;
    return copied;
  }

  /**
   * The disk after a power loss, as a new one; this one stays as it is. Only what was flushed is left:
   * a file never flushed is empty, a name its directory never flushed is not there. With `survives` a test
   * picks what had reached the disk by itself all the same.
   */
  crash(survives: (change: Unflushed) => boolean = () => false): MemoryFileSystem {
    const after = this.clone();
    after.#pending.settle(survives);
    loseUnflushed(after.#root, survives);
    return after;
  }

  #locate(path: string, operation: string, last?: LastLink): Location {
    if (!path.startsWith('/')) throw new SystemError('EINVAL', operation, path);
    return locate(this.#root, path, operation, last);
  }

  #existing(path: string, operation: string, last?: LastLink): MemoryNode {
    const { node } = this.#locate(path, operation, last);
    if (!node) throw new SystemError('ENOENT', operation, path);
    return node;
  }

  #directory(path: string, operation: string): MemoryDirectory {
    const node = this.#existing(path, operation);
    if (node.kind !== 'directory') throw new SystemError('ENOTDIR', operation, path);
    return node;
  }

  #occupied(path: string, operation: string): Location & { readonly node: MemoryNode } {
    const place = this.#locate(path, operation);
    const { node } = place;
    if (!node) throw new SystemError('ENOENT', operation, path);
    this.#mayChange(place.parent, operation, path);
    return { ...place, node };
  }

  #vacant(path: string, operation: string): Location {
    const place = this.#locate(path, operation);
    if (place.node) throw new SystemError('EEXIST', operation, path);
    this.#mayChange(place.parent, operation, path);
    return place;
  }

  #mayChange(directory: MemoryDirectory, operation: string, path: string): void {
    if (this.readOnly) throw new SystemError('EROFS', operation, path);
    if ((directory.mode & 0o200) === 0) throw new SystemError('EACCES', operation, path);
  }

  #change(path: string, changes: readonly EntryChange[]): void {
    for (const { directory, name, node } of changes) {
      if (node) directory.entries.set(name, node);
      else directory.entries.delete(name);
      directory.mtime = directory.ctime = this.#tick();
    }
    this.#pending.record(path, changes);
  }

  #makeParents(path: string): void {
    const names = path.split('/').filter((name) => name !== '').slice(0, -1);
    let directory = '';
    for (const name of names) {
      directory += `/${name}`;
      if (!this.#locate(directory, 'mkdir', 'follow').node) this.makeDirectory(directory);
    }
  }

  #newInode(parent: MemoryDirectory, mode: number): { inode: number; device: number; mode: number; mtime: number; ctime: number } {
    const now = this.#tick();
    const inode = this.#nextInode ?? ++this.#lastInode;
    this.#nextInode = undefined;
    return { inode, device: parent.device, mode, mtime: now, ctime: now };
  }

  #hand(node: MemoryNode, path: string, writing: boolean): OpenFile {
    this.#open.set(++this.#lastFile, { node, path, writing });
    return this.#lastFile as OpenFile;
  }

  #opened(file: OpenFile, operation: string): { node: MemoryNode; path: string; writing: boolean } {
    const opened = this.#open.get(file);
    if (!opened) throw new SystemError('EBADF', operation, String(file));
    return opened;
  }

  #tick(): number {
    return ++this.#ticks;
  }
}

function refuseReplacement(source: Location & { readonly node: MemoryNode }, target: Location, to: string): void {
  const { node } = source;
  if (node.kind === 'directory' && isWithin(node, target.parent)) throw new SystemError('EINVAL', 'rename', to);
  if (!target.node) return;
  if (node.kind !== 'directory' && target.node.kind === 'directory') throw new SystemError('EISDIR', 'rename', to);
  if (node.kind !== 'directory') return;
  if (target.node.kind !== 'directory') throw new SystemError('ENOTDIR', 'rename', to);
  if (target.node.entries.size > 0) throw new SystemError('ENOTEMPTY', 'rename', to);
}

function isWithin(outer: MemoryDirectory, directory: MemoryDirectory): boolean {
  if (outer === directory) return true;
  return [...outer.entries.values()].some((child) => child.kind === 'directory' && isWithin(child, directory));
}

function toStat(node: MemoryNode): FileStat {
  const { kind, mtime, ctime, inode, device, mode } = node;
  const size = kind === 'file' ? node.size : 0;
  return { kind, size, mtimeMs: mtime, ctimeMs: ctime, inode, device, mode };
}
