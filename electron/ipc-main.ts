import { ipcMain, type IpcMainEvent, type WebContents } from 'electron';
import { DisposableStore, disposable, type Disposable } from '../src/base/disposable.ts';
import type { ReportListenerError } from '../src/base/event-bus.ts';
import { shellChannels } from '../src/contract/shell.ts';
import type { Wire } from '../src/transport/wire.ts';
import { trustedSender } from './trusted-sender.ts';
import { WindowWire } from './window-wire.ts';

/** Answers the calls that come over a window's connection, until it is disposed. */
export type ServeWindow<W> = (wire: Wire, window: W) => Disposable;

interface Connection {
  readonly wire: WindowWire;
  readonly served: Disposable;
}

/**
 * The connections of all windows, by the id of their contents: the only file that listens to pages or posts to
 * them. Whoever is not the main frame of a window in the list is not heard, whatever it says.
 */
export class WindowConnections<W extends { readonly webContents: WebContents }> implements Disposable {
  readonly #windows: ReadonlyMap<number, W>;
  readonly #serve: ServeWindow<W>;
  readonly #report: ReportListenerError;
  readonly #connections = new Map<number, Connection>();
  readonly #handlers = new DisposableStore();

  constructor(windows: ReadonlyMap<number, W>, serve: ServeWindow<W>, report: ReportListenerError) {
    this.#windows = windows;
    this.#serve = serve;
    this.#report = report;
    this.#handle(shellChannels.open, (window, number, values) => {
      if (values.length === 0) this.#open(window, number);
    });
    this.#handle(shellChannels.close, (window, number, values) => {
      if (values.length === 0 && this.#wireOf(window, number)) this.end(window.webContents.id, 'The page closed the connection.');
    });
    this.#handle(shellChannels.frame, (window, number, values) => this.#wireOf(window, number)?.hear(values));
    this.#handle(shellChannels.taken, (window, number, values) => this.#wireOf(window, number)?.taken(values));
  }

  /** The page of these contents is gone: closed, crashed or loaded anew. */
  end(contentsId: number, why: string): void {
    const connection = this.#connections.get(contentsId);
    if (!connection) return;
    this.#connections.delete(contentsId);
    connection.wire.end(why);
    connection.served.dispose();
  }

  dispose(): void {
    this.#handlers.dispose();
    for (const [id, { wire }] of [...this.#connections]) {
      wire.close('The Studio is closing.');
      this.end(id, 'The Studio is closing.');
    }
  }

  #handle(channel: string, hear: (window: W, number: number, values: readonly unknown[]) => void): void {
    const listener = (event: IpcMainEvent, ...[number, ...values]: unknown[]): void => {
      const window = trustedSender(event, this.#windows);
      if (window && isConnectionNumber(number)) hear(window, number, values);
    };
    ipcMain.on(channel, listener);
    this.#handlers.add(disposable(() => ipcMain.removeListener(channel, listener)));
  }

  #open(window: W, number: number): void {
    const { webContents } = window;
    const { id } = webContents;
    this.end(id, 'The page opened a new connection.');
    const post = (channel: string, ...values: readonly (string | number)[]): void => {
      if (!webContents.isDestroyed()) webContents.send(channel, ...values);
    };
    const wire = new WindowWire(number, post, this.#report);
    const served = new DisposableStore();
    this.#connections.set(id, { wire, served });
    // The server, too, may end it; by then another connection may have its place.
    served.add(
      wire.ended((why) => {
        if (this.#connections.get(id)?.wire === wire) this.end(id, why);
      }),
    );
    served.add(this.#serve(wire, window));
  }

  /** Nothing when the number is of a connection that is over. */
  #wireOf(window: W, number: number): WindowWire | undefined {
    const wire = this.#connections.get(window.webContents.id)?.wire;
    return wire?.number === number ? wire : undefined;
  }
}

function isConnectionNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
