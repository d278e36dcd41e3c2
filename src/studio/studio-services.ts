import { err, ok } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import type { AnswerOf, OperationName } from '../contract/operations.ts';
import { openContainedRoot, resolveContained } from '../io/contained-path.ts';
import type { FileSystem } from '../io/file-system.ts';
import { attempt } from '../io/io-error.ts';
import type { FreeOperationName, Services } from '../packer/runtime/services.ts';
import type { Home } from './home.ts';
import { closedError } from './project-sessions.ts';
import type { HostKind, ShellAbilities } from './shell-abilities.ts';
import type { StagedFiles } from './staged-files.ts';

/** The group studio (operations.md §3): what a window asks of the Studio around its project. */
export type StudioOperationName = Extract<
  OperationName,
  | 'getStudioInfo'
  | 'getStudioSettings'
  | 'updateStudioSettings'
  | 'listRecentProjects'
  | 'openRecentProject'
  | 'forgetRecentProject'
  | 'createNamedProject'
  | 'openSampleProject'
  | 'pickProject'
  | 'revealFile'
  | 'stageImport'
>;

/** The window or connection that asks. */
export interface Asking {
  readonly fileSystem: FileSystem;
  readonly about: { readonly kind: HostKind; readonly version: string };
  readonly shell: ShellAbilities;
  /** A person's own places; absent where the program keeps none. */
  readonly home: Home | undefined;
  readonly staged: StagedFiles;
  readonly initProject: Services<FreeOperationName>['initProject'];
  /** The project it was opened for, as long as it holds it. */
  readonly ownProject: () => string | undefined;
  /** Opens a project for it, and remembers that. */
  readonly open: (directory: string) => Promise<AnswerOf<'openProject'>>;
  readonly directoryOf: (projectId: string) => string | undefined;
}

export function studioServices(asking: Asking): Services<StudioOperationName> {
  return {
    getStudioInfo: async () => ok(studioInfo(asking)),
    stageImport: async (request) =>
      asking.directoryOf(request.project_id) === undefined ? err(closedError('the project is not open')) : asking.staged.stage(request),
    revealFile: (request) => revealFile(asking, request),
    pickProject: (request) => pickProject(asking, request),
    ...homeServices(asking),
  };
}

function studioInfo({ about, shell, home, ownProject }: Asking) {
  const projectId = ownProject();
  const notices = home?.notices ?? [];
  return {
    version: about.version,
    host: about.kind,
    abilities: { pick_project: shell.pickProject !== undefined, reveal_file: shell.revealFile !== undefined },
    ...(projectId !== undefined && { project_id: projectId }),
    ...(notices.length > 0 && { notices: [...notices] }),
  };
}

type InHome = Exclude<StudioOperationName, 'getStudioInfo' | 'stageImport' | 'revealFile' | 'pickProject'>;

function homeServices(asking: Asking): Services<InHome> {
  const { home, open } = asking;
  if (!home) return withoutHome();
  const { places, settings } = home;
  return {
    getStudioSettings: async () => ok(await settings.read()),
    updateStudioSettings: (request) => settings.update(request),
    listRecentProjects: async () => ok(await places.list()),
    async openRecentProject({ place_id }) {
      const directory = await places.directoryOf(place_id);
      return directory === undefined ? err(unknownPlace()) : open(directory);
    },
    async forgetRecentProject({ place_id }) {
      const forgotten = await places.forget(place_id);
      return forgotten.ok ? ok({}) : forgotten;
    },
    createNamedProject: ({ name }) => createNamedProject(asking, home, name),
    async openSampleProject() {
      if (home.sampleDirectory === undefined) return err(notAvailable('The sample project is not part of this installation.'));
      const directory = places.folder.sample(home.sampleDirectory);
      return directory.ok ? open(directory.value) : directory;
    },
  };
}

async function createNamedProject({ initProject, open }: Asking, { places }: Home, name: string): Promise<AnswerOf<'createNamedProject'>> {
  const made = places.folder.makeDirectory(name);
  if (!made.ok) return made;
  const begun = await initProject({ directory: made.value });
  if (begun.ok) return open(made.value);
  places.folder.removeEmpty(made.value);
  return begun;
}

async function pickProject({ shell, initProject, open }: Asking, { purpose }: { readonly purpose: 'open' | 'create' }): Promise<AnswerOf<'pickProject'>> {
  if (!shell.pickProject) return err(notAvailable('A browser cannot choose a folder of this machine.'));
  const directory = await shell.pickProject(purpose);
  if (directory === undefined) return ok({});
  if (purpose === 'create') {
    const made = await initProject({ directory });
    if (!made.ok) return made;
  }
  const opened = await open(directory);
  return opened.ok ? ok({ status: opened.value }) : opened;
}

/** The path is resolved inside the project, link by link refused, before the shell hears of it. */
async function revealFile(
  { shell, fileSystem, directoryOf }: Asking,
  { project_id, path }: { readonly project_id: string; readonly path: string },
): Promise<AnswerOf<'revealFile'>> {
  if (!shell.revealFile) return err(notAvailable('A browser cannot show files of this machine.'));
  const directory = directoryOf(project_id);
  if (directory === undefined) return err(closedError('the project is not open'));
  const root = openContainedRoot(fileSystem, directory);
  if (!root.ok) return root;
  const found = resolveContained(root.value, path);
  if (!found.ok) return found;
  // As the disk has it now: what the shell is handed names nothing through a link.
  const real = attempt('look at', path, () => fileSystem.realPath(found.value.absolute));
  if (!real.ok) return real;
  await shell.revealFile(real.value);
  return ok({});
}

function withoutHome(): Services<InHome> {
  const answer = () => Promise.resolve(err(notAvailable('This program keeps no settings and no list of projects.')));
  return {
    getStudioSettings: answer,
    updateStudioSettings: answer,
    listRecentProjects: answer,
    openRecentProject: answer,
    forgetRecentProject: answer,
    createNamedProject: answer,
    openSampleProject: answer,
  };
}

function notAvailable(message: string): PackerError {
  return packerError('not_available', message, 'Use the desktop program, or the command line.');
}

function unknownPlace(): PackerError {
  return packerError('not_found', 'That project is not on the list any more.', 'Look at the list again.');
}
