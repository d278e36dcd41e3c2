import type { CancelSignal } from '../base/cancel-signal.ts';
import type { Subscribe } from '../base/event-bus.ts';
import type { Result } from '../base/result.ts';
import type { PackerError } from '../contract/errors.ts';
import type { PackerEvent } from '../contract/events.ts';

/** What stands behind one connection of a page: the Studio as that page may use it. */
export interface ServedStudio {
  /**
   * Carries out what a page asks. It decides which operations there are and holds the request against its schema;
   * nobody has done so before. What becomes of a call whose signal is aborted is its own to say, in the answer.
   * Never rejects but for a bug.
   */
  call(name: string, request: unknown, signal?: CancelSignal): Promise<Result<unknown, PackerError>>;

  /** Events as they happen. {@link since} knows of each before a listener hears it. */
  readonly events: Subscribe<PackerEvent>;

  /** What came after a sequence (operations.md §4). The answer may be kept: nobody changes it. */
  since(projectId: string, sessionId: string, sequence: number): EventsSince;
}

export type EventsSince =
  /** All of it, in order, without a hole; none when nothing came. */
  | { readonly kind: 'events'; readonly events: readonly PackerEvent[] }
  /** Some of it is no longer kept, or the project was opened anew. */
  | { readonly kind: 'gap' }
  /** The project is not open. */
  | { readonly kind: 'ended' };
