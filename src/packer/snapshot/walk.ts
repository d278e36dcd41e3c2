import { allSteps, type Steps } from '../../base/steps.ts';
import { comparePaths, foldPath } from '../documents/document-path.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { DirectoryEntry, FileStat } from '../../io/file-system.ts';
import { systemCode } from '../../io/system-error.ts';
import type { PathFault } from './model.ts';
import { lengthFaults, linkDetail, nameEntries } from './walk-names.ts';
import type { NamedEntry } from './walk-names.ts';

/** The file that makes a directory an asset root. */
export const declarationName = 'asset.json';

/** A file below an asset root, seen and not opened. */
interface WalkedFile {
  /** Below the asset root, NFC. */
  readonly path: string;
  /** The same as the disk spells it. */
  readonly diskPath: string;
  readonly stat: FileStat;
}

/** A directory that holds an `asset.json`, and what lies below it up to the next such directory. */
export interface WalkedRoot {
  /** Below `assets/`, NFC. */
  readonly root: string;
  readonly diskRoot: string;
  /** `asset.json`: of any kind, for a link or a directory of that name must not hide the asset. */
  readonly declaration: FileStat | { readonly kind: 'refused'; readonly code: string };
  /** By path; without `asset.json`. */
  readonly files: readonly WalkedFile[];
  /** Everything below the root that is no file, by path. */
  readonly others: ReadonlyMap<string, 'directory' | 'link' | 'other'>;
  readonly faults: readonly PathFault[];
  /** The closest asset root above. */
  readonly nestedIn?: string;
}

export interface Walk {
  /** By root. */
  readonly roots: readonly WalkedRoot[];
  /** What was met outside any asset root. */
  readonly faults: readonly PathFault[];
  /** Directories outside any asset root that were not entered because nobody wanted to. */
  readonly passedBy: readonly PassedBy[];
}

/** A directory that was only met by its name. */
export interface PassedBy {
  /** From the project's directory, NFC: `assets/tiles`. */
  readonly path: string;
  /** What the names beside it say of its own. */
  readonly faults: readonly PathFault[];
}

/** Whether a walk enters a directory outside any asset root, by its path from the project's directory, NFC. */
export type Enters = (path: string) => boolean;

/**
 * Looks at everything below `assets/` but the control folder: names and stats; nothing is opened. Links are
 * reported and never followed. The result is the same in whatever order the disk lists. Whatever the disk
 * holds or refuses becomes a fault; nothing is thrown but bugs.
 *
 * An asset root below another one is a root of its own; the outer one keeps what is not below the inner one.
 * A directory whose path, counted from its asset root or else from `assets/`, is above 240 bytes is not entered:
 * nothing below it could be named, and so the walk of a tree of any depth ends.
 *
 * Known limit: what is in a directory that somebody swaps for a link between its listing and the stats is
 * looked at through that link. Bytes for a pack are only ever taken through `contained-path.ts`.
 */
export function walkAssets(project: ContainedRoot, enters?: Enters): Walk {
  return allSteps(walkInSteps(project, enters));
}

/** The same, a name or so at a time. */
export function* walkInSteps(project: ContainedRoot, enters: Enters = () => true): Steps<Walk> {
  const walker = new Walker(project, enters);
  yield* walker.run();
  return walker.result();
}

/**
 * Looks at one asset root by itself. `undefined` where that does not tell everything: it is no asset root any more, is
 * not reached through plain directories, or holds another one.
 */
export function* walkRootInSteps(project: ContainedRoot, { root, diskRoot }: Pick<WalkedRoot, 'root' | 'diskRoot'>): Steps<WalkedRoot | undefined> {
  const walker = new Walker(project, () => true);
  if (!(yield* walker.runAt(diskRoot, root))) return undefined;
  const { roots, faults } = walker.result();
  const [only] = roots;
  return roots.length === 1 && faults.length === 0 && only?.root === root ? only : undefined;
}

/** A directory to be looked at. */
interface Pending {
  /** From the project's directory, NFC: `assets/tiles`. */
  readonly path: string;
  readonly diskPath: string;
  readonly owner: OpenRoot | undefined;
  /** Faults of the directory itself: its own when it turns out to be an asset root. */
  readonly faults: readonly PathFault[];
}

/** An asset root while its files are collected. */
interface OpenRoot extends WalkedRoot {
  readonly files: WalkedFile[];
  readonly others: Map<string, 'directory' | 'link' | 'other'>;
  readonly faults: PathFault[];
}

class Walker {
  readonly #project: ContainedRoot;
  readonly #enters: Enters;
  readonly #roots: OpenRoot[] = [];
  readonly #faults: PathFault[] = [];
  readonly #passedBy: PassedBy[] = [];
  readonly #pending: Pending[] = [];

  constructor(project: ContainedRoot, enters: Enters) {
    this.#project = project;
    this.#enters = enters;
  }

  *run(): Steps<void> {
    const top: Pending = { path: assets, diskPath: assets, owner: undefined, faults: [] };
    const looked = this.#look(assets);
    if (looked.kind === 'refused') this.#faults.push(unreadable(assets, looked.code));
    else if (looked.kind === 'link') this.#faults.push({ kind: 'link', path: assets, detail: linkDetail });
    else if (looked.kind === 'directory') this.#pending.push(top);
    else if (looked.kind !== 'absent') this.#faults.push({ kind: 'special', path: assets, detail: 'is no directory' });
    yield* this.#directories();
  }

  /** Only what is at and below one place. Answers whether that is a directory, and every one above it is. */
  *runAt(diskRoot: string, root: string): Steps<boolean> {
    const names = `${assets}/${diskRoot}`;
    for (let end = names.indexOf('/'); ; end = names.indexOf('/', end + 1)) {
      if (this.#look(end === -1 ? names : names.slice(0, end)).kind !== 'directory') return false;
      if (end === -1) break;
    }
    this.#pending.push({ path: `${assets}/${root}`, diskPath: names, owner: undefined, faults: [] });
    yield* this.#directories();
    return true;
  }

  *#directories(): Steps<void> {
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) yield* this.#directory(next);
  }

  result(): Walk {
    const roots = this.#roots.sort((a, b) => comparePaths(a.root, b.root));
    for (const { files, faults } of roots) {
      files.sort((a, b) => comparePaths(a.path, b.path));
      faults.sort(byPathAndKind);
    }
    return { roots, faults: this.#faults.sort(byPathAndKind), passedBy: this.#passedBy };
  }

  *#directory(pending: Pending): Steps<void> {
    yield;
    const listed = this.#list(pending.diskPath);
    const root = 'code' in listed ? undefined : this.#rootAt(pending, listed.entries);
    const owner = root ?? pending.owner;
    this.#report(owner, pending.faults);
    if ('code' in listed) {
      // Gone since its parent was listed is no fault.
      if (listed.code !== 'ENOENT') this.#report(owner, [unreadable(pending.path, listed.code)]);
      return;
    }
    for (const entry of nameEntries(pending.path, listed.entries, owner ? `${assets}/${owner.root}` : assets)) {
      if (root && entry.name === declarationName) this.#report(root, entry.faults);
      else if (pending.path !== assets || foldPath(entry.name) !== controlName) this.#entry(pending, owner, entry);
      yield;
    }
  }

  /** Opens an asset root when `asset.json` is among the names; one directly in `assets/` makes none. */
  #rootAt({ path, diskPath, owner }: Pending, entries: readonly DirectoryEntry[]): OpenRoot | undefined {
    if (path === assets || !entries.some(({ name }) => name === declarationName)) return undefined;
    const declaration = this.#look(`${diskPath}/${declarationName}`);
    if (declaration.kind === 'absent') return undefined;
    const names = { root: below(assets, path), diskRoot: below(assets, diskPath) };
    const nesting = owner ? { nestedIn: owner.root } : {};
    // Within the outer root its path may have been short enough.
    const faults = owner ? [...lengthFaults(path, assets)] : [];
    const root: OpenRoot = { ...names, declaration, files: [], others: new Map(), faults, ...nesting };
    this.#roots.push(root);
    return root;
  }

  #entry(pending: Pending, owner: OpenRoot | undefined, entry: NamedEntry): void {
    const diskPath = `${pending.diskPath}/${entry.name}`;
    // Nobody's file: only a name that may hide an asset root is worth a look.
    if (entry.kind === 'file' && !owner && !suspicious(entry)) return;
    const looked = entry.kind === 'directory' && !suspicious(entry) ? directory : this.#look(diskPath);
    if (looked.kind === 'absent') {
      if (suspicious(entry)) this.#report(owner, [undecodable(entry)]);
      return;
    }
    if (looked.kind === 'directory') {
      this.#enter({ path: entry.path, diskPath, owner, faults: entry.faults });
      return;
    }
    if (looked.kind === 'file' && !owner) return;
    this.#report(owner, entry.faults);
    if (looked.kind === 'refused') this.#report(owner, [unreadable(entry.path, looked.code)]);
    else if (looked.kind === 'link') this.#other(owner, entry, looked.kind, linkDetail);
    else if (looked.kind === 'other') this.#other(owner, entry, looked.kind, 'is neither a file nor a directory');
    else owner?.files.push({ path: inRoot(owner, entry.path), diskPath: diskPath.slice(assets.length + owner.diskRoot.length + 2), stat: looked });
  }

  #enter(pending: Pending): void {
    const { path, owner, faults } = pending;
    owner?.others.set(inRoot(owner, path), 'directory');
    if (faults.some(({ kind }) => kind === 'too_long')) this.#report(owner, faults);
    else if (!owner && !this.#enters(path)) this.#passedBy.push({ path, faults });
    else this.#pending.push(pending);
  }

  #other(owner: OpenRoot | undefined, { path }: NamedEntry, kind: 'link' | 'other', detail: string): void {
    owner?.others.set(inRoot(owner, path), kind);
    this.#report(owner, [{ kind: kind === 'link' ? 'link' : 'special', path, detail }]);
  }

  #look(diskPath: string): FileStat | { readonly kind: 'absent' } | { readonly kind: 'refused'; readonly code: string } {
    try {
      return this.#project.fs.stat(this.#absolute(diskPath)) ?? { kind: 'absent' };
    } catch (error) {
      return { kind: 'refused', code: codeOf(error) };
    }
  }

  #list(diskPath: string): { readonly entries: readonly DirectoryEntry[] } | { readonly code: string } {
    try {
      return { entries: this.#project.fs.list(this.#absolute(diskPath)) };
    } catch (error) {
      return { code: codeOf(error) };
    }
  }

  #absolute(diskPath: string): string {
    return `${this.#project.path}/${diskPath}`;
  }

  #report(owner: OpenRoot | undefined, faults: readonly PathFault[]): void {
    const into = owner?.faults ?? this.#faults;
    for (const fault of faults) into.push(fault);
  }
}

const assets = 'assets';
const controlName = '.prometeu';
const directory = { kind: 'directory' } as const;

/** The system's code; what has none is a bug and goes on. */
function codeOf(error: unknown): string {
  const code = systemCode(error);
  if (code === undefined) throw error;
  return code;
}

/** A lenient decoder left its mark in the name: the disk may have bytes that are no UTF-8. */
function suspicious({ name }: DirectoryEntry): boolean {
  return name.includes('\uFFFD');
}

function undecodable({ path }: NamedEntry): PathFault {
  return { kind: 'undecodable', path, detail: 'has a name that is not UTF-8' };
}

function unreadable(path: string, code: string): PathFault {
  return { kind: 'unreadable', path, detail: `cannot be read (${code})` };
}

function below(above: string, path: string): string {
  return path.slice(above.length + 1);
}

function inRoot(owner: WalkedRoot, path: string): string {
  return path.slice(assets.length + owner.root.length + 2);
}

export function byPathAndKind(a: PathFault, b: PathFault): number {
  return comparePaths(a.path, b.path) || comparePaths(a.kind, b.kind);
}
