import { disposable, type Disposable } from './disposable.ts';
import { invariant } from './invariant.ts';

/** Subscribes; the answer unsubscribes. To be kept and disposed by whoever subscribed. */
export type Subscribe<T> = (listener: (event: T) => void) => Disposable;

/**
 * Where a listener's exception goes. A listener's failure is never the publisher's: the fact it announced has
 * already happened. A reporter does not throw.
 */
export type ReportListenerError = (error: unknown) => void;

/**
 * The private end of an event: its owner keeps the emitter and hands out `event`.
 *
 * - Listeners run at once, in the order they subscribed, each exactly once an event.
 * - One that throws is reported and the others still run.
 * - One that is let go of during a dispatch is not called any more, also not by that dispatch; one that
 *   subscribes during a dispatch hears the next event first.
 * - An event fired from within a listener waits until every listener has heard the current one, so that
 *   all of them hear all events in one order.
 */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<{ readonly hear: (event: T) => void }>();
  readonly #waiting: T[] = [];
  readonly #report: ReportListenerError;
  #dispatching = false;
  #disposed = false;

  constructor(report: ReportListenerError) {
    this.#report = report;
  }

  readonly event: Subscribe<T> = (listener) => {
    invariant(!this.#disposed, 'somebody subscribed to an emitter that was disposed');
    // Its own object: the same function may subscribe twice and leave once.
    const subscription = { hear: listener };
    this.#listeners.add(subscription);
    return disposable(() => {
      this.#listeners.delete(subscription);
    });
  };

  /** After {@link dispose} it does nothing: a fact may still be announced while its hearers are closing. */
  fire(event: T): void {
    this.#waiting.push(event);
    if (this.#dispatching) return;
    this.#dispatching = true;
    try {
      while (this.#waiting.length > 0) this.#dispatch(this.#waiting.shift() as T);
    } finally {
      this.#dispatching = false;
    }
  }

  /** Drops the listeners. Their subscriptions are still theirs to dispose. */
  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
  }

  #dispatch(event: T): void {
    for (const listener of [...this.#listeners]) {
      if (!this.#listeners.has(listener)) continue;
      try {
        listener.hear(event);
      } catch (error) {
        this.#report(error);
      }
    }
  }
}

/** Any event of a bus: a union told apart by `type`. */
export interface TypedEvent {
  readonly type: string;
}

/** The events of a union that carry this `type`. */
export type EventOfType<E extends TypedEvent, T extends E['type']> = Extract<E, { readonly type: T }>;

/** The listening end of a bus. */
export interface EventSource<E extends TypedEvent> {
  /** Every event. */
  readonly any: Subscribe<E>;
  /** The events of one type. */
  on<T extends E['type']>(type: T, listener: (event: EventOfType<E, T>) => void): Disposable;
}

/** The announcing end of a bus. */
export interface EventSink<E extends TypedEvent> {
  publish(event: E): void;
}

/**
 * The one typed bus (operations.md §4): `E` is a discriminated union. Whoever announces facts gets the bus,
 * everybody else an {@link EventSource}. All listeners, of one type or of all, hear in the order they
 * subscribed.
 */
export class EventBus<E extends TypedEvent> implements EventSource<E>, EventSink<E>, Disposable {
  readonly #emitter: Emitter<E>;
  readonly any: Subscribe<E>;

  constructor(report: ReportListenerError) {
    this.#emitter = new Emitter<E>(report);
    this.any = this.#emitter.event;
  }

  on<T extends E['type']>(type: T, listener: (event: EventOfType<E, T>) => void): Disposable {
    return this.any((event) => {
      if (isOfType(event, type)) listener(event);
    });
  }

  publish(event: E): void {
    this.#emitter.fire(event);
  }

  dispose(): void {
    this.#emitter.dispose();
  }
}

function isOfType<E extends TypedEvent, T extends E['type']>(event: E, type: T): event is EventOfType<E, T> {
  return event.type === type;
}
