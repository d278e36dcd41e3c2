import { tmpdir } from 'node:os';
import type { Disposable } from '../base/disposable.ts';
import { disposable } from '../base/disposable.ts';
import type { FileSystem } from './file-system.ts';
import { newOperationId } from './operation-id.ts';

/** A private directory outside every project; disposing removes it with all in it. */
export interface TemporaryDirectory extends Disposable {
  /** Absolute. */
  readonly path: string;
}

/** Makes one below the system's own place for them. Throws the system's error. */
export function makeTemporaryDirectory(fs: FileSystem, parent: string = tmpdir()): TemporaryDirectory {
  const path = `${fs.realPath(parent)}/prometeu-${newOperationId()}`;
  fs.makeDirectory(path);
  fs.setMode(path, 0o700);
  return { path, ...disposable(() => removeAll(fs, path)) };
}

function removeAll(fs: FileSystem, path: string): void {
  for (const { name, kind } of fs.list(path)) {
    if (kind === 'directory') removeAll(fs, `${path}/${name}`);
    else fs.removeFile(`${path}/${name}`);
  }
  fs.removeDirectory(path);
}
