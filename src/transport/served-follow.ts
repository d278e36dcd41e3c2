import { bug } from '../base/invariant.ts';
import type { ReportListenerError } from '../base/event-bus.ts';
import type { PackerEvent } from '../contract/events.ts';
import type { ProjectStatus } from '../contract/operations/project.ts';
import type { FollowFrom } from './client-port.ts';
import { gapsMax } from './limits.ts';
import type { Outgoing } from './outgoing.ts';
import type { ServedStudio } from './served-studio.ts';

export interface FollowParts {
  readonly id: number;
  readonly studio: ServedStudio;
  readonly outgoing: Outgoing;
  readonly reportBug: ReportListenerError;
  /** It is over by itself. */
  readonly over: () => void;
}

/**
 * One feed (T4 … T7). It keeps a place in the history and no events: what it could not send yet it reads again when
 * there is room.
 */
export class ServedFollow {
  readonly #parts: FollowParts;
  #from: FollowFrom;
  #behind = true;
  #asking = false;
  #over = false;
  /** After each other, without reaching the present between. */
  #gaps = 0;

  constructor(from: FollowFrom, parts: FollowParts) {
    this.#from = from;
    this.#parts = parts;
  }

  /** An event as it happens. */
  hear(event: PackerEvent): void {
    if (this.#over || this.#asking || event.project_id !== this.#from.project_id) return;
    if (event.sequence === undefined) this.#hearProgress(event);
    else if (this.#isNext(event) && !this.#behind && this.#parts.outgoing.hasRoom()) this.#tell(event);
    else this.catchUp();
  }

  /** Sends what is in the history, as far as there is room. */
  catchUp(): void {
    if (this.#over || this.#asking || !this.#hasRoom()) return;
    const { studio } = this.#parts;
    const replay = studio.since(this.#from.project_id, this.#from.session_id, this.#from.sequence);
    if (replay.kind === 'ended') this.#end();
    else if (replay.kind === 'gap') void this.#tellGap();
    else this.#replay(replay.events);
  }

  stop(): void {
    this.#over = true;
  }

  #replay(events: readonly PackerEvent[]): void {
    for (const event of events) {
      if (!this.#hasRoom()) return;
      if (this.#isNext(event)) this.#tell(event);
    }
    this.#behind = false;
    this.#gaps = 0;
  }

  #hasRoom(): boolean {
    const { outgoing } = this.#parts;
    if (outgoing.hasRoom()) return true;
    this.#behind = true;
    outgoing.askForMark();
    return false;
  }

  #isNext(event: PackerEvent): boolean {
    return event.session_id === this.#from.session_id && event.sequence === this.#from.sequence + 1;
  }

  #hearProgress(event: PackerEvent): void {
    const { id, outgoing } = this.#parts;
    const isOurs = event.session_id === this.#from.session_id && !this.#behind;
    if (isOurs && outgoing.hasRoomForProgress()) outgoing.send({ type: 'event', id, event });
  }

  #tell(event: PackerEvent): void {
    const { id, outgoing } = this.#parts;
    this.#from = { ...this.#from, sequence: this.#from.sequence + 1 };
    // What no frame can hold is missing, and said to be.
    if (!outgoing.send({ type: 'event', id, event })) void this.#tellGap();
    else if (event.type === 'project.closed') this.#end();
  }

  async #tellGap(): Promise<void> {
    this.#asking = true;
    const status = await this.#status();
    this.#asking = false;
    if (this.#over) return;
    this.#gaps += 1;
    if (!status || this.#gaps > gapsMax) {
      this.#end();
      return;
    }
    this.#from = { project_id: status.project_id, session_id: status.session_id, sequence: status.sequence };
    this.#behind = true;
    this.#parts.outgoing.send({ type: 'gap', id: this.#parts.id, status });
    this.catchUp();
  }

  async #status(): Promise<ProjectStatus | undefined> {
    const { studio, reportBug } = this.#parts;
    try {
      if (this.#gaps === gapsMax) bug('the status of a project names a place that its history does not know');
      const answer = await studio.call('getProjectStatus', { project_id: this.#from.project_id });
      // The port answers what the contract says; the frame is checked where it is received.
      return answer.ok ? (answer.value as ProjectStatus) : undefined;
    } catch (error) {
      reportBug(error);
      return undefined;
    }
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#parts.outgoing.send({ type: 'ended', id: this.#parts.id });
    this.#parts.over();
  }
}
