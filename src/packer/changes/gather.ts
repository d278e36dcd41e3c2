import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { DirectoryEntry } from '../../io/file-system.ts';
import { hashFile, sha256 } from '../../io/hashing.ts';
import { ioError } from '../../io/io-error.ts';
import { readWhole } from '../../io/read-whole.ts';
import { standing } from '../commit/standing.ts';
import { comparePaths, foldPath } from '../documents/document-path.ts';
import type { BasisRecorder } from './basis.ts';
import { absentFile } from './facts.ts';
import type { Facts, FileFact, Need, PlaceFact, TreeFact } from './facts.ts';
import { stalePreview } from './refusals.ts';
import { readSource } from './sources.ts';

/** Where facts come from. */
export interface Ground {
  /** The disk. */
  readonly disk: ContainedRoot;
  /** The disk with the changes before this one. */
  readonly view: ContainedRoot;
  /**
   * Where the disk has what `view` shows at a path; `undefined` for what only the changes before make: that is
   * no part of what the preview stands on.
   */
  readonly origin: (path: string) => string | undefined;
  readonly basis: BasisRecorder;
  /** Bytes of a document that is read whole. */
  readonly largestDocument: number;
}

/** Looks at everything a plan wants to know, and writes down what it saw. All the IO of planning is here. */
export function gather(ground: Ground, needs: readonly Need[]): Result<Facts, PackerError> {
  const files = new Map<string, FileFact>();
  const places = new Map<string, PlaceFact>();
  const trees = new Map<string, TreeFact | undefined>();
  const sources = new Map<string, ReturnType<typeof readSource>>();
  let looking = '';
  try {
    for (const { kind, path } of needs) {
      looking = path;
      if (kind === 'place') places.set(path, placeAt(ground.view, path));
      else if (kind === 'tree') trees.set(path, treeAt(ground, path, files));
      else if (kind === 'source') sources.set(path, sourceAt(ground, path));
      else if (kind === 'document' || !files.has(path)) files.set(path, fileAt(ground, path, kind === 'document'));
    }
  } catch (error) {
    return err(error instanceof Moving ? stalePreview(looking, 'kept changing while it was read') : ioError(error, 'read', looking));
  }
  return ok({ files, places, trees, sources });
}

/** A file that somebody writes to while it is read. */
class Moving extends Error {}

function fileAt(ground: Ground, path: string, whole: boolean): FileFact {
  const { fs, path: projectDir } = ground.view;
  const there = standing({ fs, projectDir }, path);
  const fact = there.kind === 'file' ? readFact(ground, path, there.stat.mode, whole) : notAFile(there.kind);
  const origin = ground.origin(path);
  if (origin !== undefined && fact.sha256 !== 'other') ground.basis.file(origin, fact.sha256);
  return fact;
}

function notAFile(kind: string): FileFact {
  return kind === 'absent' ? absentFile : { sha256: 'other', size: 0 };
}

function readFact({ view: { fs, path: projectDir }, largestDocument }: Ground, path: string, mode: number, whole: boolean): FileFact {
  const absolute = `${projectDir}/${path}`;
  const read = whole ? readWhole(fs, absolute, largestDocument) : undefined;
  if (read?.ok) return { sha256: sha256(read.value.bytes), size: read.value.bytes.length, mode, bytes: read.value.bytes };
  if (read && read.error.kind === 'changed') throw new Moving();
  return { ...hashFile(fs, absolute), mode };
}

function sourceAt({ disk, basis }: Ground, path: string): ReturnType<typeof readSource> {
  const found = readSource(disk.fs, path);
  if (found.ok) basis.source(path, found.value);
  return found;
}

/** By the names that each directory lists, so that a disk which ignores case answers like any other. */
function placeAt({ fs, path: projectDir }: ContainedRoot, path: string): PlaceFact {
  const names = path.split('/');
  let spelling = '';
  for (const [at, name] of names.entries()) {
    const listed = fs.list(spelling === '' ? projectDir : `${projectDir}/${spelling}`);
    const below = (found: string): string => (spelling === '' ? found : `${spelling}/${found}`);
    const found = namedIn(listed, name);
    if (!found) {
      const twin = listed.find((entry) => foldPath(entry.name) === foldPath(name));
      const wanted = below(name);
      return { spelling: below(names.slice(at).join('/')), taken: 'absent', ...(twin && { twin: { wanted, found: below(twin.name) } }) };
    }
    spelling = below(found.name);
    const kind = fs.stat(`${projectDir}/${spelling}`)?.kind ?? found.kind;
    if (at === names.length - 1) return { spelling, taken: kind };
    if (kind !== 'directory') return { spelling: [spelling, ...names.slice(at + 1)].join('/'), taken: 'absent', blocked: { path: spelling, kind } };
  }
  return { spelling, taken: 'directory' };
}

/** The entry of this name, in whatever Unicode form the disk has it. */
function namedIn(listed: readonly DirectoryEntry[], name: string): DirectoryEntry | undefined {
  return listed.find((entry) => entry.name === name) ?? listed.find((entry) => entry.name.normalize('NFC') === name.normalize('NFC'));
}

/** Every file below a directory, which also become facts of their own. Links are not followed. */
function treeAt(ground: Ground, top: string, files: Map<string, FileFact>): TreeFact | undefined {
  const { fs, path: projectDir } = ground.view;
  if (standing({ fs, projectDir }, top).kind !== 'directory') return undefined;
  const found = new Map<string, FileFact>();
  const others: string[] = [];
  const pending = [top];
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    const origin = ground.origin(directory);
    if (origin !== undefined) ground.basis.listing(ground.disk, origin);
    for (const { name, kind } of fs.list(`${projectDir}/${directory}`)) {
      const path = `${directory}/${name}`;
      if (kind === 'directory') pending.push(path);
      else if (kind !== 'file') others.push(path);
      else found.set(path, files.get(path) ?? fileAt(ground, path, false));
    }
  }
  for (const [path, fact] of found) if (!files.has(path)) files.set(path, fact);
  return { files: new Map([...found].sort(([a], [b]) => comparePaths(a, b))), others: others.sort(comparePaths) };
}
