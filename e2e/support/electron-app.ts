/**
 * Starts the built shell for a journey, with the shape of Playwright's `_electron.launch`: in Electron where its
 * binary is, otherwise in the substitute. Which one it was is said once.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, chromium, type Browser, type Page } from '@playwright/test';
import type Electron from 'electron';
import { findBrowser } from '../../scripts/browser/find-browser.ts';
import { findElectron } from '../../scripts/electron/find-electron.ts';
import { ChromiumScreen } from './electron-substitute/chromium-screen.ts';
import { Peer } from './electron-substitute/peer.ts';

const root = join(import.meta.dirname, '../..');
const builtMain = join(root, 'dist/electron/main.js');

export interface LaunchOptions {
  /** The program's own file; the built one of the repository when not given. */
  readonly main?: string;
  /** Words after the program's own file. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The person's settings of the shell; a fresh, temporary directory when not given. */
  readonly userData?: string;
}

/** What journeys use of Playwright's `ElectronApplication`. */
export interface RunningShell {
  firstWindow(): Promise<Page>;
  windows(): Page[];
  /** Runs a function in the main process, with the `electron` module there. It takes nothing from around it. */
  evaluate<R, A = undefined>(run: (electron: typeof Electron, argument: A) => R | Promise<R>, argument?: A): Promise<R>;
  /** The next window. */
  waitForEvent(event: 'window'): Promise<Page>;
  on(event: 'window', listener: (page: Page) => void): void;
  /** Resolves when the program has ended. */
  readonly ended: Promise<number | null>;
  process(): ChildProcess;
  close(): Promise<void>;
}

let said = false;

function say(text: string): void {
  if (!said) console.log(`Electron journeys: ${text}`);
  said = true;
}

export async function launch(options: LaunchOptions = {}): Promise<RunningShell> {
  const temporary = options.userData === undefined ? mkdtempSync(join(tmpdir(), 'prometeu-shell-')) : undefined;
  const userData = options.userData ?? temporary ?? '';
  const cleanUp = (): void => {
    if (temporary) rmSync(temporary, { recursive: true, force: true });
  };
  const args = [options.main ?? builtMain, `--user-data-dir=${userData}`, ...(options.args ?? [])];
  // A person's own settings and projects are no journey's business.
  const env = { ...process.env, HOME: userData, XDG_CONFIG_HOME: join(userData, 'config'), ...options.env } as Record<string, string>;
  const binary = findElectron();
  if (binary) {
    say(`in Electron (${binary})`);
    return await launchElectron(binary, args, env, options.cwd, cleanUp);
  }
  say('in the substitute, Chromium: the binary of Electron is not here');
  return await launchSubstitute(args, env, options.cwd, cleanUp);
}

async function launchElectron(executablePath: string, args: string[], env: Record<string, string>, cwd: string | undefined, cleanUp: () => void): Promise<RunningShell> {
  const app = await _electron.launch({ executablePath, args: ['--no-sandbox', ...args], env, ...(cwd !== undefined && { cwd }) });
  const ended = once(app.process(), 'exit').then(([code]) => code as number | null);
  return {
    firstWindow: () => app.firstWindow(),
    windows: () => app.windows(),
    evaluate: (run, argument) => app.evaluate(run as never, argument as never),
    waitForEvent: (event) => app.waitForEvent(event),
    on: (event, listener) => void app.on(event, listener),
    ended,
    process: () => app.process(),
    close: async () => {
      await app.close();
      cleanUp();
    },
  };
}

async function launchSubstitute(args: string[], env: Record<string, string>, cwd: string | undefined, cleanUp: () => void): Promise<RunningShell> {
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block' });
  const register = join(import.meta.dirname, 'electron-substitute/register.ts');
  const child = spawn(process.execPath, ['--enable-source-maps', '--disable-warning=ExperimentalWarning', '--import', register, ...args], {
    env,
    cwd,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const windows = new EventEmitter<{ window: [Page] }>();
  const screen: ChromiumScreen = new ChromiumScreen(context, () => peer, (page) => windows.emit('window', page));
  const peer: Peer = new Peer({ send: (message) => void (child.connected && child.send(message as object, () => undefined)), listen: (hear) => child.on('message', hear) }, screen.methods);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  void ended.then(() => {
    peer.end('the program has ended');
  });
  peer.tell('ready');
  const next = async (): Promise<Page> => {
    const early = ended.then((code) => Promise.reject(new Error(`the program ended (${String(code)}) before it showed a window`)));
    return await Promise.race([once(windows, 'window').then(([page]) => page as Page), early]);
  };
  return {
    firstWindow: async () => screen.pages.find((page) => page.url() !== 'about:blank') ?? (await next()),
    windows: () => screen.pages,
    evaluate: async <R, A>(run: (electron: typeof Electron, argument: A) => R | Promise<R>, argument?: A) =>
      (await peer.call('evaluate', run.toString(), argument)) as R,
    waitForEvent: next,
    on: (event, listener) => void windows.on(event, listener),
    ended,
    process: () => child,
    close: async () => {
      await endChild(child, ended, peer);
      await browser.close();
      cleanUp();
    },
  };
}

async function launchChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  return await chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--font-render-hinting=none'] });
}

/** As Playwright does it: asks the program to quit; one that stays is ended. */
async function endChild(child: ChildProcess, ended: Promise<unknown>, peer: Peer): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  peer.call('evaluate', '({ app }) => app.quit()', undefined).catch(() => undefined);
  const limit = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(limit);
}
