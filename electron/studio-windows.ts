import type { BrowserWindow, WebContents } from 'electron';
import { dirname } from 'node:path';
import type { Disposable } from '../src/base/disposable.ts';
import type { ReportListenerError } from '../src/base/event-bus.ts';
import { ensureDirectory } from '../src/io/ensure-directory.ts';
import type { FileSystem } from '../src/io/file-system.ts';
import type { Wire } from '../src/transport/wire.ts';
import type { StudioConnection } from '../src/studio/connection.ts';
import type { Studio } from '../src/studio/studio.ts';
import { askBeforeClosing } from './closing.ts';
import { surviveCrashes } from './crash.ts';
import { pickDirectory, reveal, tellNotOpened, type PickPurpose } from './dialogs.ts';
import { WindowConnections } from './ipc-main.ts';
import { pressKeys } from './keys.ts';
import type { Opening } from './opening.ts';
import { loadPage, makeWindow, present, stateOf, type WindowParts } from './window.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

/** One window: its page comes and goes, what it holds of the Studio stays until it is closed. */
export interface StudioWindow {
  readonly window: BrowserWindow;
  readonly webContents: WebContents;
  readonly connection: StudioConnection;
}

export interface StudioWindowsParts extends Pick<WindowParts, 'preload' | 'developing'> {
  readonly studio: Studio;
  readonly fileSystem: FileSystem;
  /** Absolute; where the last window stood is kept there. */
  readonly stateFile: string;
  /** Answers a page's frames from what its window holds. */
  readonly serve: (wire: Wire, connection: StudioConnection) => Disposable;
  readonly report: ReportListenerError;
  readonly now: () => number;
}

/** The windows of the Studio, each with its own connection to it. */
export class StudioWindows {
  readonly #parts: StudioWindowsParts;
  /** By the id of their contents. */
  readonly #windows = new Map<number, StudioWindow>();
  readonly #connections: WindowConnections<StudioWindow>;
  /** What closed windows still end. */
  readonly #leaving = new Set<Promise<void>>();

  constructor(parts: StudioWindowsParts) {
    this.#parts = parts;
    this.#connections = new WindowConnections(this.#windows, (wire, { connection }) => parts.serve(wire, connection), parts.report);
  }

  /** Opens a window on what was asked for; on the welcome page when that is nothing, or cannot be opened. */
  async open(opening: Opening): Promise<void> {
    const opened = this.#make();
    const why = await openIn(opened.connection, opening);
    if (opened.window.isDestroyed()) return;
    await this.#load(opened);
    if (why !== undefined && !opened.window.isDestroyed()) void tellNotOpened(opened.window, why);
  }

  /** Somebody started the program again: a window on what that was about, or the last one. */
  async openAgain(opening: Opening): Promise<void> {
    const last = [...this.#windows.values()].at(-1);
    if (opening.kind === 'nothing' && last) present(last.window);
    else await this.open(opening);
  }

  /** Asks which project, and opens it in a window of its own. */
  async pick(purpose: PickPurpose): Promise<void> {
    const directory = await pickDirectory([...this.#windows.values()].at(-1)?.window, purpose);
    if (directory === undefined) return;
    await this.open(purpose === 'open' ? { kind: 'directory', directory } : { kind: 'new', directory });
  }

  /** Presses keys in the window at the front. */
  press(keys: string, mac: boolean): void {
    const front = [...this.#windows.values()].find(({ window }) => window.isFocused());
    if (front) pressKeys(front.webContents, keys, mac);
  }

  /** Ends the pages' connections, then awaits what closed windows still end. The Studio closes what is left. */
  async dispose(): Promise<void> {
    this.#connections.dispose();
    await Promise.allSettled(this.#leaving);
  }

  #make(): StudioWindow {
    const { studio, fileSystem, stateFile, preload, developing, now } = this.#parts;
    const window = makeWindow({ preload, developing, state: readWindowState(fileSystem, stateFile) });
    const { webContents } = window;
    const { id } = webContents;
    const connection = studio.connect({ pickProject: (purpose) => pickDirectory(window, purpose), revealFile: reveal });
    const made: StudioWindow = { window, webContents, connection };
    this.#windows.set(id, made);
    askBeforeClosing(window, () => connection.busyAlone().some(({ doing }) => doing === 'packing'));
    surviveCrashes(window, { now, reload: () => void this.#load(made), gone: (why) => this.#connections.end(id, why) });
    window.on('close', () => {
      this.#keepState(window);
    });
    window.on('closed', () => {
      this.#closed(id, connection);
    });
    return made;
  }

  /** A page that cannot be loaded is told about by what it lacks; the window stays, and can load it again. */
  async #load({ window }: StudioWindow): Promise<void> {
    try {
      await loadPage(window);
    } catch (error) {
      if (!window.isDestroyed()) this.#parts.report(error);
    }
  }

  #keepState(window: BrowserWindow): void {
    const { fileSystem, stateFile } = this.#parts;
    try {
      ensureDirectory(fileSystem, dirname(stateFile), 0o700);
    } catch {
      return;
    }
    keepWindowState(fileSystem, stateFile, stateOf(window));
  }

  #closed(id: number, connection: StudioConnection): void {
    this.#windows.delete(id);
    this.#connections.end(id, 'The window was closed.');
    const leaving = connection.dispose().catch(this.#parts.report).finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }
}

/** Why it was not opened, for a person; nothing when it was, or when nothing was asked for. */
async function openIn(connection: StudioConnection, opening: Opening): Promise<string | undefined> {
  switch (opening.kind) {
    case 'nothing':
      return undefined;
    case 'refused':
      return opening.why;
    case 'directory':
      return await openDirectory(connection, opening.directory);
    case 'new': {
      const made = await connection.call('initProject', { directory: opening.directory });
      return made.ok ? await openDirectory(connection, opening.directory) : made.error.message;
    }
    case 'place': {
      const opened = await connection.call('openRecentProject', { place_id: opening.placeId });
      return opened.ok ? await openDirectory(connection, opened.value.directory) : opened.error.message;
    }
  }
}

async function openDirectory(connection: StudioConnection, directory: string): Promise<string | undefined> {
  const opened = await connection.open(directory);
  return opened.ok ? undefined : opened.error.message;
}
