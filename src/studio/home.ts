import type { ExclusiveTurn } from '../io/exclusive-turn.ts';
import type { FileSystem } from '../io/file-system.ts';
import type { TemporaryNames } from '../io/temporary-names.ts';
import { Places } from './places.ts';
import { ProjectsFolder } from './projects-folder.ts';
import { RecentProjects } from './recent-projects.ts';
import { SettingsStore } from './studio-settings.ts';

/** Where a person's own things are. Hosts say so; the defaults of each system are in `user-directories.ts`. */
export interface HomeParts {
  /** Absolute. */
  readonly settingsDirectory: string;
  /** Absolute. */
  readonly projectsFolder: string;
  /** Absolute, where the sample project is part of the installation. */
  readonly sampleDirectory?: string;
  /** Told at once when something of it could not be used; pages are told with the next `getStudioInfo`. */
  readonly notice?: (message: string) => void;
  readonly now?: () => Date;
}

export interface HomeGround {
  readonly fileSystem: FileSystem;
  readonly names: TemporaryNames;
  readonly turn: ExclusiveTurn;
}

const mostNotices = 20;

/** A person's settings, recent projects and projects folder. */
export class Home {
  readonly settings: SettingsStore;
  readonly places: Places;
  readonly sampleDirectory: string | undefined;
  readonly #notices: string[] = [];
  readonly #tell: ((message: string) => void) | undefined;

  constructor(parts: HomeParts, { fileSystem, names, turn }: HomeGround) {
    this.#tell = parts.notice;
    this.sampleDirectory = parts.sampleDirectory;
    const file = { fileSystem, directory: parts.settingsDirectory, turn, notice: (message: string) => { this.note(message); } };
    this.settings = new SettingsStore(file);
    const folder = new ProjectsFolder(fileSystem, parts.projectsFolder, names);
    this.places = new Places(fileSystem, new RecentProjects(file), folder, parts.now ?? (() => new Date()));
  }

  /** What a person should know, each once. */
  get notices(): readonly string[] {
    return this.#notices;
  }

  note(message: string): void {
    if (this.#notices.includes(message) || this.#notices.length >= mostNotices) return;
    this.#notices.push(message);
    this.#tell?.(message);
  }
}
