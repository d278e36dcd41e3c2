import type { Result } from '../base/result.ts';
import type { PackerError } from '../contract/errors.ts';
import type { ResponseOf } from '../contract/operations.ts';
import type { RecentProject } from '../contract/operations/studio.ts';
import type { FileSystem } from '../io/file-system.ts';
import { attempt } from '../io/io-error.ts';
import { newOperationId } from '../io/operation-id.ts';
import type { ProjectsFolder } from './projects-folder.ts';
import type { RecentProjects } from './recent-projects.ts';

/** The projects that a person may open without naming a path: those opened lately, and those in the projects folder. */
export class Places {
  readonly folder: ProjectsFolder;
  readonly #fileSystem: FileSystem;
  readonly #recent: RecentProjects;
  readonly #now: () => Date;
  /** Ids of what stands in the folder and was never opened, by directory: the same as long as the Studio runs. */
  readonly #ids = new Map<string, string>();

  constructor(fileSystem: FileSystem, recent: RecentProjects, folder: ProjectsFolder, now: () => Date) {
    this.#fileSystem = fileSystem;
    this.#recent = recent;
    this.folder = folder;
    this.#now = now;
  }

  async list(): Promise<ResponseOf<'listRecentProjects'>> {
    const recent = await this.#recent.list();
    const opened = recent.map((entry): RecentProject => ({
      ...entry,
      name: lastName(entry.directory),
      present: this.#isDirectory(entry.directory),
    }));
    const known = new Set(recent.map(({ directory }) => directory));
    const standing = this.folder.list().map(({ name, directory }) => ({ name, directory: this.#real(directory) }));
    const others = standing.filter(({ directory }) => !known.has(directory));
    return {
      projects_folder: this.folder.path,
      projects: [...opened, ...others.map((project): RecentProject => ({ ...project, place_id: this.#idOf(project.directory), present: true }))],
    };
  }

  async directoryOf(placeId: string): Promise<string | undefined> {
    return (await this.list()).projects.find((project) => project.place_id === placeId)?.directory;
  }

  opened(directory: string): Promise<Result<unknown, PackerError>> {
    return this.#recent.opened(directory, this.#now(), this.#idOf(directory));
  }

  forget(placeId: string): Promise<Result<unknown, PackerError>> {
    return this.#recent.forget(placeId);
  }

  #idOf(directory: string): string {
    const id = this.#ids.get(directory) ?? newOperationId();
    this.#ids.set(directory, id);
    return id;
  }

  #isDirectory(directory: string): boolean {
    const stat = attempt('look at', directory, () => this.#fileSystem.stat(directory));
    return stat.ok && stat.value?.kind === 'directory';
  }

  #real(directory: string): string {
    const real = attempt('look at', directory, () => this.#fileSystem.realPath(directory));
    return real.ok ? real.value : directory;
  }
}

function lastName(directory: string): string {
  return directory.split(/[/\\]/u).findLast((name) => name !== '') ?? directory;
}
