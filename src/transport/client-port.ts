import type { CancelSignal } from '../base/cancel-signal.ts';
import type { Disposable } from '../base/disposable.ts';
import type { Subscribe } from '../base/event-bus.ts';
import type { PackerEvent } from '../contract/events.ts';
import type { AnswerOf, RequestOf } from '../contract/operations.ts';
import type { PageOperationName } from '../contract/page.ts';
import type { ProjectStatus } from '../contract/operations/project.ts';

/** What a page holds of the Studio: calls, events, and how the connection is. The wire below is not its business. */
export interface StudioClient extends Disposable {
  /**
   * Never rejects but for a bug. Beside the operation's own errors: `connection_lost` (asked, and nobody can tell
   * what became of it), `not_asked` (no connection to ask over: nothing was done), `too_many_calls`,
   * `frame_too_large`, `cancelled` (its signal was aborted).
   */
  call<N extends PageOperationName>(name: N, request: RequestOf<N>, options?: CallOptions): Promise<AnswerOf<N>>;

  /**
   * The events of one open project from a status on, in order, each sequence once, over any number of
   * reconnections; progress may be left out.
   */
  follow(from: FollowFrom, listener: FeedListener): Disposable;

  /** A large part of a preview, by ids: `asset://` in Electron, `/preview/` in a browser. */
  part(reference: PartReference, signal?: CancelSignal): Promise<AnswerOf<'getPreviewPart'>>;

  readonly connection: ConnectionState;
  readonly connectionChanged: Subscribe<ConnectionState>;
}

export interface CallOptions {
  readonly signal?: CancelSignal;
}

export interface PartReference {
  readonly project_id: string;
  readonly asset_id: number;
  /** Of the preview that named the part. */
  readonly key: string;
  readonly part: string;
}

/** Taken from one status answer: what it says is true up to `sequence`. */
export type FollowFrom = Pick<ProjectStatus, 'project_id' | 'session_id' | 'sequence'>;

export interface FeedListener {
  event(event: PackerEvent): void;
  /**
   * What came between is no longer kept, or the project was opened anew: everything read before is to be read
   * again. Events continue from this status.
   */
  gap(status: ProjectStatus): void;
  /** The project is closed, or cannot be followed: nothing more comes. */
  ended(): void;
}

/**
 * `refused`: the host does not want this page (its token is spent or wrong). `ended`: the Studio was ended. After
 * both no new attempt is made.
 */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused' | 'ended';
