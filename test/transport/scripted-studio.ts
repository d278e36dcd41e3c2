import type { CancelSignal } from '../../src/base/cancel-signal.ts';
import { Emitter } from '../../src/base/event-bus.ts';
import { err, ok, type Result } from '../../src/base/result.ts';
import { packerError, type PackerError } from '../../src/contract/errors.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import type { EventsSince, ServedStudio } from '../../src/transport/served-studio.ts';
import { sampleEnvelope } from '../support/fake-services.ts';
import { sampleStatus } from '../support/sample-responses.ts';

type Answer = (request: unknown, signal: CancelSignal | undefined) => Promise<Result<unknown, PackerError>>;

export const sampleFrom = { project_id: sampleStatus.project_id, session_id: sampleStatus.session_id, sequence: 0 };

/** A Studio with one project whose events a test publishes. */
export class ScriptedStudio implements ServedStudio {
  readonly answers: Record<string, Answer> = {};
  readonly asked: string[] = [];
  readonly #kept: PackerEvent[] = [];
  readonly #keep: number;
  readonly #live = new Emitter<PackerEvent>((error) => {
    throw error;
  });

  constructor(keep = 10_000) {
    this.#keep = keep;
  }

  get events(): ServedStudio['events'] {
    return this.#live.event;
  }

  async call(name: string, request: unknown, signal?: CancelSignal): Promise<Result<unknown, PackerError>> {
    this.asked.push(name);
    if (name === 'getProjectStatus') return ok({ ...sampleStatus, sequence: this.#kept.length });
    return (await this.answers[name]?.(request, signal)) ?? err(packerError('invalid_request', 'no such operation', 'Ask for another.'));
  }

  since(_projectId: string, sessionId: string, sequence: number): EventsSince {
    if (sessionId !== sampleFrom.session_id || sequence > this.#kept.length || sequence < this.#kept.length - this.#keep) return { kind: 'gap' };
    return { kind: 'events', events: this.#kept.slice(sequence) };
  }

  publish(text = 'something'): void {
    const sequence = this.#kept.length + 1;
    const event: PackerEvent = { ...sampleEnvelope, ...sampleFrom, sequence, type: 'change.started', title: text };
    this.#kept.push(event);
    this.#live.fire(event);
  }

  progress(done: number): void {
    const { project_id, session_id } = sampleFrom;
    this.#live.fire({ ...sampleEnvelope, project_id, session_id, type: 'pack.progress', phase: 'emit', done, total: 1000, bytes: 0 });
  }
}
