import type { Disposable } from '../../base/disposable.ts';
import { closeCodes } from '../../contract/browser-host.ts';
import type { AnswerOf, RequestOf } from '../../contract/operations.ts';
import type { Wire } from '../../transport/wire.ts';
import type { HostClock } from './clock.ts';
import type { HostLimits } from './limits.ts';
import type { BrowserSession } from './sessions.ts';

/** What stands behind a window: the projects it holds, for as long as the window is there. */
export interface WindowSide extends Disposable {
  /** Answers a page over this wire, until the wire ends. */
  serve(wire: Wire): void;
  /** A part of a preview, for `/preview/`. */
  part(request: RequestOf<'getPreviewPart'>): Promise<AnswerOf<'getPreviewPart'>>;
}

/** A wire that the host can end with a code. */
export interface EndableWire extends Wire {
  end(code: number, why: string): void;
}

interface Window {
  readonly session: BrowserSession;
  readonly side: WindowSide;
  wire: EndableWire | undefined;
  /** What is heard of its wire, or the time it has left without one. */
  pending: Disposable | undefined;
}

/**
 * The windows: tabs, each with at most one live socket. A window outlives its socket for a while, so that a
 * reconnection finds its projects as they were; then it lets go of them.
 */
export class Windows {
  readonly #open: () => WindowSide;
  readonly #clock: HostClock;
  readonly #limits: Pick<HostLimits, 'windows' | 'windowGraceMs'>;
  /** By session and id; those that lost their socket first stand first. */
  readonly #windows = new Map<string, Window>();

  constructor(open: () => WindowSide, clock: HostClock, limits: Pick<HostLimits, 'windows' | 'windowGraceMs'>) {
    this.#open = open;
    this.#clock = clock;
    this.#limits = limits;
  }

  /** With and without a socket. */
  get size(): number {
    return this.#windows.size;
  }

  isInUse(session: BrowserSession): boolean {
    return [...this.#windows.values()].some((window) => window.session === session);
  }

  /** What stands behind a window that is there, with or without a socket. */
  find(session: BrowserSession, id: string): WindowSide | undefined {
    return this.#windows.get(nameOf(session, id))?.side;
  }

  /** Gives a window its socket; a socket it still had is ended as its past. */
  attach(session: BrowserSession, id: string, wire: EndableWire): void {
    const name = nameOf(session, id);
    const window = this.#windows.get(name) ?? this.#add(name, session);
    if (!window) {
      wire.end(closeCodes.tooMany, 'too many windows');
      return;
    }
    window.pending?.dispose();
    window.wire?.end(closeCodes.replaced, 'the window connected again');
    window.wire = wire;
    window.pending = wire.ended(() => {
      this.#lost(name, window);
    });
    window.side.serve(wire);
  }

  /** Ends every socket and lets go of every window, the last opened first. */
  endAll(why: string): void {
    for (const [name, window] of [...this.#windows].reverse()) {
      window.pending?.dispose();
      window.wire?.end(closeCodes.ended, why);
      this.#remove(name, window);
    }
  }

  #add(name: string, session: BrowserSession): Window | undefined {
    if (this.#windows.size >= this.#limits.windows) this.#removeOldestLost();
    if (this.#windows.size >= this.#limits.windows) return undefined;
    const window: Window = { session, side: this.#open(), wire: undefined, pending: undefined };
    this.#windows.set(name, window);
    return window;
  }

  #lost(name: string, window: Window): void {
    window.wire = undefined;
    window.pending?.dispose();
    this.#windows.delete(name);
    this.#windows.set(name, window);
    window.pending = this.#clock.after(this.#limits.windowGraceMs, () => {
      this.#remove(name, window);
    });
  }

  #removeOldestLost(): void {
    const lost = [...this.#windows].find(([, window]) => !window.wire);
    if (lost) this.#remove(...lost);
  }

  #remove(name: string, window: Window): void {
    window.pending?.dispose();
    this.#windows.delete(name);
    window.side.dispose();
  }
}

function nameOf(session: BrowserSession, id: string): string {
  return `${session.id} ${id}`;
}
