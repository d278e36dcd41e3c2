import { ok, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import { attempt } from '../../io/io-error.ts';
import { failureOf } from '../commit/failure.ts';
import { makeMissing, sweep } from '../commit/journal.ts';
import { at, type Medium } from '../commit/medium.ts';
import { journalNames } from '../commit/operation.ts';
import { stagingParent } from '../commit/places.ts';
import type { PayloadCache } from './payload/payload-cache.ts';
import { payloadCacheToFill } from './payload/payload-folder.ts';

/** Where the four files are put together: inside `build/` to be promoted, or elsewhere to be compared. */
export type Destination =
  | { readonly kind: 'build' }
  /** An existing, empty, private directory, absolute; whoever made it removes it. */
  | { readonly kind: 'outside'; readonly directory: string };

/** The private directory of one pack. */
export interface Staging {
  readonly destination: Destination;
  /** Absolute. */
  readonly directory: string;
  /** Absolute path of a file that only this pack knows and that ends with it. */
  privateFile(name: string): string;
  /** Makes it empty again, for a pack that begins once more. Throws the system's error. */
  clear(): void;
  /** The payload cache, where one can be had. */
  payloadCache(): PayloadCache | undefined;
  /**
   * Takes everything away again; nothing of it was ever visible. A journal that was not ended stays: it is
   * recovery's. Whatever fails is swept at the next open, and changes nothing about how the pack ended.
   */
  remove(): void;
}

/**
 * `build/.staging/<operation id>/`, made anew: what a dead pack of the same id left there is removed first. A
 * record in it has been recovered before, under the lock that the caller holds. Errors: as the disk has it,
 * `path_is_link`.
 */
export function openStaging(
  medium: Medium,
  operationId: string,
  destination: Destination,
): Result<Staging, PackerError> {
  if (destination.kind === 'outside') {
    return ok(stagingIn(medium, destination, destination.directory, () => undefined));
  }
  const path = `${stagingParent}/${operationId}`;
  const made: string[] = [];
  const opened = refusable(path, () => {
    if (!medium.fs.stat(at(medium, 'build'))) made.push('build');
    makeMissing(medium, stagingParent);
    if (medium.fs.stat(at(medium, path))) sweep(medium, path);
    medium.fs.makeDirectory(at(medium, path));
  });
  if (opened.ok) return ok(stagingIn(medium, destination, at(medium, path), () => removeStaging(medium, path, made)));
  removeEmpty(medium, [stagingParent, ...made]);
  return opened;
}

function stagingIn(medium: Medium, destination: Destination, directory: string, remove: () => void): Staging {
  return {
    destination,
    directory,
    privateFile: (name) => `${directory}/private-${name}`,
    clear() {
      for (const { name, kind } of medium.fs.list(directory)) if (kind !== 'directory') medium.fs.removeFile(`${directory}/${name}`);
    },
    payloadCache: () => payloadCacheToFill(medium),
    remove,
  };
}

/** Leaves nothing behind that was not there before: not even the empty folders in `made`. */
function removeStaging(medium: Medium, path: string, made: readonly string[]): void {
  const journal = attempt('look at', path, () => holdsRecord(medium, path));
  // Not to be seen is not gone: then it stays, and so does its folder.
  if (!journal.ok || journal.value) return;
  sweep(medium, path);
  removeEmpty(medium, [stagingParent, ...made]);
}

/**
 * A promotion that could not be taken back, or whose last flush failed, or whose journal could not be swept:
 * before-images may only go when nothing can need them any more, and that is recovery's to know.
 */
function holdsRecord(medium: Medium, path: string): boolean {
  const records = [journalNames.armed, journalNames.done, journalNames.undone];
  return records.some((name) => medium.fs.stat(at(medium, `${path}/${name}`)) !== undefined);
}

/** Another pack's leftovers, or anything else in it, keeps a folder. */
function removeEmpty(medium: Medium, folders: readonly string[]): void {
  for (const folder of folders) {
    attempt('remove', folder, () => {
      if (medium.fs.stat(at(medium, folder))?.kind === 'directory' && medium.fs.list(at(medium, folder)).length === 0) {
        medium.fs.removeDirectory(at(medium, folder));
      }
    });
  }
}

/** Runs something that may be refused for a link on the way or fail at the disk. */
function refusable<T>(file: string, run: () => T): Result<T, PackerError> {
  try {
    return ok(run());
  } catch (error) {
    return { ok: false, error: failureOf(error, file) };
  }
}
