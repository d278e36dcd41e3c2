import { canonicalJson } from '../../base/canonical-json.ts';
import { isBefore } from './digest-file.ts';
import { indexReadingVersion } from '../documents/index-document.ts';
import type { CacheBody, CacheKind } from './cache-file.ts';
import { textOf, understandingVersion } from './declaration-view.ts';
import type { FamilyWalker } from './family-port.ts';
import type { AssetRoot, DeclarationView } from './model.ts';
import { columnBytes, StatColumns } from './stat-columns.ts';
import { understoodText } from './understood.ts';
import type { PlainFolder, SeenStat, WalkedRoot } from './walk.ts';

/**
 * What the last load read, on disk. Of each asset root a row for its declaration, one for each file, one for each directory
 * from the root itself on; then one for each directory outside of all of them:
 *
 * | part | bytes |
 * | --- | --- |
 * | counts | 6 u32: asset roots, folders, rows, bytes of names, bytes of understandings, 0 |
 * | columns | stats and digests of all rows (`stat-columns.ts`) |
 * | lengths | of each root 4 u32: files, directories below it, bytes of its understanding, bytes of its declaration |
 * | folders | of each a u32: directories in it |
 * | names | text, each ended by a zero: the head as JSON; of each root its path as the disk spells it, the root around it, its uuid, its directories, its files; of each folder its path, what it holds |
 * | understandings | JSON of each valid declaration as it was understood (`understood.ts`); of others nothing |
 * | declarations | their bytes |
 */
export const statCache: CacheKind = { name: 'stats', tag: 1, version: 2 };

/** What stands before the names. */
export interface StatCacheHead {
  /** How declarations were understood. */
  readonly understanding: string;
  /** Digest of a registry that was valid, and the version of its reader. */
  readonly registry?: readonly [sha256: string, version: number];
  /** The project's settings as they were understood, as JSON. */
  readonly settings: string;
  /** Whether nothing else was there than what stands here: no fault, no root left out. */
  readonly isWhole: boolean;
  /** Whether this disk tells by the time of a directory that a name came or went. */
  readonly keepsDirectoryTimes: boolean;
}

export interface StoredRoot {
  readonly walked: WalkedRoot;
  readonly asset: AssetRoot;
  /** Stats of directories are believed when they are from before this moment, milliseconds. */
  readonly before: number;
}

/** All that is kept of one load. Roots whose declaration was never read are left out by the caller. */
export interface StoredLoad {
  readonly roots: readonly StoredRoot[];
  readonly folders: readonly PlainFolder[];
  readonly before: number;
  readonly head: Omit<StatCacheHead, 'understanding' | 'keepsDirectoryTimes'>;
}

/** The head's `registry` for a registry that is valid now. */
export function registryMark(sha256: string): readonly [string, number] {
  return [sha256, indexReadingVersion];
}

/** What an understanding depends on besides the bytes. */
export function understandingOf(walkers: readonly FamilyWalker[]): string {
  return canonicalJson([understandingVersion, ...walkers.map(({ family, version }) => [family, version])]);
}

/** Texts of what was understood: made once for each reading of a declaration and what lies beside it. */
const understandings = new WeakMap<DeclarationView, { readonly asset: AssetRoot['artifacts']; readonly text: Uint8Array }>();

/**
 * The body of the cache.
 *
 * @param device of the disk that keeps times of directories; without one none is believed
 */
export function statCacheBody({ roots, folders, before, head }: StoredLoad, walkers: readonly FamilyWalker[], device: number | undefined): readonly Uint8Array[] {
  const rows = roots.reduce((sum, { walked }) => sum + walked.files.length + walked.others.size + 2, 0) + folders.length;
  const columns = new StatColumns(new Uint8Array(columnBytes(rows)), rows);
  const lengths = new Uint32Array(roots.length * 4 + folders.length);
  const names = [JSON.stringify({ ...head, understanding: understandingOf(walkers), keepsDirectoryTimes: device !== undefined } satisfies StatCacheHead)];
  const understood: Uint8Array[] = [];
  const texts: Uint8Array[] = [];
  let row = 0;
  const directory = (stat: SeenStat | undefined, settled: number): void => {
    if (stat && isBelieved(stat, settled, device)) columns.set(row++, stat, '');
    else columns.leaveOut(row++);
  };
  for (const [at, stored] of roots.entries()) {
    const { walked, asset } = stored;
    if (walked.declaration.kind !== 'refused') columns.set(row++, walked.declaration, asset.declaration.sha256 ?? '');
    for (const [place, { stat }] of walked.files.entries()) columns.set(row++, stat, asset.artifacts[place]?.sha256 ?? '');
    for (const stat of directoriesOf(walked)) directory(stat, stored.before);
    names.push(walked.diskRoot, walked.nestedIn ?? '', asset.declaration.assetUuid ?? '');
    // One by one, here and below: a folder may hold more than a call takes arguments.
    for (const path of walked.others.keys()) names.push(path);
    for (const { diskPath } of walked.files) names.push(diskPath);
    const said = encodedUnderstanding(asset);
    const text = textOf(asset.declaration) ?? empty;
    understood.push(said);
    texts.push(text);
    lengths.set([walked.files.length, walked.others.size, said.length, text.length], at * 4);
  }
  for (const [at, { diskPath, stat, directories }] of folders.entries()) {
    directory(stat, before);
    names.push(diskPath);
    for (const name of directories) names.push(name);
    lengths[roots.length * 4 + at] = directories.length;
  }
  const named = new TextEncoder().encode(names.map((name) => `${name}\0`).join(''));
  const said = Buffer.concat(understood);
  const counts = new Uint32Array([roots.length, folders.length, rows, named.length, said.length, 0]);
  return [new Uint8Array(counts.buffer), columns.bytes, new Uint8Array(lengths.buffer), named, said, Buffer.concat(texts)];
}

/** Of how many directories the cache would tell when they changed. */
export function believedDirectories({ roots, folders, before }: StoredLoad, device: number | undefined): number {
  let count = folders.filter(({ stat }) => isBelieved(stat, before, device)).length;
  for (const { walked, before: settled } of roots) {
    for (const stat of directoriesOf(walked)) if (stat && isBelieved(stat, settled, device)) count++;
  }
  return count;
}

/** Not from another disk, which may keep no such times, and none that is racy. */
function isBelieved(stat: SeenStat, before: number, device: number | undefined): boolean {
  return stat.device === device && isBefore(stat, before);
}

const empty = new Uint8Array(0);

/** Of the root, then of each directory below it; none of a root with anything odd, or with a name that is not as the disk spells it. */
function directoriesOf({ diskRoot, listed, others }: WalkedRoot): readonly (SeenStat | undefined)[] {
  const top = `assets/${diskRoot}`;
  if (listed.length !== others.size + 1) return ['', ...others.keys()].map(() => undefined);
  if (others.size === 0) return listed.map(({ diskPath, stat }) => (diskPath === top ? stat : undefined));
  const stats = new Map(listed.map(({ diskPath, stat }) => [diskPath, stat]));
  return [stats.get(top), ...Array.from(others.keys(), (path) => stats.get(`${top}/${path}`))];
}

function encodedUnderstanding(asset: AssetRoot): Uint8Array {
  const known = understandings.get(asset.declaration);
  if (known && known.asset === asset.artifacts) return known.text;
  // From the pool: ten thousand buffers of their own cost more than what is in them.
  const text = Buffer.from(understoodText(asset) ?? '');
  understandings.set(asset.declaration, { asset: asset.artifacts, text });
  return text;
}

/** An understanding that was read need not be made again to be written. */
export function rememberUnderstanding(declaration: DeclarationView, artifacts: AssetRoot['artifacts'], text: Uint8Array): void {
  understandings.set(declaration, { asset: artifacts, text });
}

/** One root as it lies in the cache. */
export interface StoredPlace {
  /** As the disk spells it. */
  readonly diskRoot: string;
  /** The declaration's row; the files' follow it, and those of the directories. */
  readonly row: number;
  readonly files: number;
  readonly directories: number;
  /** Among the names: the root's own. */
  readonly name: number;
  readonly understood: number;
  /** Where its declaration begins and ends. */
  readonly text: number;
  readonly end: number;
  /** Bytes of its understanding. */
  readonly said: number;
}

/** Names of a root that stand before those of its directories. */
export const namesBefore = 3;

/** One folder as it lies in the cache. */
export interface StoredFolder {
  readonly diskPath: string;
  readonly row: number;
  readonly directories: readonly string[];
}

export interface StatCacheParts {
  readonly head: StatCacheHead;
  readonly columns: StatColumns;
  readonly names: readonly string[];
  /** In the order of their paths. */
  readonly places: readonly StoredPlace[];
  readonly folders: readonly StoredFolder[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const countBytes = 24;

/** The parts of a body that passed its checksum; nothing when they do not add up. */
export function statCacheParts({ bytes }: CacheBody): StatCacheParts | undefined {
  if (bytes.length < countBytes) return undefined;
  const [roots = 0, folders = 0, rows = 0, nameBytes = 0, understoodBytes = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 5);
  const lengthsAt = countBytes + columnBytes(rows);
  const namesAt = lengthsAt + roots * 16 + folders * 4;
  const understoodAt = namesAt + nameBytes;
  if (understoodAt + understoodBytes > bytes.length) return undefined;
  const lengths = new Uint32Array(bytes.buffer, bytes.byteOffset + lengthsAt, roots * 4 + folders);
  const names = Buffer.from(bytes.buffer, bytes.byteOffset + namesAt, nameBytes).toString('utf8').split('\0');
  const parts = { names, lengths, roots };
  const found = placesOf(parts, understoodAt, understoodAt + understoodBytes);
  const kept = foldersOf(parts, found);
  const addsUp = kept.row === rows && kept.name + 1 === names.length && found.text === bytes.length && found.understood === understoodAt + understoodBytes;
  if (!addsUp) return undefined;
  const head = JSON.parse(names[0] ?? '') as StatCacheHead;
  return { head, columns: new StatColumns(bytes.subarray(countBytes, lengthsAt), rows), names, places: found.places, folders: kept.folders, bytes };
}

interface Lengths {
  readonly names: readonly string[];
  readonly lengths: Uint32Array;
  readonly roots: number;
}

function placesOf({ names, lengths, roots }: Lengths, understoodAt: number, textAt: number): { readonly places: readonly StoredPlace[]; readonly row: number; readonly name: number; readonly understood: number; readonly text: number } {
  const places: StoredPlace[] = [];
  let [row, name, understood, text] = [0, 1, understoodAt, textAt];
  for (let at = 0; at < roots * 4; at += 4) {
    const [files = 0, directories = 0] = [lengths[at], lengths[at + 1]];
    const end = text + (lengths[at + 3] ?? 0);
    places.push({ diskRoot: names[name] ?? '', row, files, directories, name, understood, text, end, said: lengths[at + 2] ?? 0 });
    row += files + directories + 2;
    name += namesBefore + directories + files;
    understood += lengths[at + 2] ?? 0;
    text = end;
  }
  return { places, row, name, understood, text };
}

function foldersOf({ names, lengths, roots }: Lengths, from: { readonly row: number; readonly name: number }): { readonly folders: readonly StoredFolder[]; readonly row: number; readonly name: number } {
  const folders: StoredFolder[] = [];
  let { row, name } = from;
  for (let at = roots * 4; at < lengths.length; at++) {
    const count = lengths[at] ?? 0;
    folders.push({ diskPath: names[name] ?? '', row, directories: names.slice(name + 1, name + 1 + count) });
    row += 1;
    name += 1 + count;
  }
  return { folders, row, name };
}
