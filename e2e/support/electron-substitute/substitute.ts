import { AppSubstitute, type AppParts } from './app.ts';
import { onlyKnown } from './only-known.ts';
import type { Screen, ScreenListener } from './screen.ts';
import { IpcMainSubstitute, makeDialog, makeScreen, makeShell, MenuSubstitute, ProtocolSubstitute, SessionSubstitute } from './small-parts.ts';
import { frameOf, PreventableEvent, WindowSubstitute, type WebContentsSubstitute, type Windows } from './windows.ts';
import type Electron from 'electron';

export type SubstituteParts = Omit<AppParts, 'windows'>;

export interface Substitute {
  /** What the program imports, by name. */
  readonly electron: Readonly<Record<string, unknown>>;
  readonly app: AppSubstitute;
  readonly session: SessionSubstitute;
  readonly protocol: ProtocolSubstitute;
  /** For whatever shows the windows. */
  readonly listener: ScreenListener;
}

/** One program's `electron`, and its end towards the screen. */
export function makeSubstitute(screen: Screen, parts: SubstituteParts): Substitute {
  const app = new AppSubstitute({ ...parts, windows: () => windows });
  const windows: Windows = {
    screen,
    all: new Map(),
    made: (contents) => app.emit('web-contents-created', {}, contents),
    allClosed: () => {
      app.allWindowsClosed();
    },
  };
  const protocol = new ProtocolSubstitute(() => app.isReady());
  const ipcMain = new IpcMainSubstitute();
  const session = new SessionSubstitute();

  class BrowserWindow extends WindowSubstitute {
    constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
      super(options, windows);
      const known = onlyKnown<BrowserWindow>('browserWindow', this);
      faces.set(this, known);
      return known;
    }

    static getAllWindows(): BrowserWindow[] {
      return [...windows.all.values()].map(faceOf);
    }

    static getFocusedWindow(): BrowserWindow | null {
      const last = [...windows.all.values()].at(-1);
      return last ? faceOf(last) : null;
    }

    static fromWebContents(contents: { readonly id: number }): BrowserWindow | null {
      const window = windows.all.get(contents.id);
      return window ? faceOf(window) : null;
    }
  }
  const faces = new Map<WindowSubstitute, BrowserWindow>();
  // Looked up after construction alone, when every window has its face.
  const faceOf = (window: WindowSubstitute): BrowserWindow => faces.get(window) as BrowserWindow;

  const members = {
    app: onlyKnown('app', app),
    BrowserWindow: onlyKnown('BrowserWindow', BrowserWindow),
    dialog: makeDialog(),
    ipcMain: onlyKnown('ipcMain', ipcMain),
    Menu: onlyKnown('Menu', MenuSubstitute),
    protocol: onlyKnown('protocol', protocol),
    screen: makeScreen(),
    session: onlyKnown('session', { defaultSession: onlyKnown('session', session) }),
    shell: makeShell(),
  } satisfies Partial<Record<keyof typeof Electron, unknown>>;
  const electron = onlyKnown('electron', members);
  return { electron, app, session, protocol, listener: makeListener(windows, ipcMain, protocol) };
}

function makeListener(windows: Windows, ipcMain: IpcMainSubstitute, protocol: ProtocolSubstitute): ScreenListener {
  const contentsOf = (id: number): WebContentsSubstitute | undefined => windows.all.get(id)?.contents;
  return {
    message(contents, frame, channel, values) {
      const window = windows.all.get(contents);
      if (!window) return;
      ipcMain.emit(channel, { sender: window.webContents, senderFrame: frameOf(frame) }, ...structuredClone(values));
    },
    request: (request) => protocol.answer(request),
    mayNavigate(contents, address, main) {
      const event = Object.assign(new PreventableEvent(), { url: address, isMainFrame: main });
      contentsOf(contents)?.emit('will-frame-navigate', event);
      return !event.defaultPrevented;
    },
    mayOpen(contents, address) {
      const found = contentsOf(contents);
      return found !== undefined && found.openHandler({ url: address } as Electron.HandlerDetails).action !== 'deny';
    },
    navigated(contents, address) {
      const found = contentsOf(contents);
      if (!found) return;
      found.address = address;
      found.emit('did-navigate', {}, address);
    },
    crashed(contents, reason) {
      contentsOf(contents)?.emit('render-process-gone', {}, { reason, exitCode: 1 });
    },
    gone(contents) {
      windows.all.get(contents)?.taken();
    },
  };
}
