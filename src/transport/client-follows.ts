import { disposable, type Disposable } from '../base/disposable.ts';
import type { ReportListenerError } from '../base/event-bus.ts';
import type { PackerEvent } from '../contract/events.ts';
import type { FeedListener, FollowFrom } from './client-port.ts';
import type { FrameOf, PageFrame } from './frames.ts';

interface Followed {
  /** What was heard last. */
  from: FollowFrom;
  readonly listener: FeedListener;
}

/** The feeds of a page, over all its connections (T4). */
export class ClientFollows {
  readonly #report: ReportListenerError;
  readonly #followed = new Map<number, Followed>();
  #send: ((frame: PageFrame) => void) | undefined;
  #last = 0;

  constructor(report: ReportListenerError) {
    this.#report = report;
  }

  follow({ project_id, session_id, sequence }: FollowFrom, listener: FeedListener): Disposable {
    const id = (this.#last += 1);
    const from = { project_id, session_id, sequence };
    this.#followed.set(id, { from, listener });
    this.#send?.({ type: 'follow', id, from });
    return disposable(() => {
      if (this.#followed.delete(id)) this.#send?.({ type: 'unfollow', id });
    });
  }

  opened(send: (frame: PageFrame) => void): void {
    this.#send = send;
    for (const [id, { from }] of [...this.#followed]) send({ type: 'follow', id, from });
  }

  lost(): void {
    this.#send = undefined;
  }

  dispose(): void {
    this.#send = undefined;
    this.#followed.clear();
  }

  /** `false`: it is not the next one. */
  heard({ id, event }: FrameOf<'event'>): boolean {
    const followed = this.#followed.get(id);
    if (!followed) return true;
    const { from, listener } = followed;
    if (event.session_id !== from.session_id) return false;
    if (event.sequence !== undefined) {
      if (event.sequence !== from.sequence + 1) return false;
      followed.from = { ...from, sequence: event.sequence };
    }
    // The frame's schema holds the envelope and the type; the body is as the Studio made it.
    this.#tell(() => { listener.event(event as unknown as PackerEvent); });
    return true;
  }

  gap({ id, status }: FrameOf<'gap'>): void {
    const followed = this.#followed.get(id);
    if (!followed) return;
    followed.from = { project_id: status.project_id, session_id: status.session_id, sequence: status.sequence };
    this.#tell(() => { followed.listener.gap(status); });
  }

  ended({ id }: FrameOf<'ended'>): void {
    const followed = this.#followed.get(id);
    this.#followed.delete(id);
    if (followed) this.#tell(() => { followed.listener.ended(); });
  }

  #tell(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#report(error);
    }
  }
}
