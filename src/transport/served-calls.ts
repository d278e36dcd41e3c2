import type { ReportListenerError } from '../base/event-bus.ts';
import { err, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import { CancelSource } from './cancel-source.ts';
import type { FrameOf } from './frames.ts';
import { answerMaxBytes, callsInFlightMax } from './limits.ts';
import type { Outgoing } from './outgoing.ts';
import type { ServedStudio } from './served-studio.ts';

/** The calls of one connection (T1 … T3). */
export class ServedCalls {
  readonly #studio: ServedStudio;
  readonly #outgoing: Outgoing;
  readonly #reportBug: ReportListenerError;
  readonly #running = new Map<number, CancelSource>();

  constructor(studio: ServedStudio, outgoing: Outgoing, reportBug: ReportListenerError) {
    this.#studio = studio;
    this.#outgoing = outgoing;
    this.#reportBug = reportBug;
  }

  /** `false`: a call of this id is not answered yet. */
  start({ id, operation, request }: FrameOf<'call'>): boolean {
    if (this.#running.has(id)) return false;
    if (this.#running.size >= callsInFlightMax) {
      this.#answer(id, err(tooManyCalls()));
      return true;
    }
    const cancel = new CancelSource();
    this.#running.set(id, cancel);
    void this.#run(operation, request, cancel).then((result) => {
      this.#running.delete(id);
      this.#answer(id, result);
    });
    return true;
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

function answerTooLarge(): PackerError {
  const limit = `${answerMaxBytes / 1024 / 1024} MiB`;
  return packerError('frame_too_large', `The answer is larger than ${limit}. A change it tells of was made.`, 'Ask for less at once.');
}

function bugError(): PackerError {
  return packerError('bug', 'The Studio failed at this by a mistake of its own.', 'Look at what became of it, then try again; please report it.');
}
