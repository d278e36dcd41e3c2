import type { EventSink } from '../../base/event-bus.ts';
import type { EventEnvelope, EventOf, EventType, PackerEvent } from '../../contract/events.ts';

/** The part of an event that is its own. */
export type EventBody<T extends EventType> = Omit<EventOf<T>, keyof EventEnvelope | 'type'>;

/** Which operation an event belongs to, and what caused it. */
export interface Causality {
  readonly operation_id?: string;
  readonly caused_by?: string;
}

/** Only the last of these matters. */
const unnumbered: ReadonlySet<EventType> = new Set(['pack.progress', 'reconcile.progress', 'doctor.progress', 'summary.progress', 'validation.progress']);

/**
 * Puts a project's facts on the Studio's bus, each with its envelope: who, which generation, and a sequence
 * from 1 without gaps. Progress may be dropped on the way and so has no sequence (operations.md §4).
 */
export class Publisher {
  readonly #bus: EventSink<PackerEvent>;
  readonly #projectId: string;
  readonly #sessionId: string;
  readonly #now: () => Date;
  #sequence = 0;

  constructor(bus: EventSink<PackerEvent>, projectId: string, sessionId: string, now: () => Date) {
    this.#bus = bus;
    this.#projectId = projectId;
    this.#sessionId = sessionId;
    this.#now = now;
  }

  /** Of the last event; 0 before the first. */
  get sequence(): number {
    return this.#sequence;
  }

  publish<T extends EventType>(type: T, generation: number, body: EventBody<T>, causality: Causality = {}): void {
    const envelope = {
      project_id: this.#projectId,
      session_id: this.#sessionId,
      generation,
      at: this.#now().toISOString(),
      ...(unnumbered.has(type) ? {} : { sequence: ++this.#sequence }),
      ...causality,
    };
    this.#bus.publish({ type, ...envelope, ...body } as unknown as PackerEvent);
  }
}
