import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ReportListenerError } from '../../base/event-bus.ts';
import { browserHostPaths, closeCodes, secretPattern, socketProtocol, windowIdPattern } from '../../contract/browser-host.ts';
import type { HostClock } from './clock.ts';
import type { Connection } from './connections.ts';
import type { HostLimits } from './limits.ts';
import { headerValues, type RawRequest } from './request-guard.ts';
import type { Sessions } from './sessions.ts';
import { SocketWire } from './socket-wire.ts';
import type { Windows } from './windows.ts';

export interface UpgradeParts {
  readonly sessions: Sessions;
  readonly windows: Windows;
  readonly clock: HostClock;
  readonly limits: HostLimits;
  readonly report: ReportListenerError;
}

/** Turns connections into windows: who offers a key that is known gets a wire, anybody else an end. */
export class Upgrades {
  readonly #parts: UpgradeParts;
  readonly #server: WebSocketServer;
  /** For keys that are not known: they are told so, and nothing large is taken from them meanwhile. */
  readonly #refusing: WebSocketServer;

  constructor(parts: UpgradeParts) {
    this.#parts = parts;
    this.#server = socketServer(parts.limits.frameBytes, maxFragments);
    this.#refusing = socketServer(parts.limits.bodyBytes, 1);
  }

  /** Takes an upgrade that the guard let through; answers the status it is refused with, if it is. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer, connection: Connection): number | undefined {
    if (request.url !== browserHostPaths.socket) return 404;
    const offered = offeredBy(request);
    if (!offered) return 401;
    if (!connection.requests.take()) return 429;
    const session = this.#parts.sessions.find(offered.key);
    // A page is told by a code that its key is unknown: of a refused upgrade it would learn nothing.
    connection.enter('answering');
    (session ? this.#server : this.#refusing).handleUpgrade(request, socket, head, (opened) => {
      connection.leave();
      const wire = this.#wireOf(opened);
      if (session) this.#parts.windows.attach(session, offered.window, wire);
      else wire.end(closeCodes.refused, 'the key is not known');
    });
    return undefined;
  }

  #wireOf(socket: WebSocket): SocketWire {
    return new SocketWire(socket, this.#parts.clock, this.#parts.limits, this.#parts.report);
  }
}

/** Browsers send a large frame in pieces of 64 KiB or less. */
const maxFragments = 4096;

function socketServer(maxPayload: number, fragments: number): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload,
    maxFragments: fragments,
    maxBufferedChunks: 16_384,
    perMessageDeflate: false,
    // Answered by the wire, which counts them.
    autoPong: false,
    handleProtocols: () => socketProtocol,
  });
}

interface Offer {
  readonly key: string;
  readonly window: string;
}

/** The three subprotocols of a page, in their order and in no other form. */
function offeredBy(request: Pick<RawRequest, 'rawHeaders'>): Offer | undefined {
  const values = headerValues(request, 'sec-websocket-protocol');
  const [protocol, key, window, ...more] = values.length === 1 ? (values[0] ?? '').split(/, ?/u) : [];
  if (protocol !== socketProtocol || more.length > 0) return undefined;
  if (!key?.startsWith('key.') || !window?.startsWith('window.')) return undefined;
  const offer = { key: key.slice('key.'.length), window: window.slice('window.'.length) };
  return secretPattern.test(offer.key) && windowIdPattern.test(offer.window) ? offer : undefined;
}
