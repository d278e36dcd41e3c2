import { controlFolder } from '../documents/init.ts';
import { openContained, resolveWriteTarget, type ContainedRoot } from '../../io/contained-path.ts';
import { writeAll } from '../../io/durable-write.ts';
import { Sha256 } from '../../io/hashing.ts';
import { readWholeOpen } from '../../io/read-whole.ts';
import { systemCode } from '../../io/system-error.ts';
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
  readonly tag: number;
  /** Raised whenever the body means something else. */
  readonly version: number;
}

export interface CacheBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When it was written, on the disk's own clock, milliseconds. */
  readonly writtenAt: number;
}

const cacheFolder = `${controlFolder}/cache`;
const magic = 'PRMCACHE';
const checksumAt = 64;
const bodyAt = 96;
const orderMark = 0x01020304;

/** Bytes: more than a project of 100,000 assets needs, and no more than anybody would read. */
const maxBytes = 512 * 1024 * 1024;

/** The body of a cache that this machine wrote here. Nothing the disk holds makes it throw. */
export function readCache(project: ContainedRoot, kind: CacheKind): CacheBody | undefined {
  return orNothing(() => {
    const opened = openContained(project, `${cacheFolder}/${kind.name}`);
    if (!opened.ok) return undefined;
    try {
      const whole = readWholeOpen(project.fs, opened.value.open, maxBytes);
      return whole.ok && isOurs(whole.value.bytes, kind, whole.value.stat) ? { bytes: whole.value.bytes.subarray(bodyAt), writtenAt: whole.value.stat.mtimeMs } : undefined;
    } finally {
      project.fs.close(opened.value.open);
    }
  });
}

/** Puts a cache in place of the one before; `false` where the disk does not let it. */
export function writeCache(project: ContainedRoot, kind: CacheKind, body: readonly Uint8Array[]): boolean {
  return orNothing(() => {
    const target = resolveWriteTarget(project, `${cacheFolder}/${kind.name}`);
    // Only the folder itself is made: without a control folder this is no project of ours yet.
    if (!target.ok || target.value.missingParents.some((folder) => folder !== cacheFolder)) return false;
    const { fs } = project;
    const folder = `${project.path}/${cacheFolder}`;
    if (target.value.missingParents.length > 0) fs.makeDirectory(folder);
    const prefix = `${kind.name}-`;
    sweepAbandoned(project, folder, prefix);
    const temporary = `${folder}/${temporaryNames.make(prefix)}`;
    try {
      writeWhole(project, temporary, kind, body);
      fs.rename(temporary, target.value.absolute);
      return true;
    } catch (error) {
      orNothing(() => fs.removeFile(temporary));
      throw error;
    }
  }) ?? false;
}

function writeWhole({ fs }: ContainedRoot, path: string, kind: CacheKind, body: readonly Uint8Array[]): void {
  const file = fs.create(path);
  try {
    const { inode, device } = fs.statOpen(file);
    const size = body.reduce((sum, piece) => sum + piece.length, 0);
    const head = headOf(kind, size, { inode, device });
    const hash = new Sha256().update(head);
    for (const piece of body) hash.update(piece);
    let at = 0;
    for (const piece of [head, Buffer.from(hash.digest().sha256, 'hex'), ...body]) {
      writeAll(fs, file, piece, at);
      at += piece.length;
    }
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

function isOurs(bytes: Uint8Array, kind: CacheKind, identity: Identity): boolean {
  if (bytes.length < bodyAt) return false;
  const head = headOf(kind, bytes.length - bodyAt, identity);
  if (!Buffer.from(head.buffer).equals(bytes.subarray(0, checksumAt))) return false;
  const found = new Sha256().update(head).update(bytes.subarray(bodyAt)).digest().sha256;
  return found === Buffer.from(bytes.subarray(checksumAt, bodyAt)).toString('hex');
}

/** What processes that are no more left half written. */
function sweepAbandoned({ fs }: ContainedRoot, folder: string, prefix: string): void {
  for (const { name, kind } of fs.list(folder)) {
    if (kind === 'file' && temporaryNames.isAbandoned(prefix, name)) orNothing(() => fs.removeFile(`${folder}/${name}`));
  }
}

/** The disk's own failures cost time and nothing else. */
function orNothing<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
