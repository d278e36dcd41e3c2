import type { StudioFrame } from './frames.ts';
import { sizeOf } from './frame-size.ts';
import { answerMaxBytes, eventWindow, markEvery, progressWindow, unreadMax } from './limits.ts';
import type { Wire } from './wire.ts';

/**
 * Sends frames and knows how much of what was sent the page has taken (T7, T8): after so much it sends a mark, and
 * what came before the mark was taken when the page says that it reached it. At most one mark is under way.
 */
export class Outgoing {
  readonly #wire: Wire;
  readonly #room: () => void;
  #sent = 0;
  #taken = 0;
  #mark = 0;
  /** What had been sent when the mark under way was. */
  #markedAt: number | undefined;

  /** @param room told when a mark was reached: what was held back may go on */
  constructor(wire: Wire, room: () => void) {
    this.#wire = wire;
    this.#room = room;
  }

  /** `false`: it is too large, and was not sent. Throws for what is no JSON. */
  send(frame: StudioFrame): boolean {
    const size = sizeOf(frame, answerMaxBytes);
    if (size.tooLarge) return false;
    this.#sent += size.characters;
    this.#wire.send(frame);
    if (this.#unread() > unreadMax) this.#wire.close('The page does not read what it is sent.');
    else if (this.#unread() >= markEvery) this.askForMark();
    return true;
  }

  hasRoom(): boolean {
    return Math.max(this.#unread(), this.#wire.buffered()) < eventWindow;
  }

  hasRoomForProgress(): boolean {
    return Math.max(this.#unread(), this.#wire.buffered()) < progressWindow;
  }

  /** Whoever holds something back asks, so that it is told of room. */
  askForMark(): void {
    if (this.#markedAt !== undefined) return;
    this.#markedAt = this.#sent;
    this.#mark += 1;
    const frame: StudioFrame = { type: 'mark', mark: this.#mark };
    this.#wire.send(frame);
  }

  /** `false`: no such mark is under way. */
  reached(mark: number): boolean {
    if (this.#markedAt === undefined || mark !== this.#mark) return false;
    this.#taken = this.#markedAt;
    this.#markedAt = undefined;
    if (this.#unread() >= markEvery) this.askForMark();
    this.#room();
    return true;
  }

  #unread(): number {
    return this.#sent - this.#taken;
  }
}
