import type { Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { AnswerOf, OperationName, RequestOf, ResponseOf } from '../../contract/operations.ts';
import type { EventSource } from '../../base/event-bus.ts';
import type { PackerEvent } from '../../contract/events.ts';
import type { Studio } from '../../studio/studio.ts';
import type { Invocation } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import type { CliHost } from './host.ts';
import type { Interruptible, Interruption } from './interruption.ts';
import { projectDirectory } from './project-location.ts';
import type { Lines, Page } from './report/page.ts';
import type { ProgressLine } from './report/progress.ts';

/** How a command ended: one value for `--json`, one for people, one for the shell. */
export interface Outcome {
  /** The operation's response. */
  readonly document: unknown;
  readonly exit: ExitCode;
  readonly report: (page: Page) => Lines;
  /** Where the report goes, when not to standard output. */
  readonly output?: 'err';
}

/** What a command does once its command line is understood. */
export type CommandBody = (session: Session) => Promise<Result<Outcome, PackerError>>;

/** One run of one command. */
export class Session {
  readonly host: CliHost;
  /** Where people see that something is going on, if they do. */
  readonly progress: ProgressLine | undefined;
  /** For a command that serves windows of its own. */
  readonly studio: Studio;
  readonly #interruption: Interruption;
  readonly #projectOption: string | undefined;
  #directory: string | undefined;

  constructor(
    host: CliHost,
    studio: Studio,
    interruption: Interruption,
    { options }: Pick<Invocation, 'options'>,
    progress: ProgressLine | undefined,
  ) {
    this.host = host;
    this.progress = progress;
    this.studio = studio;
    this.#interruption = interruption;
    this.#projectOption = options.project;
  }

  /** Where the command's project is, once it has been opened. */
  get directory(): string | undefined {
    return this.#directory;
  }

  /** `--project`, for commands that also take something else than a project. */
  get projectOption(): string | undefined {
    return this.#projectOption;
  }

  /** What the Studio announces. */
  get bus(): EventSource<PackerEvent> {
    return this.studio.bus;
  }

  call<N extends OperationName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>> {
    return this.studio.call(name, request);
  }

  /** Opens the project that the argument or `--project` names, or the nearest; its status is the answer. */
  async openProject(argument: string | undefined): Promise<Result<ResponseOf<'openProject'>, PackerError>> {
    const located = projectDirectory(this.host, argument, this.#projectOption);
    if (!located.ok) return located;
    const opened = await this.call('openProject', { directory: located.value });
    if (opened.ok) this.#directory ??= opened.value.directory;
    return opened;
  }

  /** Work on a project that a signal cancels by `cancelPack`. */
  cancellable<T>(projectId: string, work: () => Promise<T>): Promise<T> {
    return this.#interruption.during(work, {
      cancel: () => this.call('cancelPack', { project_id: projectId }),
      notice: 'Stopping; the old build stays until then.',
    });
  }

  /** Work that goes on until a signal, which is told to whoever does it. */
  untilSignal<T>(work: () => Promise<T>, running: Interruptible): Promise<T> {
    return this.#interruption.during(work, running);
  }

  /** From here on a signal is answered with the truth about a change that nobody has begun to make. */
  beginChange(): void {
    this.#interruption.aftermath = 'Nothing was written.';
  }

  /** Makes a change: the first signal waits for its end, as it is whole or not there at all (operations.md §6). */
  applyChange<T>(work: () => Promise<T>): Promise<T> {
    this.#interruption.aftermath = 'Whether the change was made, prometeu history shows.';
    const notice = 'A change is never left half made: it ends in a moment.';
    return this.#interruption.during(work, { cancel: () => Promise.resolve(), notice });
  }
}
