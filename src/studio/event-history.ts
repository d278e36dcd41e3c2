import type { Disposable } from '../base/disposable.ts';
import type { EventSource } from '../base/event-bus.ts';
import type { PackerEvent } from '../contract/events.ts';

/** What came after a sequence (operations.md §4). */
export type Replay =
  /** All of it, in order, without a gap; none when nothing came. */
  | { readonly kind: 'events'; readonly events: readonly PackerEvent[] }
  /** Some of it is no longer kept, or the project was opened anew: a fresh status answers that. */
  | { readonly kind: 'gap' }
  /** The project is not open. */
  | { readonly kind: 'ended' };

export interface HistoryLimits {
  /** Events of one project session. */
  readonly events: number;
  /** Bytes of one project session as JSON, roughly. */
  readonly bytes: number;
}

const defaultLimits: HistoryLimits = { events: 10_000, bytes: 32 * 1024 * 1024 };

interface Kept {
  readonly event: PackerEvent;
  readonly bytes: number;
}

type Place = Kept | undefined;

/** The last events of one session: gap-free, the oldest first. */
class SessionHistory {
  readonly sessionId: string;
  readonly #limits: HistoryLimits;
  #kept: Place[] = [];
  /** Where the kept ones begin: moving thousands for each event would cost more than a few dead places. */
  #head = 0;
  #bytes = 0;
  /** Sequence of the first one kept. */
  #first: number;

  constructor(sessionId: string, first: number, limits: HistoryLimits) {
    this.sessionId = sessionId;
    this.#limits = limits;
    this.#first = first;
  }

  /** The sequence that follows. */
  get next(): number {
    return this.#first + this.#kept.length - this.#head;
  }

  add(event: PackerEvent): void {
    const bytes = JSON.stringify(event).length;
    this.#kept.push({ event, bytes });
    this.#bytes += bytes;
    while (this.#kept.length - this.#head > this.#limits.events || this.#bytes > this.#limits.bytes) this.#dropFirst();
    if (this.#head > this.#limits.events) {
      this.#kept = this.#kept.slice(this.#head);
      this.#head = 0;
    }
  }

  since(sequence: number): Replay {
    if (!Number.isSafeInteger(sequence) || sequence < this.#first - 1 || sequence >= this.next) return { kind: 'gap' };
    const from = this.#head + sequence + 1 - this.#first;
    return { kind: 'events', events: this.#kept.slice(from).flatMap((kept) => (kept ? [kept.event] : [])) };
  }

  #dropFirst(): void {
    this.#bytes -= this.#kept[this.#head]?.bytes ?? 0;
    this.#kept[this.#head] = undefined;
    this.#head += 1;
    this.#first += 1;
  }
}

/**
 * The last events of every open project, so that who comes late or comes back loses nothing: the status names a
 * sequence, and everything after it is here. It listens before anybody else can, so that what any other listener
 * has heard is here already. Events without a sequence are not kept. A session's events go when it ends.
 */
export class EventHistory implements Disposable {
  readonly #sessions = new Map<string, SessionHistory>();
  readonly #limits: HistoryLimits;
  readonly #subscription: Disposable;

  constructor(source: EventSource<PackerEvent>, limits: HistoryLimits = defaultLimits) {
    this.#limits = limits;
    this.#subscription = source.any((event) => {
      this.#keep(event);
    });
  }

  /** What came after this sequence of this session. */
  since(projectId: string, sessionId: string, sequence: number): Replay {
    const session = this.#sessions.get(projectId);
    if (!session) return { kind: 'ended' };
    return session.sessionId === sessionId ? session.since(sequence) : { kind: 'gap' };
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#sessions.clear();
  }

  #keep(event: PackerEvent): void {
    const { project_id, session_id, sequence } = event;
    if (sequence === undefined) return;
    const known = this.#sessions.get(project_id);
    if (event.type === 'project.closed') {
      if (known?.sessionId === session_id) this.#sessions.delete(project_id);
      return;
    }
    // A hole is none of ours to fill: what came before it is no longer replayed.
    const follows = known?.sessionId === session_id && known.next === sequence;
    const session = follows ? known : new SessionHistory(session_id, sequence, this.#limits);
    session.add(event);
    this.#sessions.set(project_id, session);
  }
}
