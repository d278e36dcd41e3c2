import type { DirectoryEntry, FileStat, FileSystem, OpenFile } from '../../src/io/file-system.ts';

/** A disk that keeps names as they are written and finds them in any upper and lower case, as macOS and Windows do. */
export class CaseInsensitiveFileSystem implements FileSystem {
  readonly #inner: FileSystem;

  constructor(inner: FileSystem) {
    this.#inner = inner;
  }

  stat(path: string): FileStat | undefined {
    return this.#inner.stat(this.#spelled(path));
  }

  statOpen(file: OpenFile): FileStat {
    return this.#inner.statOpen(file);
  }

  identity(path: string): string {
    return this.#inner.identity(this.#spelled(path));
  }

  list(path: string): readonly DirectoryEntry[] {
    return this.#inner.list(this.#spelled(path));
  }

  realPath(path: string): string {
    return this.#inner.realPath(this.#spelled(path));
  }

  writable(path: string): boolean {
    return this.#inner.writable(this.#spelled(path));
  }

  openRead(path: string): OpenFile {
    return this.#inner.openRead(this.#spelled(path));
  }

  create(path: string, mode?: number): OpenFile {
    return this.#inner.create(this.#spelled(path), mode);
  }

  read(file: OpenFile, into: Uint8Array, position: number): number {
    return this.#inner.read(file, into, position);
  }

  write(file: OpenFile, from: Uint8Array, position: number): number {
    return this.#inner.write(file, from, position);
  }

  flush(file: OpenFile): void {
    this.#inner.flush(file);
  }

  close(file: OpenFile): void {
    this.#inner.close(file);
  }

  flushDirectory(path: string): void {
    this.#inner.flushDirectory(this.#spelled(path));
  }

  makeDirectory(path: string): void {
    this.#inner.makeDirectory(this.#spelled(path));
  }

  removeDirectory(path: string): void {
    this.#inner.removeDirectory(this.#spelled(path));
  }

  removeFile(path: string): void {
    this.#inner.removeFile(this.#spelled(path));
  }

  /** Gives a thing the new spelling when the two names are one. */
  rename(from: string, to: string): void {
    const [source, target] = [this.#spelled(from), this.#spelled(to)];
    const name = to.slice(to.lastIndexOf('/'));
    this.#inner.rename(source, source === target ? target.slice(0, target.lastIndexOf('/')) + name : target);
  }

  link(existing: string, created: string): void {
    this.#inner.link(this.#spelled(existing), this.#spelled(created));
  }

  setMode(path: string, mode: number): void {
    this.#inner.setMode(this.#spelled(path), mode);
  }

  /** Each name as the disk has it, as far as it has it. */
  #spelled(path: string): string {
    let found = '';
    for (const name of path.split('/').slice(1)) {
      const stat = this.#inner.stat(found === '' ? '/' : found);
      const listed = stat?.kind === 'directory' ? this.#inner.list(found === '' ? '/' : found) : [];
      const entry = listed.find((candidate) => candidate.name === name) ?? listed.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
      found = `${found}/${entry?.name ?? name}`;
    }
    return found === '' ? '/' : found;
  }
}
