import type { RawData, WebSocket } from 'ws';
import type { Disposable } from '../../base/disposable.ts';
import { Emitter, type ReportListenerError, type Subscribe } from '../../base/event-bus.ts';
import { closeCodes } from '../../contract/browser-host.ts';
import { parseFrame } from '../../transport/frame-text.ts';
import type { Wire } from '../../transport/wire.ts';
import type { HostClock } from './clock.ts';
import type { HostLimits } from './limits.ts';
import { RateLimit } from './rate-limit.ts';

export type SocketLimits = Pick<HostLimits, 'frames' | 'pingMs' | 'bufferedBytes' | 'closeMs'>;

/**
 * A WebSocket as a wire: one JSON text a frame. It ends with a socket that closes, sends what is no frame, sends
 * too many, takes none, or does not answer when it is asked whether it is still there.
 */
export class SocketWire implements Wire {
  /** What a page sends before somebody listens waits, on its way. */
  readonly received: Subscribe<unknown>;
  readonly ended: Subscribe<string>;
  readonly #socket: WebSocket;
  readonly #clock: HostClock;
  readonly #limits: SocketLimits;
  readonly #frames: RateLimit;
  readonly #received: Emitter<unknown>;
  readonly #ended: Emitter<string>;
  #timer: Disposable | undefined;
  #answered = true;
  #over = false;

  constructor(socket: WebSocket, clock: HostClock, limits: SocketLimits, report: ReportListenerError) {
    this.#socket = socket;
    this.#clock = clock;
    this.#limits = limits;
    this.#frames = new RateLimit(clock, limits.frames);
    this.#received = new Emitter<unknown>(report);
    this.#ended = new Emitter<string>(report);
    this.received = (listener) => {
      const hearing = this.#received.event(listener);
      socket.resume();
      return hearing;
    };
    this.ended = this.#ended.event;
    socket.pause();
    this.#listen();
    this.#askLater();
  }

  /** A value that is no JSON is a bug of ours, and thrown. */
  send(frame: unknown): void {
    if (this.#over) return;
    this.#socket.send(JSON.stringify(frame));
    if (this.buffered() > this.#limits.bufferedBytes) this.#drop('it took no frames');
  }

  close(why: string): void {
    this.end(closeCodes.badFrame, why);
  }

  buffered(): number {
    return this.#socket.bufferedAmount;
  }

  /** Closes with a code of {@link closeCodes}; whoever does not answer the closing handshake is cut off. */
  end(code: number, why: string): void {
    if (this.#over) return;
    this.#finish(why);
    // Its answer to the closing handshake has to come in.
    this.#socket.resume();
    this.#socket.close(code, why.slice(0, longestReason));
    this.#timer = this.#clock.after(this.#limits.closeMs, () => {
      this.#socket.terminate();
    });
  }

  #listen(): void {
    this.#socket
      .on('message', (data, isBinary) => {
        this.#hear(data, isBinary);
      })
      // Its pings and pongs are frames too: a flood of them is one.
      .on('ping', (data) => {
        if (this.#mayHear()) this.#socket.pong(data);
      })
      .on('pong', () => {
        if (this.#mayHear()) this.#answered = true;
      })
      // Always followed by `close`.
      .on('error', () => undefined)
      .on('close', (code) => {
        this.#timer?.dispose();
        this.#finish(`the socket closed (${code})`);
      });
  }

  #hear(data: RawData, isBinary: boolean): void {
    if (!this.#mayHear()) return;
    this.#answered = true;
    const frame = isBinary ? binaryFrame : parseFrame(textOf(data));
    if (frame.ok) this.#received.fire(frame.value);
    else this.end(closeCodes.badFrame, frame.error);
  }

  #mayHear(): boolean {
    if (this.#over) return false;
    if (this.#frames.take()) return true;
    this.end(closeCodes.tooMany, 'too many frames in a second');
    return false;
  }

  #askLater(): void {
    this.#timer = this.#clock.after(this.#limits.pingMs, () => {
      if (!this.#answered) {
        this.#drop('it does not answer');
        return;
      }
      this.#answered = false;
      this.#socket.ping();
      this.#askLater();
    });
  }

  #drop(why: string): void {
    this.#finish(why);
    this.#socket.terminate();
  }

  #finish(why: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#timer?.dispose();
    this.#ended.fire(why);
    this.#ended.dispose();
    this.#received.dispose();
  }
}

const binaryFrame = { ok: false, error: 'a frame is no text' } as const;

/** A close frame holds 125 bytes: two of them are the code, and a reason of ours is ASCII. */
const longestReason = 123;

/** One buffer, unless `binaryType` is changed. */
function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : '';
}
