import { browserHostLimits } from '../../contract/browser-host.ts';

/** How much anybody may take of the host. A person with a dozen tabs stays far below all of it. */
export interface HostLimits {
  /** Bytes of a request's line and headers together; other programs on 127.0.0.1 may have set cookies. */
  readonly headerBytes: number;
  /** Characters of a request's target. */
  readonly targetLength: number;
  readonly bodyBytes: number;
  readonly frameBytes: number;
  /** Connections that have not shown a key. One more ends the oldest of them. */
  readonly strangers: number;
  /** Connections that have, sockets left aside. One more ends the oldest. */
  readonly trusted: number;
  /** For a request to be there whole, from the connection or the answer before, milliseconds. */
  readonly requestMs: number;
  /** For an answer to be taken, milliseconds. */
  readonly answerMs: number;
  /** Requests on one connection, and those with one key. */
  readonly requests: Rate;
  /** Exchanges of wrong tokens, all connections together. A right one is never held up. */
  readonly wrongTokens: Rate;
  /** Frames of one socket, pings and pongs included. */
  readonly frames: Rate;
  readonly sessions: number;
  /** Windows, those without a connection included. */
  readonly windows: number;
  readonly windowGraceMs: number;
  /** Between two questions whether a socket is still there; it has until the next one to answer. */
  readonly pingMs: number;
  /** Bytes that wait for one socket; the transport holds back long before. */
  readonly bufferedBytes: number;
  /** For the closing handshake of a socket, milliseconds. */
  readonly closeMs: number;
}

export interface Rate {
  /** At once. */
  readonly burst: number;
  readonly perSecond: number;
}

export const hostLimits: HostLimits = {
  headerBytes: 16 * 1024,
  targetLength: 1024,
  bodyBytes: 1024,
  frameBytes: browserHostLimits.frameBytes,
  strangers: 64,
  trusted: 128,
  requestMs: 10_000,
  answerMs: 30_000,
  requests: { burst: 400, perSecond: 100 },
  wrongTokens: { burst: 20, perSecond: 1 },
  frames: { burst: 1000, perSecond: 200 },
  sessions: 16,
  windows: 32,
  windowGraceMs: browserHostLimits.windowGraceMs,
  pingMs: 30_000,
  bufferedBytes: 64 * 1024 * 1024,
  closeMs: 2_000,
};
