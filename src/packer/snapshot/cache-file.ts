import { controlFolder } from '../documents/init.ts';
import { openContained, resolveWriteTarget, type ContainedRoot } from '../../io/contained-path.ts';
import { writeAll } from '../../io/durable-write.ts';
import type { FileSystem, OpenFile } from '../../io/file-system.ts';
import { Sha256 } from '../../io/hashing.ts';
import { readExactly } from '../../io/read-whole.ts';
import { orNothing } from '../../io/system-error.ts';
import { temporaryNames } from '../../io/temporary-names.ts';

/**
 * A file of `assets/.prometeu/cache/` that is derived from the rest and may be deleted at any moment:
 *
 * | offset | size | field |
 * | --- | --- | --- |
 * | 0 | 8 | magic `PRMCACHE` |
 * | 8 | 4 | what it holds |
 * | 12 | 4 | version of its body |
 * | 16 | 4 | 0x01020304 in the machine's own byte order, which all numbers have |
 * | 24 | 8 | bytes of the body, a double |
 * | 32 | 16 | inode and device of this very file, doubles: a copy, or what came with a project from elsewhere, is not ours |
 * | 64 | 32 | SHA-256 of the 64 bytes before and the body |
 * | 96 | … | body |
 *
 * It is written beside its place and renamed, so that a reader meets a whole one, whoever else writes; it is never
 * flushed, for the checksum tells what a power loss left of it. Whatever is wrong with it, there is none.
 */
export interface CacheKind {
  /** The file's name below `cache/`. */
  readonly name: string;
  /** Says in the file which kind it is: no other kind has it, for a renamed file is still in its own inode. */
  readonly tag: number;
  /** Raised whenever the body means something else. */
  readonly version: number;
}

export interface CacheBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When it was written, on the disk's own clock, milliseconds. */
  readonly writtenAt: number;
  /** Of this very writing, lower-case hex: another body, or the same one written again, has another. */
  readonly checksum: string;
}

const cacheFolder = `${controlFolder}/cache`;
const magic = 'PRMCACHE';
const checksumAt = 64;
const bodyAt = 96;
const orderMark = 0x01020304;

/** Bytes: twice what a project of 100,000 assets needs, and no more than anybody would read. */
const maxBytes = 256 * 1024 * 1024;

/** The body of a cache that this machine wrote here. Nothing the disk holds makes it throw. */
export function readCache(project: ContainedRoot, kind: CacheKind): CacheBody | undefined {
  return orNothing(() => {
    const opened = openContained(project, `${cacheFolder}/${kind.name}`);
    if (!opened.ok) return undefined;
    try {
      return readOurs(project.fs, opened.value.open, kind);
    } finally {
      project.fs.close(opened.value.open);
    }
  });
}

/** Nothing of a body is read before its head says that it is ours: who did not write this very file knows no such head. */
function readOurs(fs: FileSystem, file: OpenFile, kind: CacheKind): CacheBody | undefined {
  const stat = fs.statOpen(file);
  if (stat.kind !== 'file' || stat.size < bodyAt || stat.size > maxBytes) return undefined;
  const head = new Uint8Array(bodyAt);
  const expected = headOf(kind, stat.size - bodyAt, stat);
  if (!readExactly(fs, file, head, 0) || !Buffer.from(expected.buffer).equals(head.subarray(0, checksumAt))) return undefined;
  const bytes = new Uint8Array(stat.size - bodyAt);
  if (!readExactly(fs, file, bytes, bodyAt)) return undefined;
  const checksum = Buffer.from(head.subarray(checksumAt)).toString('hex');
  const found = new Sha256().update(expected).update(bytes).digest().sha256;
  return found === checksum ? { bytes, writtenAt: stat.mtimeMs, checksum } : undefined;
}

/** Puts a cache in place of the one before, and says its checksum; nothing where the disk does not let it. */
export function writeCache(project: ContainedRoot, kind: CacheKind, body: readonly Uint8Array[]): string | undefined {
  return orNothing(() => {
    const place = placeOf(project, kind);
    if (!place) return undefined;
    const { fs } = project;
    try {
      const checksum = writeWhole(project, place.temporary, kind, body);
      fs.rename(place.temporary, place.absolute);
      return checksum;
    } catch (error) {
      orNothing(() => fs.removeFile(place.temporary));
      throw error;
    }
  });
}

/**
 * The device of the disk that holds the caches, if it tells by the time of a directory that a name came. It is tried: a
 * name is made until the time is another one, or longer than its clock may stand still.
 */
export function deviceWithDirectoryTimes(project: ContainedRoot, kind: CacheKind): number | undefined {
  return orNothing(() => {
    const place = placeOf(project, kind);
    if (!place) return undefined;
    const { fs } = project;
    const before = fs.stat(place.folder);
    for (const deadline = Date.now() + longestTick; ; ) {
      fs.close(fs.create(place.temporary));
      const after = fs.stat(place.folder);
      fs.removeFile(place.temporary);
      if (after && before && after.mtimeMs !== before.mtimeMs) return after.device;
      if (Date.now() > deadline) return undefined;
    }
  });
}

/** How long the clock of a usual disk stands still, and a bit. A coarser one is found out about another time. Milliseconds. */
const longestTick = 20;

/** Where a cache is written, and a name beside it. The folder is made; without a control folder this is no project of ours yet. */
function placeOf(project: ContainedRoot, kind: CacheKind): { readonly absolute: string; readonly folder: string; readonly temporary: string } | undefined {
  const target = resolveWriteTarget(project, `${cacheFolder}/${kind.name}`);
  if (!target.ok || target.value.missingParents.some((folder) => folder !== cacheFolder)) return undefined;
  const folder = `${project.path}/${cacheFolder}`;
  if (target.value.missingParents.length > 0) project.fs.makeDirectory(folder);
  const prefix = `${kind.name}-`;
  sweepAbandoned(project, folder, prefix);
  return { absolute: target.value.absolute, folder, temporary: `${folder}/${temporaryNames.make(prefix)}` };
}

function writeWhole({ fs }: ContainedRoot, path: string, kind: CacheKind, body: readonly Uint8Array[]): string {
  const file = fs.create(path);
  try {
    const { inode, device } = fs.statOpen(file);
    const size = body.reduce((sum, piece) => sum + piece.length, 0);
    const head = headOf(kind, size, { inode, device });
    const hash = new Sha256().update(head);
    for (const piece of body) hash.update(piece);
    const { sha256 } = hash.digest();
    let at = 0;
    for (const piece of [head, Buffer.from(sha256, 'hex'), ...body]) {
      writeAll(fs, file, piece, at);
      at += piece.length;
    }
    return sha256;
  } finally {
    fs.close(file);
  }
}

interface Identity {
  readonly inode: number;
  readonly device: number;
}

function headOf({ tag, version }: CacheKind, size: number, { inode, device }: Identity): Uint8Array {
  const head = new Uint8Array(checksumAt);
  head.set(Buffer.from(magic, 'latin1'));
  new Uint32Array(head.buffer, 8, 3).set([tag, version, orderMark]);
  new Float64Array(head.buffer, 24, 3).set([size, inode, device]);
  return head;
}

/** What processes that are no more left half written. */
function sweepAbandoned({ fs }: ContainedRoot, folder: string, prefix: string): void {
  for (const { name, kind } of fs.list(folder)) {
    if (kind === 'file' && temporaryNames.isAbandoned(prefix, name)) orNothing(() => fs.removeFile(`${folder}/${name}`));
  }
}
