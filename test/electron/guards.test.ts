import { describe, expect, it, vi } from 'vitest';
import { guardCommandLine, guardContents, guardSession } from '../../electron/guards.ts';
import { pagePreferences } from '../../electron/preferences.ts';
import { moduleOf } from './support/memory-screen.ts';

const fake = await vi.hoisted(async () => (await import('./support/memory-screen.ts')).makeFakeElectron());
vi.mock('electron', () => moduleOf(fake));
const { app, BrowserWindow, session } = await import('electron');

guardContents(app);
guardSession(session.defaultSession);

async function shownWindow() {
  const window = new BrowserWindow({ webPreferences: pagePreferences('/preload.cjs', false) });
  await window.loadURL('app://prometeu/index.html');
  return window;
}

describe('a page', () => {
  it.each(['https://example.com/', 'file:///etc/passwd', 'app://prometeu/other.html', 'app://other/index.html', 'data:text/html,x', 'javascript:1', 'about:blank'])(
    'goes nowhere: %s',
    async (address) => {
      const { webContents } = await shownWindow();
      expect(fake.listener.mayNavigate(webContents.id, address, true)).toBe(false);
    },
  );

  it('may load itself again', async () => {
    const { webContents } = await shownWindow();
    expect(fake.listener.mayNavigate(webContents.id, 'app://prometeu/index.html', true)).toBe(true);
  });

  it('has no frame that goes anywhere', async () => {
    const { webContents } = await shownWindow();
    expect(fake.listener.mayNavigate(webContents.id, 'app://prometeu/index.html', false)).toBe(false);
  });

  it.each(['https://example.com/', 'app://prometeu/index.html', 'about:blank'])('opens no window: %s', async (address) => {
    const { webContents } = await shownWindow();
    expect(fake.listener.mayOpen(webContents.id, address)).toBe(false);
  });

  it.each(['will-attach-webview', 'will-redirect'] as const)('is kept from what %s announces', async (name) => {
    const { webContents } = await shownWindow();
    const event = { preventDefault: vi.fn() };
    webContents.emit(name, event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});

describe('a permission', () => {
  const contents = (address: string) => ({ getURL: () => address }) as never;
  const own = contents('app://prometeu/index.html');
  const asked = (who: never, permission: string): boolean => {
    let answer: boolean | undefined;
    fake.session.request?.(who, permission as never, (granted) => { answer = granted; }, {} as never);
    return answer ?? true;
  };

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'openExternal', 'midiSysex', 'pointerLock', 'usb', 'unknown'])('is denied: %s', (permission) => {
    expect(asked(own, permission)).toBe(false);
    expect(fake.session.check?.(null, permission as never, 'app://prometeu/', {} as never)).toBe(false);
  });

  it('to put text on the clipboard is the page’s alone', () => {
    expect(asked(own, 'clipboard-sanitized-write')).toBe(true);
    expect(asked(contents('https://example.com/'), 'clipboard-sanitized-write')).toBe(false);
    expect(fake.session.check?.(null, 'clipboard-sanitized-write', 'https://example.com/', {} as never)).toBe(false);
  });

  it('for a device is denied', () => {
    expect(fake.session.device?.({} as never)).toBe(false);
  });
});

describe('a session', () => {
  const isCancelled = (url: string): boolean | undefined => {
    let cancelled: boolean | undefined;
    fake.session.beforeRequest?.({ url } as never, ({ cancel }) => { cancelled = cancel; });
    return cancelled;
  };

  it.each(['https://example.com/', 'HTTP://example.com/', 'wss://example.com/', 'ftp://example.com/', 'file:///etc/passwd'])('asks nobody outside, whoever wants it: %s', (url) => {
    expect(isCancelled(url)).toBe(true);
  });

  it.each(['app://prometeu/index.html', 'asset://preview/p/7/key/indices', 'blob:app://prometeu/1', 'devtools://devtools/x'])('asks what is the program’s own: %s', (url) => {
    expect(isCancelled(url)).toBe(false);
  });

  it.each([['blob:app://prometeu/1', false], ['https://example.com/x', true], ['blob:https://example.com/1', true], ['app://prometeu/index.html', true], ['blob:app://prometeu.example/1', true], ['data:text/html,x', true]])(
    'has nothing saved but what the page made: %s',
    (address, prevented) => {
      const event = { preventDefault: vi.fn() };
      fake.session.emit('will-download', event, { getURL: () => address });
      expect(event.preventDefault).toHaveBeenCalledTimes(prevented ? 1 : 0);
    },
  );

  it('fetches no dictionary', () => {
    expect(fake.session.isSpellCheckerEnabled()).toBe(false);
  });
});

it('a program takes no switch that opens its pages to others', () => {
  guardCommandLine(app);
  expect(fake.app.removedSwitches).toEqual(expect.arrayContaining(['remote-debugging-port', 'remote-debugging-pipe', 'disable-web-security', 'renderer-cmd-prefix']));
});

it('a page is sandboxed, isolated and without Node; nobody inspects it where nobody develops', () => {
  expect(pagePreferences('/preload.cjs', false)).toEqual({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  });
});
