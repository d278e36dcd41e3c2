import { DisposableStore, type Disposable } from '../base/disposable.ts';
import type { ReportListenerError } from '../base/event-bus.ts';
import { protocolVersion, studioFrameSchema, type PageFrame, type StudioFrame } from './frames.ts';
import { helloMs, retryDelaysMs } from './limits.ts';
import type { Timer } from './timer.ts';
import type { Wire } from './wire.ts';

/**
 * One attempt to reach the host. Rejects when it cannot be reached now: another attempt follows. `refused` and
 * `ended` (the Studio was) end the attempts; a connector whose wire was ended for good answers one of them the next
 * time it is asked.
 */
export type Connect = () => Promise<Wire | Final>;

export type Final = 'refused' | 'ended';

export interface LinkListener {
  opened(send: (frame: PageFrame) => void): void;
  /** Of an open connection. `false`: it breaks the protocol. */
  received(frame: StudioFrame): boolean;
  /** A connection that was open, or an attempt, came to nothing; another is made. */
  lost(why: string): void;
  refused(why: string, how: Final): void;
}

/** Keeps one connection: makes it, greets, and makes it again when it is lost. */
export class ClientLink implements Disposable {
  readonly #connect: Connect;
  readonly #timer: Timer;
  readonly #report: ReportListenerError;
  readonly #listener: LinkListener;
  #wire: Wire | undefined;
  #subscriptions = new DisposableStore();
  /** For the hello, or until the next attempt. */
  #pending: Disposable | undefined;
  #greeted = false;
  #failures = 0;
  #over = false;

  constructor(connect: Connect, timer: Timer, report: ReportListenerError, listener: LinkListener) {
    this.#connect = connect;
    this.#timer = timer;
    this.#report = report;
    this.#listener = listener;
  }

  start(): void {
    void this.#attempt();
  }

  dispose(): void {
    this.#over = true;
    this.#leave('The page left.');
  }

  async #attempt(): Promise<void> {
    const wire = await this.#connected();
    if (this.#over) {
      if (typeof wire === 'object') wire.close('The page left.');
    } else if (wire === 'refused') this.#refuse('The Studio does not want this page.', wire);
    else if (wire === 'ended') this.#refuse('The Studio was ended.', wire);
    else if (wire === 'unreachable') this.#lose('The Studio cannot be reached.');
    else this.#greet(wire);
  }

  async #connected(): Promise<Wire | Final | 'unreachable'> {
    try {
      return await this.#connect();
    } catch {
      return 'unreachable';
    }
  }

  #greet(wire: Wire): void {
    this.#wire = wire;
    this.#greeted = false;
    this.#subscriptions = new DisposableStore();
    this.#subscriptions.add(wire.ended((why) => { this.#lose(why); }));
    this.#subscriptions.add(wire.received((frame) => { this.#receive(wire, frame); }));
    this.#pending = this.#timer.after(helloMs, () => { this.#lose('The Studio does not answer.'); });
    wire.send({ type: 'hello', protocol: protocolVersion } satisfies PageFrame);
  }

  #receive(wire: Wire, value: unknown): void {
    if (wire !== this.#wire) return;
    const parsed = studioFrameSchema.safeParse(value);
    if (parsed.success && this.#take(wire, parsed.data)) return;
    this.#report(new Error(`BUG: the Studio sent a frame that makes no sense${parsed.success ? '' : `: ${parsed.error.message}`}`));
    this.#lose('The Studio sent a frame that makes no sense.');
  }

  #take(wire: Wire, frame: StudioFrame): boolean {
    if (frame.type === 'refused') {
      this.#refuse(frame.why, 'refused');
      return true;
    }
    if (frame.type === 'hello') return this.#open(wire, frame.protocol);
    if (!this.#greeted) return false;
    if (frame.type === 'mark') {
      wire.send({ type: 'reached', mark: frame.mark } satisfies PageFrame);
      return true;
    }
    return this.#listener.received(frame);
  }

  #open(wire: Wire, protocol: number): boolean {
    if (this.#greeted || protocol !== protocolVersion) return false;
    this.#greeted = true;
    this.#failures = 0;
    this.#pending?.dispose();
    this.#listener.opened((frame) => { wire.send(frame); });
    return true;
  }

  #lose(why: string): void {
    if (this.#over) return;
    this.#leave(why);
    const delay = retryDelaysMs[Math.min(this.#failures, retryDelaysMs.length - 1)] ?? 0;
    this.#failures += 1;
    this.#pending = this.#timer.after(delay, () => void this.#attempt());
    this.#listener.lost(why);
  }

  #refuse(why: string, how: Final): void {
    this.#over = true;
    this.#leave(why);
    this.#listener.refused(why, how);
  }

  #leave(why: string): void {
    const wire = this.#wire;
    this.#wire = undefined;
    this.#pending?.dispose();
    this.#pending = undefined;
    this.#subscriptions.dispose();
    wire?.close(why);
  }
}
