import type { Disposable } from '../../base/disposable.ts';
import { openFileSource, type FileSource } from '../../io/file-source.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { companionNames, type CompanionName } from '../archive/companions.ts';
import type { CompanionSources } from '../archive/companion-verify.ts';

/** The companions that stand in a directory, opened; disposing closes them. Throws the system's error. */
export class OpenedCompanions implements Disposable {
  readonly sources: CompanionSources;
  readonly missing: readonly CompanionName[];
  readonly #files: FileSource[] = [];

  /** `directory` is absolute; a link in the place of a companion is not followed, and throws. */
  constructor(fs: FileSystem, directory: string) {
    const present = companionNames.filter((name) => fs.stat(`${directory}/${name}`) !== undefined);
    this.missing = companionNames.filter((name) => !present.includes(name));
    this.sources = Object.fromEntries(present.map((name) => [name, this.#open(fs, `${directory}/${name}`)]));
  }

  #open(fs: FileSystem, path: string): FileSource {
    try {
      const file = openFileSource(fs, path);
      this.#files.push(file);
      return file;
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  dispose(): void {
    for (const file of this.#files.splice(0)) file.dispose();
  }
}
