import type { CancelSignal } from '../base/cancel-signal.ts';
import { disposable, type Disposable } from '../base/disposable.ts';
import { err, ok, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import type { AnswerOf, OperationName, RequestOf, ValidRequestOf } from '../contract/operations.ts';
import type { PackerRuntime } from '../packer/runtime/packer-runtime.ts';
import type { Services } from '../packer/runtime/services.ts';
import type { Activity, Doing } from './activity.ts';
import { everyStep } from './every-step.ts';
import { PageCalls } from './page-calls.ts';
import { closedError, type ProjectSessions } from './project-sessions.ts';
import { projectServices } from './project-services.ts';
import type { ShellAbilities } from './shell-abilities.ts';
import type { StagedFiles } from './staged-files.ts';
import { studioServices } from './studio-services.ts';
import type { StudioGround } from './studio.ts';
import { validateRequest } from './validate-request.ts';

/** A project that packs or changes something at this moment. */
export interface BusyProject {
  readonly project_id: string;
  readonly directory: string;
  readonly doing: Doing;
}

/**
 * One window, one connection, or the process itself: it holds the projects it uses and has its own staged files.
 *
 * It holds what it opened, and every open project that it asks about, so that a page that comes back to a project
 * that is still open holds it again. What it closed it holds no more: until it opens it again, it is answered
 * `project_closed`, also where another window has the project open.
 */
export class StudioConnection {
  /** What a page behind this connection is given instead of {@link call}. */
  readonly page: PageCalls;
  readonly #sessions: ProjectSessions;
  readonly #activity: Activity;
  readonly #home: StudioGround['home'];
  readonly #staged: StagedFiles;
  readonly #services: Services<OperationName>;
  readonly #left: () => void;
  /** Open projects that it closed for itself. */
  readonly #closed = new Set<string>();
  #ownProject: string | undefined;
  #disposing: Promise<void> | undefined;

  /** @param left told when it has been disposed of */
  constructor(ground: StudioGround, shell: ShellAbilities, left: () => void = () => undefined) {
    this.#left = left;
    this.#sessions = ground.sessions;
    this.#activity = ground.activity;
    this.#home = ground.home;
    this.#staged = ground.area.files();
    this.#services = this.#makeServices(ground, shell);
    const { area, bus, history } = ground;
    this.page = new PageCalls({ carryOut: (name, request, signal) => this.#carryOut(name, request, signal), staged: this.#staged, area, bus, history });
  }

  /** For code of this process, which may name any path. */
  async call<N extends OperationName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>> {
    const valid = validateRequest(name, request);
    return valid.ok ? await this.#carryOut(name, valid.value) : valid;
  }

  /** Opens the project that this window is for: its page finds it in `getStudioInfo`. */
  async open(directory: string): Promise<AnswerOf<'openProject'>> {
    const opened = await this.#open(directory);
    if (opened.ok) this.#ownProject = opened.value.project_id;
    return opened;
  }

  /** The projects that would close if this left now, and are at something: what a person is asked about. */
  busyAlone(): readonly BusyProject[] {
    return this.#sessions.heldOnlyBy(this).flatMap((projectId) => busyProject(this.#sessions, this.#activity, projectId));
  }

  /** Lets go of its projects and removes what it staged. Awaits the projects that close by it. */
  dispose(): Promise<void> {
    this.#disposing ??= everyStep('a connection failed to close', [
      () => this.#sessions.leave(this),
      () => { this.#staged.dispose(); },
      this.#left,
    ]);
    return this.#disposing;
  }

  async #carryOut<N extends OperationName>(name: N, request: ValidRequestOf<N>, signal?: CancelSignal): Promise<AnswerOf<N>> {
    const reopening = 'project_id' in request && request.project_id !== undefined ? this.#sessions.reopening(request.project_id) : undefined;
    if (reopening) await reopening;
    if (signal?.aborted) return err(packerError('cancelled', 'It was taken back before it began.', 'Ask again.'));
    if (!signal || !isPack(name) || !('project_id' in request)) return this.#services[name](request);
    const forget = this.#cancelPackOn(signal, request.project_id);
    try {
      return await this.#services[name](request);
    } finally {
      forget.dispose();
    }
  }

  /** The pack that is about to be asked for, and none that others asked for before. */
  #cancelPackOn(signal: CancelSignal, projectId: string): Disposable {
    const others = this.#activity.packsOver(projectId);
    let over = false;
    const cancel = (): void => {
      void others.then(() => (over ? undefined : this.#services.cancelPack({ project_id: projectId })));
    };
    signal.addEventListener('abort', cancel);
    return disposable(() => {
      over = true;
      signal.removeEventListener('abort', cancel);
    });
  }

  #makeServices({ free, sessions, activity, home, fileSystem, about }: StudioGround, shell: ShellAbilities): Services<OperationName> {
    const find = (projectId: string): Result<PackerRuntime, PackerError> => this.#hold(projectId);
    const studio = studioServices({
      fileSystem,
      about,
      shell,
      home,
      staged: this.#staged,
      initProject: (request) => free.initProject(request),
      ownProject: () => this.#ownProject,
      open: (directory) => this.#open(directory),
      directoryOf: (projectId) => (this.#hold(projectId).ok ? sessions.directoryOf(projectId) : undefined),
    });
    return { ...free, ...this.#sessionServices(), ...projectServices(find, activity), ...studio };
  }

  #sessionServices(): Services<'openProject' | 'closeProject' | 'reopenProject'> {
    return {
      openProject: ({ directory }) => this.#open(directory),
      closeProject: ({ project_id }) => this.#close(project_id),
      reopenProject: ({ project_id }) => this.#reopen(project_id),
    };
  }

  async #open(directory: string): Promise<AnswerOf<'openProject'>> {
    const opened = await this.#sessions.open(directory, this);
    if (!opened.ok) return opened;
    this.#closed.delete(opened.value.projectId);
    const status = await opened.value.services.getProjectStatus({ project_id: opened.value.projectId });
    if (status.ok) await this.#remember(status.value.directory);
    return status;
  }

  /** That a list could not be written keeps nobody from working. */
  async #remember(directory: string): Promise<void> {
    const noted = await this.#home?.places.opened(directory);
    if (noted && !noted.ok) this.#home?.note(`The list of recent projects could not be written: ${noted.error.message}`);
  }

  async #close(projectId: string): Promise<AnswerOf<'closeProject'>> {
    const held = this.#hold(projectId);
    if (!held.ok) return held;
    this.#closed.add(projectId);
    if (this.#ownProject === projectId) this.#ownProject = undefined;
    const closed = await this.#sessions.release(projectId, this);
    return closed.ok ? ok({}) : closed;
  }

  async #reopen(projectId: string): Promise<AnswerOf<'reopenProject'>> {
    const held = this.#hold(projectId);
    if (!held.ok) return held;
    if (this.#activity.of(projectId) === 'packing') return err(packsError());
    const opened = await this.#sessions.reopen(projectId, this);
    if (!opened.ok) return opened;
    return await opened.value.services.getProjectStatus({ project_id: opened.value.projectId });
  }

  #hold(projectId: string): Result<PackerRuntime, PackerError> {
    if (this.#closed.has(projectId)) return err(closedError('the project was closed here'));
    return this.#sessions.hold(projectId, this);
  }
}

/** Whose pack it is does not matter: opening anew would end it, and nobody asked for that. */
function packsError(): PackerError {
  return packerError('project_busy', 'The project is being packed.', 'Wait for the pack, or cancel it; then open the project anew.');
}

function isPack(name: OperationName): boolean {
  return name === 'packWorkspace' || name === 'verifyDeterminism';
}

export function busyProject(sessions: ProjectSessions, activity: Activity, projectId: string): readonly BusyProject[] {
  const directory = sessions.directoryOf(projectId);
  const doing = activity.of(projectId);
  return directory === undefined || doing === undefined ? [] : [{ project_id: projectId, directory, doing }];
}
