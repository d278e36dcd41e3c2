import { err, ok, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import { ensureDirectory } from '../io/ensure-directory.ts';
import type { FileSystem } from '../io/file-system.ts';
import { attempt } from '../io/io-error.ts';
import { namePortabilityFault } from '../io/portable-name.ts';
import { removeTree } from '../io/remove-tree.ts';
import { systemCode } from '../io/system-error.ts';
import type { TemporaryNames } from '../io/temporary-names.ts';
import { copyTree } from './copy-tree.ts';

/** What the copy of the sample project is called. */
export const sampleName = 'Starfall';
const unfinished = '.unfinished-';

/** A project that stands in the projects folder. */
export interface StandingProject {
  readonly name: string;
  readonly directory: string;
}

/** Where projects are made that nobody gave a place. Made at its first use. */
export class ProjectsFolder {
  readonly path: string;
  readonly #fileSystem: FileSystem;
  readonly #names: TemporaryNames;

  constructor(fileSystem: FileSystem, path: string, names: TemporaryNames) {
    this.#fileSystem = fileSystem;
    this.path = path;
    this.#names = names;
  }

  /** By name. A folder that cannot be read holds none. */
  list(): readonly StandingProject[] {
    const fs = this.#fileSystem;
    const listed = attempt('list', this.path, () => (fs.stat(this.path) ? fs.list(this.path) : []));
    const names = (listed.ok ? listed.value : []).filter(({ name, kind }) => kind === 'directory' && !name.startsWith('.'));
    return names
      .map(({ name }) => ({ name, directory: `${this.path}/${name}` }))
      .filter(({ directory }) => this.#isProject(directory))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /**
   * Makes an empty directory of that name. Errors: `path_not_portable`, `path_not_contained`; `target_exists` also
   * for a name that differs in case alone, which other systems cannot tell apart.
   */
  makeDirectory(wanted: string): Result<string, PackerError> {
    const name = wanted.normalize('NFC');
    const fault = nameFault(name);
    if (fault) return err(fault);
    const made = attempt('make', name, () => {
      ensureDirectory(this.#fileSystem, this.path);
      if (this.#isTaken(name)) return undefined;
      return this.#makeNew(`${this.path}/${name}`);
    });
    if (!made.ok) return made;
    return made.value === undefined ? err(taken(name)) : ok(made.value);
  }

  /** Takes back a directory just made, if nothing came into it. */
  removeEmpty(directory: string): void {
    attempt('remove', directory, () => { this.#fileSystem.removeDirectory(directory); });
  }

  /**
   * The copy of the sample project, made now if it is not there: whole, or not at all. Of several processes that
   * make it at once one wins, and all of them answer with its copy.
   */
  sample(source: string): Result<string, PackerError> {
    const directory = `${this.path}/${sampleName}`;
    if (this.#isProject(directory)) return ok(directory);
    const copied = attempt('make', sampleName, () => {
      ensureDirectory(this.#fileSystem, this.path);
      this.#sweep();
      return this.#copyTo(directory, source);
    });
    if (!copied.ok) return copied;
    return copied.value ? ok(directory) : err(taken(sampleName));
  }

  /** `false`: something else stands there. */
  #copyTo(directory: string, source: string): boolean {
    const fs = this.#fileSystem;
    if (fs.stat(directory)) return false;
    const copy = `${this.path}/${this.#names.make(unfinished)}`;
    try {
      copyTree(fs, source, copy, isOwnToACopy);
      fs.rename(copy, directory);
      fs.flushDirectory(this.path);
      return true;
    } catch (error) {
      if (fs.stat(copy)) attempt('remove', copy, () => { removeTree(fs, copy); });
      if (this.#isProject(directory)) return true;
      throw error;
    }
  }

  /** Copies that processes did not finish which are no more. */
  #sweep(): void {
    const fs = this.#fileSystem;
    for (const { name, kind } of fs.list(this.path)) {
      if (kind !== 'directory' || !this.#names.isAbandoned(unfinished, name)) continue;
      attempt('remove', name, () => { removeTree(fs, `${this.path}/${name}`); });
    }
  }

  #makeNew(directory: string): string | undefined {
    try {
      this.#fileSystem.makeDirectory(directory);
    } catch (error) {
      if (systemCode(error) === 'EEXIST') return undefined;
      throw error;
    }
    this.#fileSystem.flushDirectory(this.path);
    return directory;
  }

  #isTaken(name: string): boolean {
    const folded = fold(name);
    return this.#fileSystem.list(this.path).some((entry) => fold(entry.name) === folded);
  }

  #isProject(directory: string): boolean {
    const stat = attempt('look at', directory, () => this.#fileSystem.stat(`${directory}/assets`));
    return stat.ok && stat.value?.kind === 'directory';
  }
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** What a project at work leaves behind is not part of the sample. */
function isOwnToACopy(path: string): boolean {
  return path === 'build' || /^assets\/\.prometeu\/(?:lock|lock\.json|lock-journal|journal|cache|trash|backup|history|conflicts)$/u.test(path);
}

function nameFault(name: string): PackerError | undefined {
  const place = { field: '/name' };
  if (/[/\\]/u.test(name) || name === '.' || name === '..') {
    return packerError('path_not_contained', 'A name of a project is no path.', 'Leave out "/" and "\\".', { place });
  }
  const fault = name.startsWith('.') ? 'begins with a dot' : namePortabilityFault(name);
  return fault === undefined ? undefined : packerError('path_not_portable', `The name ${fault}.`, 'Choose another name.', { place });
}

function taken(name: string): PackerError {
  return packerError('target_exists', `Something called ${name} stands in the projects folder already.`, 'Choose another name, or open it.');
}
