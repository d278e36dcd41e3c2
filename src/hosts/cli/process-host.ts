import { NodeFileSystem } from '../../io/node-file-system.ts';
import { systemCode } from '../../io/system-error.ts';
import { disposable } from '../../base/disposable.ts';
import { exitCodes } from './exit-code.ts';
import type { CliHost, Output, ProgramRun, Signal } from './host.ts';

/** The real process as a command sees it. */
export function processHost(version: string): CliHost {
  return {
    arguments: process.argv.slice(2),
    directory: process.cwd(),
    environment: process.env,
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
    now: () => performance.now(),
    kindOf,
    list: (directory) => [...fileSystem.list(directory)].sort((a, b) => (a.name < b.name ? -1 : 1)),
    get canAsk() {
      return Boolean(process.stdin.isTTY && process.stderr.isTTY);
    },
    ask,
    fileSystem,
    runProgram,
    self: [process.execPath, process.argv[1] ?? ''],
    openStudio: async ({ observe, pages, ...settings }) => {
      if (pages) {
        const { openPageStudio } = await import('../browser/open-page-studio.ts');
        return openPageStudio({ ...settings, version, fileSystem, report: rethrowLater });
      }
      const { liveObservation, openStudio } = await import('../../studio/open-studio.ts');
      return openStudio({ ...settings, ...(observe && { observation: liveObservation }), reportListenerError: rethrowLater });
    },
    serveBrowser: async (studio, project) => {
      const [{ installationFrom }, { serveStudio }] = await Promise.all([import('../browser/installation.ts'), import('../browser/serve-studio.ts')]);
      const pageDirectory = installationFrom(import.meta.dirname).page;
      return await serveStudio({ studio, fileSystem, pageDirectory, report: rethrowLater, ...(project !== undefined && { project }) });
    },
    openAddress: async (address) => (await import('../browser/open-address.ts')).openAddress(address),
    onSignal: (listener) => {
      const hear = (signal: Signal): void => {
        listener(signal);
      };
      process.on('SIGINT', hear).on('SIGTERM', hear);
      return disposable(() => process.off('SIGINT', hear).off('SIGTERM', hear));
    },
  };
}

/** Waits until everything written so far has left the process, or nobody reads it any more. */
export async function flushed(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}

// Somebody who stops reading (`prometeu list | head`) is no failure: the rest is written nowhere. Any other
// error is the disk's that the output goes to.
function outputOf(stream: NodeJS.WriteStream): Output {
  let open = true;
  const closed = Promise.withResolvers<void>();
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    closed.resolve();
    if (error.code === 'EPIPE') return;
    if (stream !== process.stderr) process.stderr.write(`prometeu: the output could not be written: ${error.message}\n`);
    process.exit(exitCodes.failed);
  });
  return {
    write: (text) => {
      if (open) stream.write(text);
    },
    isTerminal: Boolean(stream.isTTY),
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
    closed: closed.promise,
  };
}

// The terminal edits the line itself (`terminal: false`), so that Ctrl+C at the question stays a signal.
async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline');
  const reader = createInterface({ input: process.stdin, terminal: false });
  process.stderr.write(question);
  return await new Promise((resolve) => {
    reader
      .once('line', (line) => {
        resolve(line);
        reader.close();
      })
      .once('close', () => {
        resolve(undefined);
      });
  });
}

const fileSystem = new NodeFileSystem();

/** Most that is kept of what a program says. */
const longestOutput = 1024 * 1024;

async function runProgram(program: string, line: readonly string[], directory: string): Promise<ProgramRun | undefined> {
  const { spawnSync } = await import('node:child_process');
  // On Windows npx is a script that only a shell starts; no argument of ours needs quoting.
  const shell = process.platform === 'win32' && program === 'npx';
  const ran = spawnSync(program, line, { cwd: directory, shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: longestOutput });
  if (ran.error && ran.status === null && ran.signal === null) return undefined;
  return { exit: ran.status ?? 255, out: ran.stdout, err: ran.stderr };
}

function kindOf(path: string): 'file' | 'directory' | undefined {
  try {
    const kind = fileSystem.stat(fileSystem.realPath(path))?.kind;
    return kind === 'file' || kind === 'directory' ? kind : undefined;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

/** A listener's exception is a bug of the listener: it surfaces as one, outside of who published. */
function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
