import { dirname } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { systemCode } from './system-error.ts';

/**
 * Makes a directory and those above it that are missing, durably. Links among those that are there are followed:
 * the path is the person's own. Throws the system's error, `EEXIST` when something else than a directory is there.
 *
 * @param mode of the last one, where it is made
 */
export function ensureDirectory(fs: FileSystem, path: string, mode?: number): void {
  if (fs.stat(path)) return;
  const parent = dirname(path);
  if (parent !== path) ensureDirectory(fs, parent);
  try {
    fs.makeDirectory(path);
  } catch (error) {
    // Another process was faster.
    if (systemCode(error) === 'EEXIST' && fs.stat(path)?.kind === 'directory') return;
    throw error;
  }
  if (mode !== undefined) fs.setMode(path, mode);
  fs.flushDirectory(parent);
}
