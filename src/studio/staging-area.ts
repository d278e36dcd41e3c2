import { tmpdir } from 'node:os';
import type { FileSystem } from '../io/file-system.ts';
import { attempt } from '../io/io-error.ts';
import { newOperationId } from '../io/operation-id.ts';
import { removeTree } from '../io/remove-tree.ts';
import type { TemporaryNames } from '../io/temporary-names.ts';
import { StagedFiles, type StagedTally, type StagingLimits } from './staged-files.ts';

const prefix = 'prometeu-staged-';

/** Where files that pages hand over wait: one private directory of this process, in it one for each holder. */
export class StagingArea {
  readonly #fileSystem: FileSystem;
  readonly #names: TemporaryNames;
  readonly #parent: string;
  readonly #limits: StagingLimits | undefined;
  readonly #everybody: StagedTally = { bytes: 0 };
  #root: string | undefined;

  constructor(fileSystem: FileSystem, names: TemporaryNames, parent: string = tmpdir(), limits?: StagingLimits) {
    this.#fileSystem = fileSystem;
    this.#names = names;
    this.#parent = parent;
    this.#limits = limits;
  }

  /** Removes what processes left behind that are no more. What cannot be removed stays: it may be another user's. */
  sweep(): void {
    const fs = this.#fileSystem;
    const listed = attempt('list', 'temporary files', () => fs.list(this.#parent));
    for (const { name, kind } of listed.ok ? listed.value : []) {
      if (kind !== 'directory' || !this.#names.isAbandoned(prefix, name)) continue;
      attempt('remove', name, () => { removeTree(fs, `${this.#parent}/${name}`); });
    }
  }

  /** For one holder, who disposes of it. */
  files(): StagedFiles {
    return new StagedFiles(this.#fileSystem, () => this.#makeDirectory(), this.#limits, this.#everybody);
  }

  /** Any text with the places of staged files told as a page names them: no path of the machine's goes out. */
  hidden(text: string): string {
    if (this.#root === undefined || !text.includes(this.#root)) return text;
    const [before = '', ...after] = text.split(this.#root);
    return before + after.map((rest) => `staged:${rest.replace(/^\/(?:[0-9A-Za-z]{20}\/)?/u, '')}`).join('');
  }

  /** The same throughout a value of JSON. */
  hiddenIn<T>(value: T): T {
    return this.#root === undefined ? value : (this.#walk(value) as T);
  }

  dispose(): void {
    const root = this.#root;
    if (root !== undefined) attempt('remove', 'staged files', () => { removeTree(this.#fileSystem, root); });
  }

  #walk(value: unknown): unknown {
    if (typeof value === 'string') return this.hidden(value);
    if (Array.isArray(value)) return value.map((item) => this.#walk(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#walk(item)]));
  }

  #makeDirectory(): string {
    this.#root ??= this.#make(`${this.#fileSystem.realPath(this.#parent)}/${this.#names.make(prefix)}`);
    return this.#make(`${this.#root}/${newOperationId()}`);
  }

  #make(path: string): string {
    this.#fileSystem.makeDirectory(path);
    this.#fileSystem.setMode(path, 0o700);
    return path;
  }
}
