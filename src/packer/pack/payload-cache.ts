import { bytesSource } from '../../base/byte-source.ts';
import { openFileSource } from '../../io/file-source.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { attempt } from '../../io/io-error.ts';
import { systemCode } from '../../io/system-error.ts';
import { linkOrCopy } from '../commit/contents.ts';
import type { Family } from '../families/family.ts';
import { OpenedSources } from './opened-sources.ts';
import { piecesOf, type MadePayload, type PayloadOwner } from './payload.ts';
import { describeEntry, readEntry, type CacheEntry } from './payload-entry.ts';
import { SpillFile } from './spill-file.ts';

/** Payloads up to this many bytes are handed out in memory, where there is room. */
const maxInMemory = 1024 * 1024;

/**
 * Payloads by what they were made from. An accelerator and nothing else: whatever is wrong with it, the pack
 * makes the payload anew, and deleting it at any moment changes no result. A hit is verified by its digests and
 * by its family; a failure to materialize is never kept (operations.md §8).
 *
 * Known limits: nothing is ever purged; deleting the folder is always right. Who can write here can put another
 * sound payload under a key, as who can write in `assets/` can put other inputs there: a check and
 * `verifyDeterminism` use no cache and tell.
 */
export class PayloadCache {
  readonly #fs: FileSystem;
  readonly #directory: string;

  /** `directory` is absolute and has been found to lie inside the project, with no link on the way. */
  constructor(fs: FileSystem, directory: string) {
    this.#fs = fs;
    this.#directory = directory;
  }

  /**
   * The payload of that key, or nothing. One above `keepBytes` stays in the file, which gets the name
   * `privateFile` for this pack, so that nobody who tidies the cache takes it away.
   */
  find(key: string, family: Family, keepBytes: number, privateFile: string): MadePayload | undefined {
    const inMemory = Math.min(maxInMemory, keepBytes);
    return this.#orNothing(() => {
      const small = this.#read(this.#path(key), key, family, inMemory);
      if (small !== 'too_large') return small;
      linkOrCopy(this.#fs, this.#path(key), privateFile);
      const large = this.#read(privateFile, key, family, Infinity);
      return large === 'too_large' ? undefined : large;
    });
  }

  /** What the entry of that key says its payload's digest is: a hint, for the payload itself is not looked at. */
  digest(key: string): string | undefined {
    return this.#orNothing(() => {
      const file = openFileSource(this.#fs, this.#path(key));
      try {
        return readEntry(file, key)?.described.sha256;
      } finally {
        file.dispose();
      }
    });
  }

  /** Payloads that are only ranges of inputs are not kept: copying the input is as quick. */
  keep(key: string, payload: MadePayload, owner: PayloadOwner): void {
    if (payload.bytes.kind === 'segments' && payload.bytes.segments.some((segment) => segment.kind === 'input')) return;
    this.#orNothing(() => this.#write(key, payload, owner));
  }

  /** @param most bytes of payload to take into memory; beyond them it stays in the file, with `Infinity` as well */
  #read(path: string, key: string, family: Family, most: number): MadePayload | 'too_large' | undefined {
    const file = openFileSource(this.#fs, path);
    try {
      const entry = readEntry(file, key);
      if (!entry) return undefined;
      if (entry.size > most) return 'too_large';
      return most === Infinity ? largePayload(entry, path, family) : smallPayload(entry, family);
    } finally {
      file.dispose();
    }
  }

  #write(key: string, payload: MadePayload, owner: PayloadOwner): void {
    const temporary = `${this.#path(key)}.tmp`;
    const file = this.#begin(temporary);
    const opened = new OpenedSources(this.#fs);
    try {
      file.append(describeEntry(key, payload));
      for (const bytes of piecesOf(payload, owner, opened)) file.append(bytes);
      file.finish();
      this.#fs.rename(temporary, this.#path(key));
    } catch (error) {
      attempt('close', temporary, () => file.dispose());
      attempt('remove', temporary, () => this.#fs.removeFile(temporary));
      throw error;
    } finally {
      opened.dispose();
    }
  }

  /** What a dead pack left under the name goes: packs that write here hold the project's lock. */
  #begin(temporary: string): SpillFile {
    try {
      return new SpillFile(this.#fs, temporary);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
      this.#fs.removeFile(temporary);
      return new SpillFile(this.#fs, temporary);
    }
  }

  #path(key: string): string {
    return `${this.#directory}/${key}`;
  }

  /** The disk's own failures are a miss, or a payload that is not kept. */
  #orNothing<T>(run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      return undefined;
    }
  }
}

function smallPayload(entry: CacheEntry, family: Family): MadePayload | undefined {
  const bytes = entry.payload.read(0, entry.size).slice();
  if (!entry.isSound(bytesSource(bytes), family)) return undefined;
  return { ...entry.described, bytes: { kind: 'segments', segments: [{ kind: 'bytes', bytes }] } };
}

function largePayload(entry: CacheEntry, path: string, family: Family): MadePayload | undefined {
  if (!entry.isSound(entry.payload, family)) return undefined;
  return { ...entry.described, bytes: { kind: 'file', file: path, offset: entry.offset } };
}
