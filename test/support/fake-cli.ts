import { disposable } from '../../src/base/disposable.ts';
import { runCli } from '../../src/hosts/cli/run-cli.ts';
import type { CliHost, ListedEntry, Output, Signal, StudioSettings } from '../../src/hosts/cli/host.ts';
import type { OpenRuntime } from '../../src/packer/runtime/packer-runtime.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { Container } from '../../src/studio/container.ts';
import { fakeFreeServices, fakeOpenRuntime, type FakeServices } from './fake-services.ts';

export interface FakeCli {
  /** What stands on the disk, by absolute path; a project at `/games/starfall` with its build by default. */
  readonly disk?: Readonly<Record<string, 'file' | 'directory'>>;
  readonly directory?: string;
  readonly environment?: CliHost['environment'];
  /** Columns of the terminal; without it neither output is one. */
  readonly terminal?: number;
  /** Somebody sits at the terminal, who answers so; `undefined`: by ending the input. */
  readonly person?: (question: string) => string | undefined;
  /** The disk that merges and attributes are on. */
  readonly fileSystem?: MemoryFileSystem;
  /** Answers for programs; without it none can be started. */
  readonly programs?: CliHost['runProgram'];
  /** Answers every question in its own time; instead of `person`, who is still to be there. */
  readonly ask?: CliHost['ask'];
  /** Hears what is written to standard error. */
  readonly heard?: (text: string) => void;
  /** Hears what is written to standard output. */
  readonly told?: (text: string) => void;
  readonly serveBrowser?: CliHost['serveBrowser'];
  readonly openAddress?: CliHost['openAddress'];
  readonly services?: FakeServices;
  readonly openRuntime?: OpenRuntime;
  /** Settles when nobody reads the output any more. */
  readonly closed?: Promise<void>;
  /** Given the means to send a signal before the command starts. */
  readonly signals?: (send: (signal: Signal) => void) => void;
  readonly opened?: (settings: StudioSettings) => void;
}

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

const defaultDisk: NonNullable<FakeCli['disk']> = {
  '/games/starfall': 'directory',
  '/games/starfall/assets': 'directory',
  '/games/starfall/assets/.prometeu': 'directory',
  '/games/starfall/build': 'directory',
  '/games/starfall/build/assets.pa': 'file',
};

/** Runs a command line against fakes, in the sample project unless it says otherwise. */
export async function runFakeCli(argumentLine: readonly string[], fake: FakeCli = {}): Promise<Ran> {
  const written = { out: '', err: '' };
  const listeners = new Set<(signal: Signal) => void>();
  fake.signals?.((signal) => {
    for (const listener of listeners) listener(signal);
  });
  const output = (name: 'out' | 'err'): Output => ({
    write: (text) => {
      written[name] += text;
      (name === 'err' ? fake.heard : fake.told)?.(text);
    },
    isTerminal: fake.terminal !== undefined,
    columns: fake.terminal,
    closed: fake.closed ?? new Promise(() => undefined),
  });
  const host: CliHost = {
    arguments: argumentLine,
    directory: fake.directory ?? '/games/starfall',
    environment: fake.environment ?? {},
    out: output('out'),
    err: output('err'),
    now: () => 0,
    kindOf: (path) => (fake.disk ?? defaultDisk)[path],
    list: (directory) => listed(fake.disk ?? defaultDisk, directory),
    canAsk: fake.person !== undefined,
    ask: async (question) => {
      written.err += question;
      return fake.ask ? await fake.ask(question) : fake.person?.(question);
    },
    fileSystem: fake.fileSystem ?? new MemoryFileSystem(),
    runProgram: fake.programs ?? (() => Promise.resolve(undefined)),
    self: ['/opt/node', '/opt/prometeu.js'],
    openStudio: (settings) => {
      fake.opened?.(settings);
      return Promise.resolve(studioOf(fake, settings));
    },
    serveBrowser: fake.serveBrowser ?? (() => Promise.reject(new Error('nobody serves pages here'))),
    openAddress: fake.openAddress ?? (() => Promise.resolve(false)),
    onSignal: (listener) => {
      listeners.add(listener);
      return disposable(() => listeners.delete(listener));
    },
  };
  const exit = await runCli(host, '1.2.3');
  return { exit, ...written };
}

function listed(disk: NonNullable<FakeCli['disk']>, directory: string): readonly ListedEntry[] {
  return Object.entries(disk).flatMap(([path, kind]) => {
    const [, name] = path.startsWith(`${directory}/`) ? (/^([^/]+)$/u.exec(path.slice(directory.length + 1)) ?? []) : [];
    return name === undefined ? [] : [{ name, kind }];
  });
}

function studioOf(fake: FakeCli, settings: StudioSettings) {
  const parts = {
    ...settings,
    fileSystem: new MemoryFileSystem(),
    openRuntime: fake.openRuntime ?? fakeOpenRuntime(fake.services),
    freeServices: () => fakeFreeServices(fake.services),
    reportListenerError: (error: unknown) => {
      throw error;
    },
  };
  return Container.boot(parts).studio;
}
