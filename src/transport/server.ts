import { DisposableStore, disposable, type Disposable } from '../base/disposable.ts';
import type { ReportListenerError } from '../base/event-bus.ts';
import type { PackerEvent } from '../contract/events.ts';
import { nestsTooDeep } from './frame-text.ts';
import { pageFrameSchema, protocolVersion, type FrameOf, type PageFrame } from './frames.ts';
import { followsMax, malformedMax } from './limits.ts';
import { Outgoing } from './outgoing.ts';
import { ServedCalls, type Turn } from './served-calls.ts';
import { ServedFollow } from './served-follow.ts';
import type { ServedStudio } from './served-studio.ts';
import type { Wire } from './wire.ts';

/*
 * The protocol between a page and the Studio. Frames are in `frames.ts`, limits in `limits.ts`.
 *
 * A *connection* is one wire from its hello to its end. A *feed* is what a page follows of one project; its *place*
 * is a session and a sequence.
 *
 *   wire ── hello ──> serving ── end of the wire, or malformed frames ──> over
 *             └─ another protocol ── refused ──> over
 *
 * T1  A call has exactly one answer while the connection lasts. When it ends first, the call goes on, and the page
 *     says `connection_lost`: nothing is asked twice.
 * T2  Errors are data. A bug is answered by `bug`, without its text, and reported where the Studio runs.
 * T3  A cancel is a wish. The call is still answered, with what became of it: `cancelled` where it had not begun.
 * T4  A feed tells the events after its place in order, each sequence once. After a reconnection the page names the
 *     last sequence it heard, and nothing between is lost.
 * T5  What the history no longer holds is never left out silently: a gap carries a status, and the feed goes on
 *     from the place that the status names.
 * T6  A feed ends once, with the project; what was not told by then is not told.
 * T7  The Studio keeps no event for a page that does not take it. Beyond a window `pack.progress` is left out and a
 *     feed stays at its place in the history; it goes on from there when the page has taken what it was sent.
 * T8  Calls in flight, feeds, frames and what is under way are bounded; beyond the last bound the connection ends,
 *     and no other connection notices.
 * T9  A frame that makes no sense changes nothing; several of them end the connection.
 */

export interface ServeOptions {
  /** Where a bug goes that a call or a feed met. */
  readonly reportBug: ReportListenerError;
  /** Between two calls of a page; without it they only wait for what is under way. */
  readonly turn?: Turn;
}

/** Answers a page over this wire until the wire ends; disposing stops it and closes the wire. */
export function serveWire(wire: Wire, studio: ServedStudio, options: ServeOptions): Disposable {
  const served = new ServedWire(wire, studio, options);
  return disposable(() => {
    served.end('The Studio ended the connection.');
  });
}

class ServedWire {
  readonly #wire: Wire;
  readonly #studio: ServedStudio;
  readonly #reportBug: ReportListenerError;
  readonly #outgoing: Outgoing;
  readonly #calls: ServedCalls;
  readonly #follows = new Map<number, ServedFollow>();
  readonly #subscriptions = new DisposableStore();
  #greeted = false;
  #malformed = 0;
  #over = false;

  constructor(wire: Wire, studio: ServedStudio, { reportBug, turn = () => Promise.resolve() }: ServeOptions) {
    this.#wire = wire;
    this.#studio = studio;
    this.#reportBug = reportBug;
    this.#outgoing = new Outgoing(wire, () => {
      for (const follow of [...this.#follows.values()]) follow.catchUp();
    });
    this.#calls = new ServedCalls(studio, this.#outgoing, reportBug, turn);
    this.#subscriptions.add(wire.ended((why) => { this.end(why); }));
    this.#subscriptions.add(wire.received((frame) => { this.#receive(frame); }));
    this.#subscriptions.add(studio.events((event) => { this.#hear(event); }));
  }

  end(why: string): void {
    if (this.#over) return;
    this.#over = true;
    for (const follow of this.#follows.values()) follow.stop();
    this.#follows.clear();
    this.#subscriptions.dispose();
    this.#wire.close(why);
  }

  #hear(event: PackerEvent): void {
    for (const follow of [...this.#follows.values()]) follow.hear(event);
  }

  #receive(value: unknown): void {
    if (this.#over) return;
    // Before anything walks it: some wires carry values whose text nobody measured.
    const frame = nestsTooDeep(value) ? undefined : pageFrameSchema.safeParse(value);
    if (!frame?.success || !this.#take(frame.data)) this.#countMalformed();
  }

  /** `false`: it makes no sense now. */
  #take(frame: PageFrame): boolean {
    if (frame.type === 'hello') return this.#greet(frame.protocol);
    if (!this.#greeted) return false;
    switch (frame.type) {
      case 'call':
        return this.#calls.start(frame);
      case 'cancel':
        this.#calls.cancel(frame.id);
        return true;
      case 'follow':
        return this.#follow(frame);
      case 'unfollow':
        this.#follows.get(frame.id)?.stop();
        this.#follows.delete(frame.id);
        return true;
      case 'reached':
        return this.#outgoing.reached(frame.mark);
    }
  }

  #greet(protocol: number): boolean {
    if (this.#greeted) return false;
    if (protocol !== protocolVersion) {
      const why = `The page speaks protocol ${protocol}, the Studio ${protocolVersion}.`;
      this.#outgoing.send({ type: 'refused', why });
      this.end(why);
      return true;
    }
    this.#greeted = true;
    this.#outgoing.send({ type: 'hello', protocol: protocolVersion });
    return true;
  }

  #follow({ id, from }: FrameOf<'follow'>): boolean {
    if (this.#follows.has(id)) return false;
    if (this.#follows.size >= followsMax) {
      this.#outgoing.send({ type: 'ended', id });
      return true;
    }
    const over = (): void => {
      this.#follows.delete(id);
    };
    const follow = new ServedFollow(from, { id, studio: this.#studio, outgoing: this.#outgoing, reportBug: this.#reportBug, over });
    this.#follows.set(id, follow);
    follow.catchUp();
    return true;
  }

  #countMalformed(): void {
    this.#malformed += 1;
    if (this.#malformed >= malformedMax) this.end('The page sent frames that make no sense.');
  }
}
