import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { onlyKnown } from './only-known.ts';
import type { FrameReport, Screen } from './screen.ts';

/** An event whose default can be prevented, as Electron's own are. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** The windows of one program, and what they have in common. */
export interface Windows {
  readonly screen: Screen;
  /** By the id of their contents, in the order they were made. */
  readonly all: Map<number, WindowSubstitute>;
  readonly made: (contents: WebContentsSubstitute) => void;
  readonly allClosed: () => void;
}

type ContentsMembers = 'id' | 'isDestroyed' | 'send' | 'getURL' | 'reload' | 'setWindowOpenHandler' | 'forcefullyCrashRenderer' | 'sendInputEvent';

/** A page. Its frames are told as they are when they speak: `FrameReport`. */
export class WebContentsSubstitute extends EventEmitter implements Pick<Electron.WebContents, ContentsMembers> {
  readonly id: number;
  readonly #windows: Windows;
  address = '';
  #destroyed = false;
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' });

  constructor(id: number, windows: Windows) {
    super();
    this.id = id;
    this.#windows = windows;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getURL(): string {
    return this.address;
  }

  send(channel: string, ...values: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#windows.screen.post(this.id, channel, structuredClone(values));
  }

  sendInputEvent(event: Electron.MouseInputEvent | Electron.MouseWheelInputEvent | Electron.KeyboardInputEvent): void {
    if (event.type !== 'keyDown' || !('keyCode' in event)) return;
    this.#windows.screen.press(this.id, [...(event.modifiers ?? []), event.keyCode]);
  }

  reload(): void {
    void this.load(this.address);
  }

  setWindowOpenHandler(handler: typeof this.openHandler): void {
    this.openHandler = handler;
  }

  forcefullyCrashRenderer(): void {
    this.#windows.screen.crash(this.id);
  }

  async load(address: string): Promise<void> {
    this.address = address;
    await this.#windows.screen.load(this.id, address);
    if (!this.#destroyed) this.emit('did-finish-load', {});
  }

  destroyed(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }
}

type WindowMembers =
  | 'id' | 'loadURL' | 'show' | 'focus' | 'close' | 'destroy' | 'isDestroyed' | 'isMinimized' | 'restore' | 'isVisible' | 'isFocused'
  | 'maximize' | 'isMaximized' | 'getNormalBounds' | 'getBounds' | 'setBounds' | 'getTitle';

let lastContents = 0;

export class WindowSubstitute extends EventEmitter implements Pick<Electron.BrowserWindow, WindowMembers> {
  readonly id: number;
  readonly contents: WebContentsSubstitute;
  /** What a program sees of the contents. */
  readonly webContents: WebContentsSubstitute;
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly #windows: Windows;
  #bounds: Electron.Rectangle;
  #maximized = false;
  #visible: boolean;
  #destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions, windows: Windows) {
    super();
    const { webPreferences = {}, x = 0, y = 0, width = 800, height = 600, show = true } = options;
    refuseUnsafe(webPreferences);
    lastContents += 1;
    this.id = lastContents;
    this.options = options;
    this.#windows = windows;
    this.#bounds = { x, y, width, height };
    this.#visible = show;
    this.contents = new WebContentsSubstitute(this.id, windows);
    this.webContents = onlyKnown('webContents', this.contents);
    windows.all.set(this.id, this);
    windows.made(this.webContents);
    windows.screen.open(this.id, webPreferences.preload ?? '');
  }

  async loadURL(address: string): Promise<void> {
    const loading = this.contents.load(address);
    await loading;
    if (!this.#destroyed && !this.#visible) this.emit('ready-to-show');
  }

  show(): void {
    this.#visible = true;
    this.#windows.screen.show(this.id);
  }

  focus(): void {
    this.#windows.screen.show(this.id);
    this.emit('focus');
  }

  /** Asks, as a person's click on the cross does. */
  close(): void {
    if (this.#destroyed) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#windows.screen.close(this.id);
    this.taken();
  }

  /** The window is no longer there. */
  taken(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#windows.all.delete(this.id);
    this.contents.destroyed();
    this.emit('closed');
    if (this.#windows.all.size === 0) this.#windows.allClosed();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isFocused(): boolean {
    return [...this.#windows.all.values()].at(-1) === this;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.show();
  }

  maximize(): void {
    this.#maximized = true;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  getTitle(): string {
    return this.options.title ?? '';
  }
}

/** What the sender of a message looks like to the main process. */
export function frameOf(report: FrameReport): Pick<Electron.WebFrameMain, 'url' | 'detached'> & { readonly parent: object | null } {
  return onlyKnown('senderFrame', { url: report.url, detached: false, parent: report.main ? null : {} });
}

/** The substitute runs no page with Node or without a sandbox: it could not show what that opens. */
function refuseUnsafe(preferences: Electron.WebPreferences): void {
  const unsafe = preferences.sandbox !== true || preferences.contextIsolation === false || preferences.nodeIntegration === true || preferences.webSecurity === false;
  if (unsafe) throw new Error('BUG: the substitute for Electron shows sandboxed, isolated pages alone');
}
