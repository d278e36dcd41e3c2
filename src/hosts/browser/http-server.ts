import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ReportListenerError } from '../../base/event-bus.ts';
import { refusalAnswer, securityHeaders, type Answer } from './answer.ts';
import type { Connection, Connections } from './connections.ts';
import type { HostLimits } from './limits.ts';
import { readBody } from './request-body.ts';
import { guardRequest, type OwnAddress, type RawRequest, type Refusal } from './request-guard.ts';
import { route, whoAsks, type RouteParts } from './routes.ts';
import type { BrowserSession } from './sessions.ts';

/** The one address this host is ever reached under. */
const loopback = '127.0.0.1';

export interface HttpParts extends RouteParts {
  readonly limits: HostLimits;
  readonly connections: Connections;
  /** Takes an upgrade that passed the guard; answers the status it is refused with, if it is. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer, connection: Connection) => number | undefined;
  readonly report: ReportListenerError;
}

/** HTTP as it comes in: every connection counted, every request guarded, then answered by its route. */
export class HttpServer {
  readonly #server: Server;
  readonly #parts: HttpParts;
  readonly #connections = new WeakMap<Duplex, Connection>();
  /** The answer to the last request of each. */
  readonly #latest = new WeakMap<Connection, ServerResponse>();

  constructor(parts: HttpParts) {
    this.#parts = parts;
    const { headerBytes, requestMs } = parts.limits;
    this.#server = createServer({
      maxHeaderSize: headerBytes,
      // The guard refuses a missing Host in its own words. Deadlines are the connections'; these stand behind them.
      requireHostHeader: false,
      headersTimeout: requestMs * 2,
      requestTimeout: requestMs * 2,
      keepAliveTimeout: requestMs,
    });
    this.#server.maxHeadersCount = 100;
    this.#hear();
  }

  /** As its pages address it. Nobody asks before it listens. */
  get own(): OwnAddress {
    const host = `${loopback}:${(this.#server.address() as AddressInfo).port}`;
    return { host, origin: `http://${host}` };
  }

  /** On a port of the system's choice. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen({ host: loopback, port: 0, exclusive: true }, resolve);
    });
  }

  /** Sockets are awaited: they end by their closing handshake, or are cut off. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
      this.#server.closeAllConnections();
    });
  }

  #hear(): void {
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      this.#answer(request, response).catch((error: unknown) => {
        request.socket.destroy();
        this.#parts.report(error);
      });
    };
    this.#server
      .on('connection', (socket) => {
        this.#welcome(socket);
      })
      .on('request', answer)
      .on('checkContinue', answer)
      .on('checkExpectation', answer)
      .on('upgrade', (request, socket, head) => {
        this.#upgrade(request, socket, head);
      })
      .on('clientError', (error: NodeJS.ErrnoException, socket) => {
        refuseRaw(socket, error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400, this.own);
      });
  }

  #welcome(socket: Socket): void {
    // It listens on loopback alone; this says it once more, whatever becomes of that line.
    if (!socket.remoteAddress?.startsWith('127.')) {
      socket.destroy();
      return;
    }
    // Whoever resets a connection says nothing to us.
    socket.on('error', () => undefined);
    const connection = this.#parts.connections.add(socket);
    this.#connections.set(socket, connection);
    socket.on('close', () => {
      connection.leave();
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const connection = this.#connections.get(request.socket);
    // A second request while the first is worked on: no browser does that. (The end of an answer is heard of later here than there.)
    if (!connection || connection.phase === 'receiving' || connection.phase === 'working') {
      request.socket.destroy();
      return;
    }
    connection.enter('receiving');
    this.#latest.set(connection, response);
    const session = whoAsks(rawOf(request), this.#parts.sessions);
    const refusal = this.#refusalOf(request, connection, session);
    const body = refusal ? undefined : await readBody(request, this.#parts.limits.bodyBytes);
    if (!body) {
      this.#send(response, refusalAnswer(refusal ?? { status: 413, why: 'The body is too large.' }), connection, 'close');
      return;
    }
    connection.enter('working');
    const answer = await route({ ...rawOf(request), body }, session, this.#parts);
    this.#send(response, answer, connection, answer.status < 400 || session ? 'next' : 'close');
  }

  #refusalOf(request: IncomingMessage, connection: Connection, session: BrowserSession | undefined): Refusal | undefined {
    const refusal = guardRequest(rawOf(request), this.own, this.#parts.limits);
    if (refusal) return refusal;
    if (session) connection.trust();
    const within = connection.requests.take() && session?.requests.take() !== false;
    return within ? undefined : { status: 429, why: 'Too many requests in a second.' };
  }

  #send(response: ServerResponse, answer: Answer, connection: Connection, after: 'close' | 'next'): void {
    connection.enter('answering');
    response.on('close', () => {
      if (this.#latest.get(connection) === response) connection.enter('waiting');
    });
    response.writeHead(answer.status, {
      ...securityHeaders(this.own),
      'content-type': answer.mediaType,
      'content-length': answer.body.byteLength,
      ...(after === 'close' ? { connection: 'close' } : {}),
      ...answer.headers,
    });
    response.end(answer.body);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const connection = this.#connections.get(socket);
    if (!connection || connection.phase !== 'waiting') {
      socket.destroy();
      return;
    }
    const refusal = guardRequest(rawOf(request), this.own, this.#parts.limits);
    const status = refusal ? refusal.status : this.#parts.upgrade(request, socket, head, connection);
    if (status !== undefined) refuseRaw(socket, status, this.own);
  }
}

function rawOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): RawRequest {
  return { method, url, httpVersion, rawHeaders };
}

/** Refuses where there is no response to write to, and ends the connection. */
function refuseRaw(socket: Duplex, status: number, own: OwnAddress): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const headers = Object.entries({ ...securityHeaders(own), 'content-length': '0', connection: 'close' });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines}\r\n`, () => {
    socket.destroy();
  });
}
