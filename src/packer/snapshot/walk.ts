import { allSteps, type Steps } from '../../base/steps.ts';
import { comparePaths, foldPath } from '../documents/document-path.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { DirectoryEntry, FileStat } from '../../io/file-system.ts';
import { systemCode } from '../../io/system-error.ts';
import type { PathFault } from './model.ts';
import type { Gone } from './one-moment.ts';
import { lengthFaults, linkDetail, nameEntries } from './walk-names.ts';
import type { NamedEntry } from './walk-names.ts';

/** The file that makes a directory an asset root. */
export const declarationName = 'asset.json';

/** What a look at a file or directory tells of it. */
export type SeenStat = Omit<FileStat, 'mode'>;

/** A file below an asset root, seen and not opened. */
interface WalkedFile {
  /** Below the asset root, NFC. */
  readonly path: string;
  /** The same as the disk spells it. */
  readonly diskPath: string;
  readonly stat: SeenStat;
}

/** A directory as it stood just before its names were read. */
interface ListedDirectory {
  /** From the project's directory, as the disk spells it. */
  readonly diskPath: string;
  readonly stat: SeenStat;
}

/** A directory outside any asset root in which nothing but directories matters, and nothing is odd. */
export interface PlainFolder extends ListedDirectory {
  /** Names of the directories in it that a walk enters, as the disk spells them. */
  readonly directories: readonly string[];
}

/** What need not be listed, because all the stats it hangs on were just seen to be as they were. */
export interface UnchangedTree {
  /** Of a directory outside any asset root; by its path from the project's directory, as the disk spells it. */
  folderAt(diskPath: string): PlainFolder | undefined;
  /** With every file in it. */
  rootAt(diskPath: string): WalkedRoot | undefined;
}

/** A directory that holds an `asset.json`, and what lies below it up to the next such directory. */
export interface WalkedRoot {
  /** Below `assets/`, NFC. */
  readonly root: string;
  readonly diskRoot: string;
  /** `asset.json`: of any kind, for a link or a directory of that name must not hide the asset. */
  readonly declaration: SeenStat | { readonly kind: 'refused'; readonly code: string };
  /** By path; without `asset.json`. */
  readonly files: readonly WalkedFile[];
  /** Everything below the root that is no file, by path. */
  readonly others: ReadonlyMap<string, 'directory' | 'link' | 'other'>;
  readonly faults: readonly PathFault[];
  /** The closest asset root above. */
  readonly nestedIn?: string;
  /** The root and each directory below it; none where anything is odd, another root in it included. */
  readonly listed: readonly ListedDirectory[];
}

export interface Walk {
  /** By root. */
  readonly roots: readonly WalkedRoot[];
  /** Of directories outside any asset root those in which nothing is odd. */
  readonly folders: readonly PlainFolder[];
  /** Whether nothing was odd anywhere: what was met is told by {@link folders} and the `listed` of {@link roots}. */
  readonly isPlain: boolean;
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

/** How a walk is made. */
export interface WalkRequest {
  /** Whether it enters a directory outside any asset root, by its path from the project's directory, NFC. Default: all. */
  readonly enters?: (path: string) => boolean;
  readonly unchanged?: UnchangedTree;
  /** Told of each listed name that nothing stands behind any more. */
  readonly gone?: Gone;
  /** Told of each file of an asset root as it is met, `asset.json` included; by its path from the project's directory, as the disk spells it. */
  readonly met?: (file: string, stat: SeenStat) => void;
  /** Whether directories are looked at before they are listed, for {@link Walk.folders} and {@link WalkedRoot.listed}. */
  readonly looksFirst?: boolean;
}

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
export function walkAssets(project: ContainedRoot, request?: WalkRequest): Walk {
  return allSteps(walkInSteps(project, request));
}

/** The same, a name or so at a time. */
export function* walkInSteps(project: ContainedRoot, request: WalkRequest = {}): Steps<Walk> {
  const walker = new Walker(project, request);
  yield* walker.run();
  return walker.result();
}

/**
 * Looks at one asset root by itself. `undefined` where that does not tell everything: it is no asset root any more, is
 * not reached through plain directories, or holds another one.
 */
export function* walkRootInSteps(project: ContainedRoot, { root, diskRoot }: Pick<WalkedRoot, 'root' | 'diskRoot'>, gone?: Gone): Steps<WalkedRoot | undefined> {
  const walker = new Walker(project, { ...(gone && { gone }) });
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
  listed: ListedDirectory[];
}

class Walker {
  readonly #project: ContainedRoot;
  readonly #request: WalkRequest;
  /** Asset roots whose directories this walk lists. */
  readonly #opened: OpenRoot[] = [];
  readonly #unchanged: WalkedRoot[] = [];
  readonly #folders: PlainFolder[] = [];
  #oddFolders = 0;
  readonly #faults: PathFault[] = [];
  readonly #passedBy: PassedBy[] = [];
  readonly #pending: Pending[] = [];

  constructor(project: ContainedRoot, request: WalkRequest) {
    this.#project = project;
    this.#request = request;
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
    const outer = new Set(this.#opened.map(({ nestedIn }) => nestedIn));
    for (const root of this.#opened) {
      root.files.sort((a, b) => comparePaths(a.path, b.path));
      root.faults.sort(byPathAndKind);
      if (root.nestedIn !== undefined || outer.has(root.root) || root.faults.length > 0) root.listed = [];
    }
    const roots = [...this.#unchanged, ...this.#opened].sort((a, b) => comparePaths(a.root, b.root));
    const isPlain = this.#folders.length > 0 && this.#oddFolders + this.#faults.length === 0 && roots.every(({ listed }) => listed.length > 0);
    return { roots, folders: this.#folders, isPlain, faults: this.#faults.sort(byPathAndKind), passedBy: this.#passedBy };
  }

  *#directory(pending: Pending): Steps<void> {
    yield;
    if (this.#isUnchanged(pending)) return;
    const before = this.#request.looksFirst ? this.#look(pending.diskPath) : undefined;
    const listed = this.#list(pending.diskPath);
    const root = 'code' in listed ? undefined : this.#rootAt(pending, listed.entries);
    const owner = root ?? pending.owner;
    this.#report(owner, pending.faults);
    if ('code' in listed) {
      // Gone since its parent was listed is no fault.
      if (listed.code === 'ENOENT') this.#request.gone?.();
      else this.#report(owner, [unreadable(pending.path, listed.code)]);
      this.#oddFolders++;
      return;
    }
    const named = nameEntries(pending.path, listed.entries, owner ? `${assets}/${owner.root}` : assets);
    this.#note(pending, owner, before, named);
    for (const entry of named) {
      if (root && entry.name === declarationName) this.#report(root, entry.faults);
      else if (pending.path !== assets || foldPath(entry.name) !== controlName) this.#entry(pending, owner, entry);
      yield;
    }
  }

  /** Takes over what is known of a directory, unless its own name is odd beside those next to it. */
  #isUnchanged({ path, diskPath, owner, faults }: Pending): boolean {
    const { unchanged } = this.#request;
    if (!unchanged || owner || faults.length > 0) return false;
    const root = unchanged.rootAt(diskPath);
    if (root) {
      this.#unchanged.push(root);
      return true;
    }
    const folder = unchanged.folderAt(diskPath);
    if (!folder) return false;
    this.#folders.push(folder);
    for (const name of folder.directories) {
      this.#enter({ path: `${path}/${name.normalize('NFC')}`, diskPath: `${diskPath}/${name}`, owner, faults: [] });
    }
    return true;
  }

  /** Takes note of a directory whose names alone, and the kinds of things they stand for, tell all that is told of it. */
  #note({ path, diskPath }: Pending, owner: OpenRoot | undefined, stat: Looked | undefined, entries: readonly NamedEntry[]): void {
    if (stat?.kind !== 'directory') {
      this.#oddFolders++;
      return;
    }
    if (owner) {
      owner.listed.push({ diskPath, stat });
      return;
    }
    const isOdd = (entry: NamedEntry): boolean => entry.faults.length > 0 || suspicious(entry) || (entry.kind !== 'file' && entry.kind !== 'directory');
    if (entries.some(isOdd)) {
      this.#oddFolders++;
      return;
    }
    const entered = entries.filter(({ name, kind }) => kind === 'directory' && (path !== assets || foldPath(name) !== controlName));
    this.#folders.push({ diskPath, stat, directories: entered.map(({ name }) => name) });
  }

  /** Opens an asset root when `asset.json` is among the names; one directly in `assets/` makes none. */
  #rootAt({ path, diskPath, owner }: Pending, entries: readonly DirectoryEntry[]): OpenRoot | undefined {
    if (path === assets || !entries.some(({ name }) => name === declarationName)) return undefined;
    const declaration = this.#look(`${diskPath}/${declarationName}`);
    if (declaration.kind === 'absent') {
      this.#request.gone?.();
      return undefined;
    }
    const names = { root: below(assets, path), diskRoot: below(assets, diskPath) };
    const nesting = owner ? { nestedIn: owner.root } : {};
    // Within the outer root its path may have been short enough.
    const faults = owner ? [...lengthFaults(path, assets)] : [];
    const root: OpenRoot = { ...names, declaration, files: [], others: new Map(), faults, listed: [], ...nesting };
    this.#opened.push(root);
    if (declaration.kind === 'file') this.#request.met?.(`${diskPath}/${declarationName}`, declaration);
    return root;
  }

  #entry(pending: Pending, owner: OpenRoot | undefined, entry: NamedEntry): void {
    const diskPath = `${pending.diskPath}/${entry.name}`;
    // Nobody's file: only a name that may hide an asset root is worth a look.
    if (entry.kind === 'file' && !owner && !suspicious(entry)) return;
    const looked = entry.kind === 'directory' && !suspicious(entry) ? directory : this.#look(diskPath);
    if (looked.kind === 'absent') {
      if (suspicious(entry)) this.#report(owner, [undecodable(entry)]);
      else this.#request.gone?.();
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
    else if (owner) {
      owner.files.push({ path: inRoot(owner, entry.path), diskPath: diskPath.slice(assets.length + owner.diskRoot.length + 2), stat: looked });
      this.#request.met?.(diskPath, looked);
    }
  }

  #enter(pending: Pending): void {
    const { path, owner, faults } = pending;
    owner?.others.set(inRoot(owner, path), 'directory');
    if (faults.some(({ kind }) => kind === 'too_long')) this.#report(owner, faults);
    else if (!owner && this.#request.enters?.(path) === false) this.#passedBy.push({ path, faults });
    else this.#pending.push(pending);
  }

  #other(owner: OpenRoot | undefined, { path }: NamedEntry, kind: 'link' | 'other', detail: string): void {
    owner?.others.set(inRoot(owner, path), kind);
    this.#report(owner, [{ kind: kind === 'link' ? 'link' : 'special', path, detail }]);
  }

  #look(diskPath: string): Looked {
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

type Looked = FileStat | { readonly kind: 'absent' } | { readonly kind: 'refused'; readonly code: string };

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
