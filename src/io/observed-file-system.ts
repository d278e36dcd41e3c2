import type { DirectoryEntry, FileOperation, FileStat, FileSystem, OpenFile } from './file-system.ts';

/** One call of the port: `to` stands for `rename` and `link`; an open file goes by the path it was opened with. */
export interface ObservedCall {
  readonly operation: FileOperation;
  readonly path: string;
  readonly to?: string;
}

/** Passes every call of the port on to another file system through one point, {@link around}. */
export abstract class ObservedFileSystem implements FileSystem {
  protected readonly inner: FileSystem;
  readonly #paths = new Map<OpenFile, string>();

  constructor(inner: FileSystem) {
    this.inner = inner;
  }

  /** Decides about one call: `run` carries it out. */
  protected abstract around<T>(call: ObservedCall, run: () => T): T;

  stat(path: string): FileStat | undefined {
    return this.around({ operation: 'stat', path }, () => this.inner.stat(path));
  }

  statOpen(file: OpenFile): FileStat {
    return this.around(this.callOn('statOpen', file), () => this.inner.statOpen(file));
  }

  identity(path: string): string {
    return this.around({ operation: 'identity', path }, () => this.inner.identity(path));
  }

  list(path: string): readonly DirectoryEntry[] {
    return this.around({ operation: 'list', path }, () => this.inner.list(path));
  }

  realPath(path: string): string {
    return this.around({ operation: 'realPath', path }, () => this.inner.realPath(path));
  }

  writable(path: string): boolean {
    return this.around({ operation: 'writable', path }, () => this.inner.writable(path));
  }

  openRead(path: string): OpenFile {
    return this.around({ operation: 'openRead', path }, () => this.#opened(this.inner.openRead(path), path));
  }

  create(path: string, mode?: number): OpenFile {
    return this.around({ operation: 'create', path }, () => this.#opened(this.inner.create(path, mode), path));
  }

  read(file: OpenFile, into: Uint8Array, position: number): number {
    return this.around(this.callOn('read', file), () => this.inner.read(file, into, position));
  }

  write(file: OpenFile, from: Uint8Array, position: number): number {
    return this.around(this.callOn('write', file), () => this.inner.write(file, from, position));
  }

  flush(file: OpenFile): void {
    this.around(this.callOn('flush', file), () => {
      this.inner.flush(file);
    });
  }

  close(file: OpenFile): void {
    this.around(this.callOn('close', file), () => {
      this.inner.close(file);
      this.#paths.delete(file);
    });
  }

  flushDirectory(path: string): void {
    this.around({ operation: 'flushDirectory', path }, () => {
      this.inner.flushDirectory(path);
    });
  }

  makeDirectory(path: string): void {
    this.around({ operation: 'makeDirectory', path }, () => {
      this.inner.makeDirectory(path);
    });
  }

  removeDirectory(path: string): void {
    this.around({ operation: 'removeDirectory', path }, () => {
      this.inner.removeDirectory(path);
    });
  }

  removeFile(path: string): void {
    this.around({ operation: 'removeFile', path }, () => {
      this.inner.removeFile(path);
    });
  }

  rename(from: string, to: string): void {
    this.around({ operation: 'rename', path: from, to }, () => {
      this.inner.rename(from, to);
    });
  }

  link(existing: string, created: string): void {
    this.around({ operation: 'link', path: existing, to: created }, () => {
      this.inner.link(existing, created);
    });
  }

  setMode(path: string, mode: number): void {
    this.around({ operation: 'setMode', path }, () => {
      this.inner.setMode(path, mode);
    });
  }

  protected callOn(operation: FileOperation, file: OpenFile): ObservedCall {
    return { operation, path: this.#paths.get(file) ?? '' };
  }

  #opened(file: OpenFile, path: string): OpenFile {
    this.#paths.set(file, path);
    return file;
  }
}
