import { app, protocol, session } from 'electron';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { everyStep } from '../src/studio/every-step.ts';
import { NodeFileSystem } from '../src/io/node-file-system.ts';
import { liveObservation, openStudio } from '../src/studio/open-studio.ts';
import type { Studio } from '../src/studio/studio.ts';
import { projectsFolderOf, settingsDirectoryOf } from '../src/studio/user-directories.ts';
import { serveWire } from '../src/transport/server.ts';
import { answerAsset, type FindPart } from './asset-protocol.ts';
import { guardSession } from './guards.ts';
import { setMenu } from './menu.ts';
import { answerPage, readPageFiles } from './page-protocol.ts';
import { StudioWindows } from './studio-windows.ts';
import { version } from './version.ts';

/** How long opening waits for another process that holds the project. */
const lockWaitMs = 5000;

interface ShellParts {
  readonly packaged: boolean;
}

/** The Studio and what shows it, in the order they are made. */
export class Shell {
  readonly #studio: Studio;
  readonly #parts: ShellParts;
  readonly #fileSystem = new NodeFileSystem();
  readonly #settingsDirectory: string;
  #windows: StudioWindows | undefined;

  private constructor(parts: ShellParts) {
    this.#parts = parts;
    const sample = sampleDirectory(parts);
    const surroundings = { platform: process.platform, environment: process.env, home: homedir() };
    this.#settingsDirectory = settingsDirectoryOf(surroundings);
    this.#studio = openStudio({
      host: 'prometeu studio',
      about: { kind: 'electron', version },
      lockWaitMs,
      observation: liveObservation,
      home: { settingsDirectory: this.#settingsDirectory, projectsFolder: projectsFolderOf(surroundings), ...(this.#fileSystem.stat(sample)?.kind === 'directory' && { sampleDirectory: sample }) },
      reportListenerError: rethrowLater,
    });
  }

  static boot(parts: ShellParts): Shell {
    return new Shell(parts);
  }

  get windows(): StudioWindows {
    if (!this.#windows) throw new Error('BUG: a window was wanted before the shell was ready');
    return this.#windows;
  }

  /** Once Electron is: what pages may reach, then the windows' own part. Nothing is shown yet. */
  ready(): void {
    const { packaged } = this.#parts;
    guardSession(session.defaultSession);
    const files = readPageFiles(this.#fileSystem, join(import.meta.dirname, '../page'));
    protocol.handle('app', (request) => answerPage(files, request));
    protocol.handle('asset', (request) => answerAsset(this.#findPart, request));
    const windows = new StudioWindows({
      studio: this.#studio,
      fileSystem: this.#fileSystem,
      stateFile: join(this.#settingsDirectory, 'window.json'),
      preload: join(import.meta.dirname, 'preload.cjs'),
      developing: !packaged,
      serve: (wire, connection) => serveWire(wire, connection.page, { reportBug: rethrowLater, turn: () => new Promise((resolve) => setImmediate(resolve)) }),
      report: rethrowLater,
      now: () => performance.now(),
    });
    this.#windows = windows;
    const mac = process.platform === 'darwin';
    setMenu(
      {
        newWindow: () => void windows.open({ kind: 'nothing' }),
        newProject: () => void windows.pick('create'),
        openProject: () => void windows.pick('open'),
        press: (keys) => {
          windows.press(keys, mac);
        },
      },
      { mac, developing: !packaged },
    );
    // Whatever a link holds comes after the end of the switches.
    if (packaged) app.setAsDefaultProtocolClient('prometeu', process.execPath, ['--']);
  }

  /** In reverse: the windows' connections, then the Studio with its projects, last opened first. */
  async dispose(): Promise<void> {
    await everyStep('the shell failed to close', [() => this.#windows?.dispose(), () => this.#studio.dispose()]);
  }

  /** By a connection of its own: asking for a picture makes nobody a holder of the project. */
  readonly #findPart: FindPart = async (request) => {
    const connection = this.#studio.connect();
    try {
      return await connection.call('getPreviewPart', request);
    } finally {
      await connection.dispose();
    }
  };
}

/** Beside the program's archive when it is packaged, otherwise in the repository. */
function sampleDirectory({ packaged }: ShellParts): string {
  return packaged ? join(process.resourcesPath, 'starfall') : join(import.meta.dirname, '../../examples/starfall');
}

/** A listener's exception is a bug of the listener: it surfaces as one, outside of who published. */
function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
