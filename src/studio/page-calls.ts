import type { CancelSignal } from '../base/cancel-signal.ts';
import type { EventSource, Subscribe } from '../base/event-bus.ts';
import { err, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import type { PackerEvent } from '../contract/events.ts';
import type { AnswerOf, ValidRequestOf } from '../contract/operations.ts';
import { pageOperations, type PageOperationName } from '../contract/page.ts';
import type { EventHistory, Replay } from './event-history.ts';
import { importedBy, pageRequest } from './page-requests.ts';
import type { StagedFiles } from './staged-files.ts';
import type { StagingArea } from './staging-area.ts';
import { validateRequest } from './validate-request.ts';

/** What a page's calls go through to. */
export interface PageGround {
  /** Carries out a request that was found valid, for this page's window. */
  readonly carryOut: <N extends PageOperationName>(name: N, request: ValidRequestOf<N>, signal?: CancelSignal) => Promise<AnswerOf<N>>;
  readonly staged: StagedFiles;
  readonly area: StagingArea;
  readonly bus: EventSource<PackerEvent>;
  readonly history: EventHistory;
}

const allowed: ReadonlySet<string> = new Set(pageOperations);

/**
 * The boundary for pages, whatever they are carried over (operations.md §9). A page may ask for {@link pageOperations}
 * alone, validated here and nowhere before. It names no path outside an opened project, and none of the machine's
 * own places for temporary files is told to it, in an answer or in an event.
 */
export class PageCalls {
  readonly #ground: PageGround;

  constructor(ground: PageGround) {
    this.#ground = ground;
  }

  /**
   * Never rejects but for a bug. A signal takes back what has not begun, and cancels a pack; anything else comes to
   * its end, which is the answer.
   */
  async call(name: string, request: unknown, signal?: CancelSignal): Promise<Result<unknown, PackerError>> {
    if (!isPageOperation(name)) return err(notForPages());
    return this.#answer(name, request, signal);
  }

  /** The bus, as a page may hear it. What a listener hears is in {@link since} already. */
  readonly events: Subscribe<PackerEvent> = (listener) =>
    this.#ground.bus.any((event) => {
      listener(this.#told(event));
    });

  /** What came after a status (operations.md §4), as a page may hear it. */
  since(projectId: string, sessionId: string, sequence: number): Replay {
    const replay = this.#ground.history.since(projectId, sessionId, sequence);
    return replay.kind === 'events' ? { kind: 'events', events: replay.events.map((event) => this.#told(event)) } : replay;
  }

  async #answer<N extends PageOperationName>(name: N, request: unknown, signal: CancelSignal | undefined): Promise<AnswerOf<N>> {
    const { staged, area, carryOut } = this.#ground;
    const valid = validateRequest(name, request);
    if (!valid.ok) return valid;
    const translated = pageRequest(name, valid.value, (projectId, id) => staged.source(projectId, id));
    const answer = translated.ok ? await carryOut(name, translated.value, signal) : translated;
    if (answer.ok) this.#dropImported(name, valid.value);
    return area.hiddenIn(answer);
  }

  /** What was imported is in the project now. */
  #dropImported<N extends PageOperationName>(name: N, request: ValidRequestOf<N>): void {
    if (name !== 'applyChange' || !('preview' in request)) return;
    for (const id of importedBy(request.preview.changes)) this.#ground.staged.remove(id);
  }

  /** Only what tells of a failure may name the file that it is about. */
  #told(event: PackerEvent): PackerEvent {
    return 'error' in event ? this.#ground.area.hiddenIn(event) : event;
  }
}

function isPageOperation(name: string): name is PageOperationName {
  return allowed.has(name);
}

function notForPages(): PackerError {
  return packerError('invalid_request', 'A page may not ask for that.', 'Use the command line.');
}
