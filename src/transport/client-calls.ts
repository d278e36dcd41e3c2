import type { CancelSignal } from '../base/cancel-signal.ts';
import type { Disposable } from '../base/disposable.ts';
import { err, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import type { FrameOf, PageFrame } from './frames.ts';
import { sizeOf } from './frame-size.ts';
import { callWaitMs, callsInFlightMax, callsWaitingMax, requestMaxBytes } from './limits.ts';
import { tooManyCalls } from './served-calls.ts';
import type { Timer } from './timer.ts';

type Outcome = Result<unknown, PackerError>;

interface Pending {
  readonly frame: FrameOf<'call'>;
  readonly settle: (outcome: Outcome) => void;
  /** Runs out while it waits. */
  patience: Disposable | undefined;
}

/** The calls of a page: those that wait for a connection or a place, and those that were asked. */
export class ClientCalls {
  readonly #timer: Timer;
  readonly #waiting = new Map<number, Pending>();
  readonly #asked = new Map<number, Pending>();
  #send: ((frame: PageFrame) => void) | undefined;
  #closed: string | undefined;
  #last = 0;

  constructor(timer: Timer) {
    this.#timer = timer;
  }

  call(operation: string, request: unknown, signal: CancelSignal | undefined): Promise<Outcome> {
    const frame: FrameOf<'call'> = { type: 'call', id: (this.#last += 1), operation, request };
    const refusal = this.#refusal(frame, signal);
    if (refusal) return Promise.resolve(err(refusal));
    return new Promise<Outcome>((resolve) => {
      const cancel = (): void => {
        this.#cancel(frame.id);
      };
      const settle = (outcome: Outcome): void => {
        signal?.removeEventListener('abort', cancel);
        resolve(outcome);
      };
      this.#waiting.set(frame.id, { frame, settle, patience: undefined });
      signal?.addEventListener('abort', cancel);
      this.#advance();
      this.#limitWait(frame.id);
    });
  }

  /** A connection is there: what waited is asked. */
  opened(send: (frame: PageFrame) => void): void {
    this.#send = send;
    this.#advance();
  }

  /** What was asked is `connection_lost`; what was not waits on, each for as long as it may: then it is `not_asked`. */
  lost(why: string): void {
    this.#send = undefined;
    settleAll(this.#asked, connectionLost(why));
    for (const id of this.#waiting.keys()) this.#limitWait(id);
  }

  /** There will be no connection any more. */
  close(why: string): void {
    this.#closed = why;
    this.#send = undefined;
    settleAll(this.#asked, connectionLost(why));
    settleAll(this.#waiting, neverAsked(why));
  }

  answered({ id, result }: FrameOf<'answer'>): void {
    const pending = this.#asked.get(id);
    if (!pending) return;
    this.#asked.delete(id);
    this.#advance();
    pending.settle(result);
  }

  #refusal(frame: FrameOf<'call'>, signal: CancelSignal | undefined): PackerError | undefined {
    if (signal?.aborted) return cancelled();
    if (this.#closed !== undefined) return neverAsked(this.#closed);
    if (this.#waiting.size >= callsWaitingMax) return tooManyCalls();
    return sizeOf(frame, requestMaxBytes).tooLarge ? requestTooLarge() : undefined;
  }

  #advance(): void {
    for (const [id, pending] of [...this.#waiting]) {
      if (!this.#send || this.#asked.size >= callsInFlightMax) return;
      this.#waiting.delete(id);
      pending.patience?.dispose();
      this.#asked.set(id, pending);
      this.#send(pending.frame);
    }
  }

  /** Time runs against a call only while there is no connection. */
  #limitWait(id: number): void {
    const pending = this.#waiting.get(id);
    if (!pending || this.#send || pending.patience) return;
    pending.patience = this.#timer.after(callWaitMs, () => {
      pending.patience = undefined;
      if (this.#send || !this.#waiting.delete(id)) return;
      pending.settle(err(notAsked()));
    });
  }

  #cancel(id: number): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) {
      if (this.#asked.has(id)) this.#send?.({ type: 'cancel', id });
      return;
    }
    this.#waiting.delete(id);
    waiting.patience?.dispose();
    waiting.settle(err(cancelled()));
  }
}

function settleAll(calls: Map<number, Pending>, error: PackerError): void {
  const pending = [...calls.values()];
  calls.clear();
  for (const call of pending) {
    call.patience?.dispose();
    call.settle(err(error));
  }
}

function connectionLost(why: string): PackerError {
  return packerError('connection_lost', why, 'Look at what became of it once the page is connected again.');
}

function notAsked(): PackerError {
  return packerError('not_asked', 'There is no connection to the Studio; this was not asked.', 'Nothing was done. Ask again once the page is connected.');
}

/** There is no connection to wait for. */
function neverAsked(why: string): PackerError {
  return packerError('not_asked', why, 'Nothing was done. Open the Studio again.');
}

function cancelled(): PackerError {
  return packerError('cancelled', 'This was cancelled before it was asked.', 'Ask again if it is still wanted.');
}

function requestTooLarge(): PackerError {
  const limit = `${requestMaxBytes / 1024 / 1024} MiB`;
  return packerError('frame_too_large', `The request is larger than ${limit}; nothing was done.`, 'Ask for less at once.');
}
