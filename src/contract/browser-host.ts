/**
 * What a page in a browser and the browser host say to each other before and around the wire. The wire's frames
 * are the transport's, one JSON value a text frame.
 *
 * 1. The person gets `http://127.0.0.1:<port>/#<token>`. The page takes the token out of the fragment, removes the
 *    fragment (`history.replaceState`) and exchanges it, once: `POST /session`, JSON `{"token": …}`, answered by
 *    `{"session_key": …}`. 401: the token is wrong or spent.
 * 2. The page keeps the key in `sessionStorage`: a reload of the tab, and a tab the page opens itself, go on with
 *    it; a new tab does not have it and needs a link of its own (`POST /link`, or the host's terminal). A page with
 *    neither fragment nor key is `refused`. No cookie is ever set or read.
 * 3. Everything else carries the key: HTTP as `Authorization: Bearer <key>`, the socket among its subprotocols
 *    ({@link socketProtocols}), as a browser gives it no headers. A key nobody knows: 401, and for a socket
 *    that is closed with `refused` at once.
 * 4. One page is one window of the Studio. Its id is made when the page loads and stands in memory alone: a
 *    reconnection with it takes the window up again within {@link browserHostLimits.windowGraceMs}, projects and all.
 *    A preview is asked for by a window that is there, in the header {@link windowHeader}.
 *
 * Every request is refused whose Host is not exactly the host's own, or whose Origin, where one has to be or is
 * given, is not exactly its own.
 */
export const browserHostPaths = {
  /** POST, unauthenticated: token for key. */
  session: '/session',
  /** POST: makes a token for one more tab, `{"token": …}`. It takes the place of one that was not used. */
  link: '/link',
  /** The socket. */
  socket: '/socket',
  /** GET `/preview/<project_id>/<asset_id>/<key>/<part>`, see {@link previewPath}. */
  preview: '/preview',
} as const;

/** What the host agrees to speak; the only one of the offered subprotocols that it names in its answer. */
export const socketProtocol = 'prometeu.1';

/** 256 random bits as base64url: the token in the link, and the session key. */
export const secretPattern = /^[0-9A-Za-z_-]{43}$/u;

/** 20 random characters that a page makes when it loads. */
export const windowIdPattern = /^[0-9A-Za-z]{20}$/u;

/** The id of the window that asks for a preview. */
export const windowHeader = 'prometeu-window';

/** The second argument of `new WebSocket('ws://127.0.0.1:<port>/socket', …)`. */
export function socketProtocols(sessionKey: string, windowId: string): string[] {
  return [socketProtocol, `key.${sessionKey}`, `window.${windowId}`];
}

/** Why the host closes a socket. Without one of these, or with 1001 … 1015, the connection is lost: try again. */
export const closeCodes = {
  /** A frame that is no JSON text. Try again: the page is at fault, and may be no better. */
  badFrame: 4400,
  /** The key is not known (any more). No new attempt. */
  refused: 4401,
  /** The same window connected again; this socket is its past. No new attempt by whoever owns this one. */
  replaced: 4409,
  /** The Studio was ended. No new attempt: the next one has another port. */
  ended: 4410,
  /** Too many frames in a second, or too many windows. Try again, later. */
  tooMany: 4429,
} as const;

/** Headers of a preview part that was found: on which snapshot it was answered (`getPreviewPart`). */
export const previewHeaders = { generation: 'prometeu-generation', state: 'prometeu-state' } as const;

export const browserHostLimits = {
  /** One frame of a page, bytes; larger ones close the socket with 1009. */
  frameBytes: 16 * 1024 * 1024,
  /** How long a window without a connection keeps its projects, milliseconds. */
  windowGraceMs: 60_000,
} as const;

/**
 * Answered with 200: the bytes, with their media type and {@link previewHeaders}. Otherwise JSON: the `PackerError`, with 404 for
 * what is not there, 400 for what is no such path, 409 for what cannot be shown now.
 */
export function previewPath(reference: { readonly project_id: string; readonly asset_id: number; readonly key: string; readonly part: string }): string {
  const { project_id, asset_id, key, part } = reference;
  return `${browserHostPaths.preview}/${encodeURIComponent(project_id)}/${asset_id}/${key}/${part}`;
}
