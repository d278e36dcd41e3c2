/**
 * What a page in the Electron shell finds around the wire. The wire's frames are the transport's, one JSON value
 * each. The preload puts a {@link ShellBridge} on the page's `window` under {@link shellKey}, and nothing else.
 */
export const shellKey = 'prometeu';

/** All that a page can reach of the shell: frames to and from the Studio, and the word that there is a shell. */
export interface ShellBridge {
  readonly shell: 'electron';
  /** Takes a frame to the Studio. Before {@link onFrame} and after the end it is dropped. */
  send(frame: unknown): void;
  /**
   * Opens this window's connection and hears its frames, in order. The answer closes it. A second call opens a new
   * connection; the one before is over.
   */
  onFrame(listener: (frame: unknown) => void): () => void;
  /** Hears, with why, that the Studio ended the connection. The answer stops hearing. */
  onEnded(listener: (why: string) => void): () => void;
}

/**
 * The channels between the preload and the main process. Every message begins with the connection's number, which
 * the page counts up from one that no page before it had: what is still under way when a new connection opens, or the
 * page is loaded anew, belongs to the past. A frame is one JSON text.
 */
export const shellChannels = {
  /** page → main: number */
  open: 'prometeu:open',
  /** page → main: number */
  close: 'prometeu:close',
  /** page → main: number, text; main → page: number, serial (from 1, by connection), text */
  frame: 'prometeu:frame',
  /** page → main: number, serial of the last frame that was taken; what back-pressure goes by */
  taken: 'prometeu:taken',
  /** main → page: number, why, for a person */
  ended: 'prometeu:ended',
} as const;

/** Characters of one frame of a page, at most; a longer one ends the connection. */
export const shellFrameMaxLength = 16 * 1024 * 1024;

/** Where the page comes from. */
export const pageOrigin = 'app://prometeu';

/** Where parts of previews come from: `asset://preview/<project_id>/<asset_id>/<key>/<part>`. */
export const assetOrigin = 'asset://preview';

/**
 * 200: the bytes, with their media type and the headers that `previewHeaders` (browser-host.ts) names. Otherwise
 * JSON: the `PackerError`, with 404 for what is not there, 400 for what is no such address, 409 for what cannot be
 * shown now.
 */
export function assetAddress(reference: { readonly project_id: string; readonly asset_id: number; readonly key: string; readonly part: string }): string {
  const { project_id, asset_id, key, part } = reference;
  return `${assetOrigin}/${encodeURIComponent(project_id)}/${asset_id}/${key}/${part}`;
}
