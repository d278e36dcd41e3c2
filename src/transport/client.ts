import type { CancelSignal } from '../base/cancel-signal.ts';
import type { Disposable } from '../base/disposable.ts';
import { Emitter, type ReportListenerError, type Subscribe } from '../base/event-bus.ts';
import type { AnswerOf, RequestOf } from '../contract/operations.ts';
import type { PageOperationName } from '../contract/page.ts';
import { ClientCalls } from './client-calls.ts';
import { ClientFollows } from './client-follows.ts';
import { ClientLink, type Connect, type LinkListener } from './client-link.ts';
import type { CallOptions, ConnectionState, FeedListener, FollowFrom, PartReference, StudioClient } from './client-port.ts';
import type { StudioFrame } from './frames.ts';
import type { Timer } from './timer.ts';

export interface ClientOptions {
  readonly timer: Timer;
  /** Fetches a large part of a preview beside the wire. */
  readonly loadPart: (reference: PartReference, signal?: CancelSignal) => Promise<AnswerOf<'getPreviewPart'>>;
  /** Where a bug goes: of a listener, or of the Studio's frames. */
  readonly reportBug: ReportListenerError;
}

/** Connects, and connects again, until it is disposed or refused. */
export function openClient(connect: Connect, options: ClientOptions): StudioClient {
  return new WireClient(connect, options);
}

class WireClient implements StudioClient {
  readonly #loadPart: ClientOptions['loadPart'];
  readonly #calls: ClientCalls;
  readonly #follows: ClientFollows;
  readonly #link: ClientLink;
  readonly #changed: Emitter<ConnectionState>;
  #state: ConnectionState = 'connecting';

  constructor(connect: Connect, { timer, loadPart, reportBug }: ClientOptions) {
    this.#loadPart = loadPart;
    this.#calls = new ClientCalls(timer);
    this.#follows = new ClientFollows(reportBug);
    this.#changed = new Emitter<ConnectionState>(reportBug);
    this.#link = new ClientLink(connect, timer, reportBug, this.#listener());
    this.#link.start();
  }

  get connection(): ConnectionState {
    return this.#state;
  }

  get connectionChanged(): Subscribe<ConnectionState> {
    return this.#changed.event;
  }

  async call<N extends PageOperationName>(name: N, request: RequestOf<N>, options: CallOptions = {}): Promise<AnswerOf<N>> {
    // The Studio answers what the contract says of the operation that was asked.
    return (await this.#calls.call(name, request, options.signal)) as AnswerOf<N>;
  }

  follow(from: FollowFrom, listener: FeedListener): Disposable {
    return this.#follows.follow(from, listener);
  }

  part(reference: PartReference, signal?: CancelSignal): Promise<AnswerOf<'getPreviewPart'>> {
    return this.#loadPart(reference, signal);
  }

  dispose(): void {
    this.#link.dispose();
    this.#follows.dispose();
    this.#calls.close('The page left.');
    this.#changed.dispose();
  }

  #listener(): LinkListener {
    return {
      opened: (send) => {
        this.#calls.opened(send);
        this.#follows.opened(send);
        this.#become('open');
      },
      received: (frame) => this.#receive(frame),
      lost: (why) => {
        this.#calls.lost(why);
        this.#follows.lost();
        // Until it was open once, it is still connecting.
        if (this.#state !== 'connecting') this.#become('lost');
      },
      refused: (why, how) => {
        this.#calls.close(why);
        this.#follows.lost();
        this.#become(how);
      },
    };
  }

  #receive(frame: StudioFrame): boolean {
    switch (frame.type) {
      case 'answer':
        this.#calls.answered(frame);
        return true;
      case 'event':
        return this.#follows.heard(frame);
      case 'gap':
        this.#follows.gap(frame);
        return true;
      case 'ended':
        this.#follows.ended(frame);
        return true;
      case 'hello':
      case 'refused':
      case 'mark':
        return false;
    }
  }

  #become(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#changed.fire(state);
  }
}
