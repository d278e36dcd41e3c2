import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { onlyKnown } from './only-known.ts';
import type { PageRequest, PageResponse } from './screen.ts';

/** Answers as a person who presses Escape; a journey puts its own functions in their place. */
export function makeDialog() {
  const dialog = {
    showOpenDialog: (_window: unknown, _options?: unknown): Promise<Electron.OpenDialogReturnValue> => Promise.resolve({ canceled: true, filePaths: [] }),
    showMessageBox: (window: unknown, options?: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> => {
      const { cancelId = 0 } = options ?? (window as Electron.MessageBoxOptions);
      return Promise.resolve({ response: cancelId, checkboxChecked: false });
    },
    showErrorBox: (title: string, content: string): void => {
      console.error(`${title}\n${content}`);
    },
  } satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showMessageBox' | 'showErrorBox'>;
  return onlyKnown('dialog', dialog);
}

export function makeShell() {
  const shell = { showItemInFolder: (_path: string): void => undefined } satisfies Pick<Electron.Shell, 'showItemInFolder'>;
  return onlyKnown('shell', shell);
}

export function makeScreen() {
  const area = { x: 0, y: 0, width: 1920, height: 1080 };
  const screen = { getAllDisplays: () => [onlyKnown('display', { workArea: area, bounds: area })] as unknown as Electron.Display[] } satisfies Pick<Electron.Screen, 'getAllDisplays'>;
  return onlyKnown('screen', screen);
}

type SessionMembers = 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setSpellCheckerEnabled' | 'isSpellCheckerEnabled' | 'webRequest';
type BeforeRequest = (details: Electron.OnBeforeRequestListenerDetails, answer: (response: Electron.CallbackResponse) => void) => void;

/** Keeps what is decided about permissions, requests and downloads; Chromium without a person grants none anyway. */
export class SessionSubstitute extends EventEmitter implements Pick<Electron.Session, SessionMembers> {
  beforeRequest: BeforeRequest | undefined;
  readonly webRequest = onlyKnown('webRequest', {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.beforeRequest = listener;
    },
  }) as unknown as Electron.WebRequest;
  #spelling = true;
  request: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  check: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  device: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;

  setPermissionRequestHandler(handler: typeof this.request): void {
    this.request = handler;
  }

  setPermissionCheckHandler(handler: typeof this.check): void {
    this.check = handler;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.#spelling = enable;
  }

  isSpellCheckerEnabled(): boolean {
    return this.#spelling;
  }

  setDevicePermissionHandler(handler: typeof this.device): void {
    this.device = handler;
  }
}

type Handler = Parameters<Electron.Protocol['handle']>[1];

/** Schemes of the program's own. */
export class ProtocolSubstitute implements Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'isProtocolHandled'> {
  readonly #handlers = new Map<string, Handler>();
  readonly #isReady: () => boolean;
  schemes: readonly Electron.CustomScheme[] = [];

  constructor(isReady: () => boolean) {
    this.#isReady = isReady;
  }

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (this.#isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (this.schemes.length > 0) throw new Error('BUG: privileged schemes are registered once');
    this.schemes = schemes;
  }

  handle(scheme: string, handler: Handler): void {
    if (!this.#isReady()) throw new Error('protocol.handle is used after the app is ready');
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} has been registered`);
    this.#handlers.set(scheme, handler);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  async answer({ url, method, headers }: PageRequest): Promise<PageResponse | undefined> {
    const handler = this.#handlers.get(url.slice(0, url.indexOf(':')));
    if (!handler) return undefined;
    const response = await handler(new Request(url, { method, headers }));
    return { status: response.status, headers: Object.fromEntries(response.headers), body: new Uint8Array(await response.arrayBuffer()) };
  }
}

/** Messages of pages, by channel. */
export class IpcMainSubstitute extends EventEmitter {}

export interface MenuItemSubstitute {
  readonly id: string;
  readonly label: string;
  readonly role: string;
  readonly accelerator: string;
  readonly submenu: MenuSubstitute | undefined;
  readonly click: () => void;
}

/** A menu to look into and to click on; nothing is shown. */
export class MenuSubstitute {
  static application: MenuSubstitute | null = null;
  readonly items: readonly MenuItemSubstitute[];

  constructor(items: readonly MenuItemSubstitute[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly Electron.MenuItemConstructorOptions[]): MenuSubstitute {
    return onlyKnown('menu', new MenuSubstitute(template.map(itemOf)));
  }

  static setApplicationMenu(menu: MenuSubstitute | null): void {
    MenuSubstitute.application = menu;
  }

  static getApplicationMenu(): MenuSubstitute | null {
    return MenuSubstitute.application;
  }

  getMenuItemById(id: string): MenuItemSubstitute | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

function itemOf({ id = '', label = '', role, accelerator = '', submenu, click }: Electron.MenuItemConstructorOptions): MenuItemSubstitute {
  return onlyKnown('menuItem', {
    id,
    label,
    role: role ?? '',
    accelerator: String(accelerator),
    submenu: Array.isArray(submenu) ? MenuSubstitute.buildFromTemplate(submenu) : undefined,
    click: () => {
      (click as (() => void) | undefined)?.();
    },
  });
}
