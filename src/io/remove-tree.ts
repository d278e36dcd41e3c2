import type { FileSystem } from './file-system.ts';

/** Removes a directory with all in it. Follows no link. Throws the system's error. */
export function removeTree(fs: FileSystem, path: string): void {
  for (const { name, kind } of fs.list(path)) {
    if (kind === 'directory') removeTree(fs, `${path}/${name}`);
    else fs.removeFile(`${path}/${name}`);
  }
  fs.removeDirectory(path);
}
