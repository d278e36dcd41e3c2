import type { ReportListenerError } from '../base/event-bus.ts';
import { err, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import { CancelSource } from '../base/cancel-source.ts';
import type { FrameOf } from './frames.ts';
import { answerMaxBytes, callsInFlightMax } from './limits.ts';
import type { Outgoing } from './outgoing.ts';
import type { ServedStudio } from './served-studio.ts';

/** Lets the event loop turn: what has arrived meanwhile is heard. */
export type Turn = () => Promise<void>;

/** What is asked for many rows at once and may come after the rows themselves. */
const patient: ReadonlySet<string> = new Set(['getThumbnails']);

interface Begun {
  readonly call: FrameOf<'call'>;
  readonly cancel: CancelSource;
}

/**
 * The calls of one connection (T1 … T3). They begin in the order they came, but for those that may wait, one a turn of
 * the event loop: a page that scrolls or types on takes most of what it asked back before its turn has come.
 */
export class ServedCalls {
  readonly #studio: ServedStudio;
  readonly #outgoing: Outgoing;
  readonly #reportBug: ReportListenerError;
  readonly #turn: Turn;
  readonly #running = new Map<number, CancelSource>();
  readonly #waiting: Begun[] = [];
  #beginning = false;

  constructor(studio: ServedStudio, outgoing: Outgoing, reportBug: ReportListenerError, turn: Turn) {
    this.#turn = turn;
    this.#studio = studio;
    this.#outgoing = outgoing;
    this.#reportBug = reportBug;
  }

  /** `false`: a call of this id is not answered yet. */
  start(call: FrameOf<'call'>): boolean {
    const { id } = call;
    if (this.#running.has(id)) return false;
    if (this.#running.size >= callsInFlightMax) {
      this.#answer(id, err(tooManyCalls()));
      return true;
    }
    const cancel = new CancelSource();
    this.#running.set(id, cancel);
    this.#waiting.push({ call, cancel });
    void this.#beginAll();
    return true;
  }

  async #beginAll(): Promise<void> {
    if (this.#beginning) return;
    this.#beginning = true;
    while (this.#waiting.length > 0) {
      await this.#turn();
      const first = this.#waiting.findIndex(({ call }) => !patient.has(call.operation));
      for (const begun of this.#waiting.splice(Math.max(0, first), 1)) void this.#carryOut(begun);
    }
    this.#beginning = false;
  }

  async #carryOut({ call: { id, operation, request }, cancel }: Begun): Promise<void> {
    const result = cancel.signal.aborted ? err(takenBack()) : await this.#run(operation, request, cancel);
    this.#running.delete(id);
    this.#answer(id, result);
  }

  /** A call that was answered meanwhile is past wishing. */
  cancel(id: number): void {
    this.#running.get(id)?.abort();
  }

  async #run(operation: string, request: unknown, cancel: CancelSource): Promise<Result<unknown, PackerError>> {
    try {
      return await this.#studio.call(operation, request, cancel.signal);
    } catch (error) {
      this.#reportBug(error);
      return err(bugError());
    }
  }

  #answer(id: number, result: Result<unknown, PackerError>): void {
    try {
      if (this.#outgoing.send({ type: 'answer', id, result })) return;
      this.#outgoing.send({ type: 'answer', id, result: err(answerTooLarge()) });
    } catch (error) {
      this.#reportBug(error);
      this.#outgoing.send({ type: 'answer', id, result: err(bugError()) });
    }
  }
}

export function tooManyCalls(): PackerError {
  return packerError('too_many_calls', 'Too much was asked at once; this was not begun.', 'Ask again when something was answered.');
}

function takenBack(): PackerError {
  return packerError('cancelled', 'It was taken back before it began.', 'Ask again if it is still wanted.');
}

function answerTooLarge(): PackerError {
  const limit = `${answerMaxBytes / 1024 / 1024} MiB`;
  return packerError('frame_too_large', `The answer is larger than ${limit}. A change it tells of was made.`, 'Ask for less at once.');
}

function bugError(): PackerError {
  return packerError('bug', 'The Studio failed at this by a mistake of its own.', 'Look at what became of it, then try again; please report it.');
}
