import type { Disposable } from '../../base/disposable.ts';
import type { HostClock } from './clock.ts';
import type { HostLimits } from './limits.ts';
import { RateLimit } from './rate-limit.ts';

/** What is counted: a connection that can be ended. */
export interface Endable {
  destroy(): void;
}

/**
 * `waiting`: for the head of a request. `receiving`: its body. `working`: at the answer, which takes what it takes.
 * `answering`: the answer is on its way.
 */
type Phase = 'waiting' | 'receiving' | 'working' | 'answering';

type ConnectionLimits = Pick<HostLimits, 'strangers' | 'trusted' | 'requestMs' | 'answerMs' | 'requests'>;

/**
 * How many connections there are and how long each may take. A crowd that connects and says nothing holds
 * nobody up: a new connection is always taken, and the one that has been silent longest makes room for it; those
 * that have shown a key are counted apart.
 */
export class Connections {
  readonly #clock: HostClock;
  readonly #limits: ConnectionLimits;
  /** In the order in which their phase began. */
  readonly #open = new Set<Connection>();
  /** How many were ended to make room, and how many for being late. */
  readonly ended = { crowded: 0, late: 0 };

  constructor(clock: HostClock, limits: ConnectionLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  get size(): number {
    return this.#open.size;
  }

  add(endable: Endable): Connection {
    this.#makeRoom(false);
    const connection: Connection = new Connection(endable, new RateLimit(this.#clock, this.#limits.requests), {
      moved: (phase) => this.#moved(connection, phase),
      trusted: () => {
        this.#makeRoom(true);
      },
      left: () => {
        this.#open.delete(connection);
      },
    });
    connection.enter('waiting');
    return connection;
  }

  #moved(connection: Connection, phase: Phase): Disposable | undefined {
    // Last in line again: whoever has been in a phase longest stands first.
    this.#open.delete(connection);
    this.#open.add(connection);
    if (phase === 'working') return undefined;
    return this.#clock.after(phase === 'answering' ? this.#limits.answerMs : this.#limits.requestMs, () => {
      this.ended.late += 1;
      connection.end();
    });
  }

  #makeRoom(trusted: boolean): void {
    const crowd = [...this.#open].filter((connection) => connection.trusted === trusted);
    if (crowd.length < (trusted ? this.#limits.trusted : this.#limits.strangers)) return;
    this.ended.crowded += 1;
    (crowd.find((connection) => connection.phase === 'waiting') ?? crowd[0])?.end();
  }
}

interface Crowd {
  /** Answers the deadline of the new phase, if it has one. */
  moved(phase: Phase): Disposable | undefined;
  trusted(): void;
  left(): void;
}

/** One connection, from its opening to its end or to its becoming a socket. */
export class Connection {
  /** How many requests it may make. */
  readonly requests: RateLimit;
  readonly #endable: Endable;
  readonly #crowd: Crowd;
  #phase: Phase = 'waiting';
  #trusted = false;
  #left = false;
  #deadline: Disposable | undefined;

  constructor(endable: Endable, requests: RateLimit, crowd: Crowd) {
    this.#endable = endable;
    this.requests = requests;
    this.#crowd = crowd;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Whether it has shown a key. */
  get trusted(): boolean {
    return this.#trusted;
  }

  enter(phase: Phase): void {
    if (this.#left) return;
    this.#phase = phase;
    this.#deadline?.dispose();
    this.#deadline = this.#crowd.moved(phase);
  }

  trust(): void {
    if (this.#trusted || this.#left) return;
    this.#crowd.trusted();
    this.#trusted = true;
  }

  /** It is over, or somebody else looks after it from now on. */
  leave(): void {
    this.#left = true;
    this.#deadline?.dispose();
    this.#deadline = undefined;
    this.#crowd.left();
  }

  end(): void {
    this.leave();
    this.#endable.destroy();
  }
}
