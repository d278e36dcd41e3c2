import { Emitter, type ReportListenerError } from '../base/event-bus.ts';
import type { Wire } from './wire.ts';

/** Two ends of one connection within a process. Frames are cloned through JSON and arrive later, as over any wire. */
export function inProcessWire(report: ReportListenerError): [Wire, Wire] {
  const first = new InProcessEnd(report);
  const second = new InProcessEnd(report);
  first.meet(second);
  second.meet(first);
  return [first, second];
}

class InProcessEnd implements Wire {
  readonly #received: Emitter<unknown>;
  readonly #ended: Emitter<string>;
  #other: InProcessEnd | undefined;
  #buffered = 0;
  #over = false;

  constructor(report: ReportListenerError) {
    this.#received = new Emitter<unknown>(report);
    this.#ended = new Emitter<string>(report);
  }

  get received(): Wire['received'] {
    return this.#received.event;
  }

  get ended(): Wire['ended'] {
    return this.#ended.event;
  }

  meet(other: InProcessEnd): void {
    this.#other = other;
  }

  send(frame: unknown): void {
    if (this.#over) return;
    const text = JSON.stringify(frame);
    this.#buffered += text.length;
    void Promise.resolve().then(() => {
      this.#buffered -= text.length;
      this.#other?.hear(text);
    });
  }

  close(why: string): void {
    if (this.#over) return;
    this.#end(why);
    void Promise.resolve().then(() => this.#other?.hearEnd(why));
  }

  buffered(): number {
    return this.#buffered;
  }

  hear(text: string): void {
    if (!this.#over) this.#received.fire(JSON.parse(text));
  }

  hearEnd(why: string): void {
    if (!this.#over) this.#end(why);
  }

  #end(why: string): void {
    this.#over = true;
    this.#ended.fire(why);
  }
}
