import type { OptionalCompanion } from '../../contract/documents.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { readExactly } from '../../io/read-whole.ts';
import { at, type Medium } from '../commit/medium.ts';
import { assetIdFiles, assetIdsMark } from './asset-ids.ts';

/**
 * Optional companions that stand in `build/` and are switched off: files of these names whose first line is ours. A
 * file of the same name that somebody else wrote is left alone. Throws the system's error.
 */
export function retiredCompanions(medium: Medium, wanted: readonly string[]): readonly OptionalCompanion[] {
  return assetIdFiles.filter((name) => !wanted.includes(name) && isOurs(medium.fs, at(medium, `build/${name}`)));
}

function isOurs(fs: FileSystem, path: string): boolean {
  const mark = new TextEncoder().encode(`${assetIdsMark}\n`);
  if (fs.stat(path)?.kind !== 'file') return false;
  const file = fs.openRead(path);
  try {
    const start = new Uint8Array(mark.length);
    return readExactly(fs, file, start, 0) && Buffer.compare(start, mark) === 0;
  } finally {
    fs.close(file);
  }
}
