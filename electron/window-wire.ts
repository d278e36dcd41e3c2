import { Emitter, type ReportListenerError } from '../src/base/event-bus.ts';
import { err, type Result } from '../src/base/result.ts';
import { shellChannels, shellFrameMaxLength } from '../src/contract/shell.ts';
import { parseFrame } from '../src/transport/frame-text.ts';
import type { Wire } from '../src/transport/wire.ts';

/** Posts to the page of one window; after the page is gone it does nothing. */
export type Post = (channel: string, ...values: readonly (string | number)[]) => void;

interface Outstanding {
  readonly serial: number;
  readonly size: number;
}

/**
 * One page's connection, seen from the main process. A frame travels as one JSON text, so that its size is known
 * before it is read and every wire carries the same values. The page says which frames it took: IPC itself tells
 * nobody how much waits.
 */
export class WindowWire implements Wire {
  /** As the page counts its connections. */
  readonly number: number;
  readonly #post: Post;
  readonly #received: Emitter<unknown>;
  readonly #ended: Emitter<string>;
  #outstanding: Outstanding[] = [];
  #buffered = 0;
  #serial = 0;
  #over = false;

  constructor(number: number, post: Post, report: ReportListenerError) {
    this.number = number;
    this.#post = post;
    this.#received = new Emitter<unknown>(report);
    this.#ended = new Emitter<string>(report);
  }

  get received(): Wire['received'] {
    return this.#received.event;
  }

  get ended(): Wire['ended'] {
    return this.#ended.event;
  }

  send(frame: unknown): void {
    if (this.#over) return;
    const text = JSON.stringify(frame);
    this.#serial += 1;
    this.#outstanding.push({ serial: this.#serial, size: text.length });
    this.#buffered += text.length;
    this.#post(shellChannels.frame, this.number, this.#serial, text);
  }

  buffered(): number {
    return this.#buffered;
  }

  close(why: string): void {
    if (this.#over) return;
    this.#post(shellChannels.ended, this.number, why);
    this.end(why);
  }

  /** The page itself is gone, or left. */
  end(why: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#outstanding = [];
    this.#buffered = 0;
    this.#ended.fire(why);
    this.#received.dispose();
    this.#ended.dispose();
  }

  /** A page's frame. One that is no JSON text of a bearable length and depth ends the connection. */
  hear(values: readonly unknown[]): void {
    const frame = values.length === 1 ? frameOf(values[0]) : noFrame;
    if (frame.ok) this.#received.fire(frame.value);
    else this.close('The page sent something that is no frame.');
  }

  /** The page took all frames up to this one. A serial that was never sent ends the connection. */
  taken(values: readonly unknown[]): void {
    const serial = values.length === 1 ? values[0] : undefined;
    if (!Number.isSafeInteger(serial) || (serial as number) < 1 || (serial as number) > this.#serial) {
      this.close('The page took a frame that was never sent.');
      return;
    }
    while (this.#outstanding[0] && this.#outstanding[0].serial <= (serial as number)) {
      this.#buffered -= this.#outstanding.shift()?.size ?? 0;
    }
  }
}

/** A structured clone may be anything; what is no text of a bearable length is no frame. */
function frameOf(text: unknown): Result<unknown, string> {
  return typeof text === 'string' && text.length <= shellFrameMaxLength ? parseFrame(text) : noFrame;
}

const noFrame = err('a frame is no text, or too long');
