import { tmpdir } from 'node:os';
import type { Disposable } from '../base/disposable.ts';
import { disposable } from '../base/disposable.ts';
import type { FileSystem } from './file-system.ts';
import { attempt } from './io-error.ts';
import { newOperationId } from './operation-id.ts';
import { removeTree } from './remove-tree.ts';

/** A private directory outside every project; disposing removes it with all in it. */
export interface TemporaryDirectory extends Disposable {
  /** Absolute. */
  readonly path: string;
}

/**
 * Makes one below the system's own place for them, for this user alone. Throws the system's error. What cannot be
 * removed again is left to the system, which clears that place.
 */
export function makeTemporaryDirectory(fs: FileSystem, parent: string = tmpdir()): TemporaryDirectory {
  const path = `${fs.realPath(parent)}/prometeu-${newOperationId()}`;
  fs.makeDirectory(path);
  try {
    fs.setMode(path, 0o700);
  } catch (error) {
    attempt('remove', path, () => fs.removeDirectory(path));
    throw error;
  }
  return { path, ...disposable(() => attempt('remove', path, () => removeTree(fs, path))) };
}
