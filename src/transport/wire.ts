import type { Subscribe } from '../base/event-bus.ts';

/**
 * One connection that carries frames both ways, in order, each once, as JSON values. Knows nothing of what they
 * mean. In process, Electron IPC and WebSocket are three of them.
 */
export interface Wire {
  /** Takes a frame; after the end it is dropped. */
  send(frame: unknown): void;
  readonly received: Subscribe<unknown>;
  /** Once, with why, for a person. */
  readonly ended: Subscribe<string>;
  close(why: string): void;
  /** Bytes taken and not yet handed to the other side; what back-pressure goes by. */
  buffered(): number;
}
