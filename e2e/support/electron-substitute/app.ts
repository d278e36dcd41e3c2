import { EventEmitter } from 'node:events';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type Electron from 'electron';
import { onlyKnown } from './only-known.ts';
import { PreventableEvent, type Windows } from './windows.ts';

type AppMembers =
  | 'whenReady' | 'isReady' | 'quit' | 'exit' | 'getPath' | 'setName' | 'getName' | 'getVersion' | 'getAppPath' | 'isPackaged'
  | 'requestSingleInstanceLock' | 'setAsDefaultProtocolClient' | 'enableSandbox' | 'focus' | 'commandLine';

export interface AppParts {
  /** The program's own file. */
  readonly main: string;
  readonly argv: readonly string[];
  readonly windows: () => Windows;
  /** Whether this program is the first of its kind with this user data. */
  readonly first: boolean;
  readonly end: (code: number) => void;
}

/** The program's life: ready once, quits by closing its windows, each of which may keep it. */
export class AppSubstitute extends EventEmitter implements Pick<Electron.App, AppMembers> {
  readonly isPackaged = false;
  /** Switches that were taken away; of what Chromium makes of the others nothing is known here. */
  readonly removedSwitches: string[] = [];
  readonly commandLine = onlyKnown('commandLine', { removeSwitch: (name: string) => void this.removedSwitches.push(name) } satisfies Pick<Electron.CommandLine, 'removeSwitch'>) as Electron.CommandLine;
  readonly #parts: AppParts;
  readonly #ready = Promise.withResolvers<undefined>();
  #isReady = false;
  #name = 'Electron';
  #quitting = false;

  constructor(parts: AppParts) {
    super();
    this.#parts = parts;
  }

  becomeReady(): void {
    this.#isReady = true;
    this.emit('ready', {}, {});
    this.#ready.resolve(undefined);
  }

  isReady(): boolean {
    return this.#isReady;
  }

  async whenReady(): Promise<void> {
    await this.#ready.promise;
  }

  requestSingleInstanceLock(): boolean {
    return this.#parts.first;
  }

  quit(): void {
    if (this.#quitting) return;
    const before = new PreventableEvent();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    for (const window of [...this.#parts.windows().all.values()]) window.close();
    // A window that stays keeps the program.
    if (this.#parts.windows().all.size > 0) this.#quitting = false;
    else this.#leave();
  }

  exit(code = 0): void {
    this.#quitting = true;
    for (const window of [...this.#parts.windows().all.values()]) window.destroy();
    this.emit('quit', {}, code);
    this.#parts.end(code);
  }

  allWindowsClosed(): void {
    if (this.#quitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    if (name === 'userData') return userDataOf(this.#parts.argv);
    if (name === 'home') return homedir();
    throw new Error(`BUG: the substitute for Electron knows no path of ${name}`);
  }

  setName(name: string): void {
    this.#name = name;
  }

  getName(): string {
    return this.#name;
  }

  getVersion(): string {
    return '0.0.0';
  }

  getAppPath(): string {
    return join(this.#parts.main, '..');
  }

  setAsDefaultProtocolClient(): boolean {
    return true;
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  focus(): void {
    this.emit('browser-window-focus', {});
  }

  #leave(): void {
    const will = new PreventableEvent();
    this.emit('will-quit', will);
    if (will.defaultPrevented) this.#quitting = false;
    else this.exit();
  }
}

/** Chromium's own switch, which Electron honours. Without it nobody's real directory is touched. */
export function userDataOf(argv: readonly string[]): string {
  const prefix = '--user-data-dir=';
  const named = argv.find((word) => word.startsWith(prefix));
  if (!named) throw new Error('BUG: the substitute for Electron is started with --user-data-dir');
  return named.slice(prefix.length);
}
