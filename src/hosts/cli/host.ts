import type { Disposable } from '../../base/disposable.ts';
import type { Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { FileSystem } from '../../io/file-system.ts';
import type { Studio } from '../../studio/studio.ts';
import type { BrowserHost } from '../browser/browser-host.ts';
import type { Environment } from './report/colour.ts';

/** Where text goes: standard output or standard error. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width of the terminal, when it is one and knows. */
  readonly columns: number | undefined;
  /** Settles when nobody reads it any more; never, while somebody does. */
  readonly closed: Promise<void>;
}

export type Signal = 'SIGINT' | 'SIGTERM';

export interface StudioSettings {
  /** Shown to another process that finds the project in use: `prometeu pack`. */
  readonly host: string;
  readonly lockWaitMs: number;
  /** Whether open projects are watched; a command that ends at once needs nobody to. */
  readonly observe?: boolean;
  /** Whether it is for pages, with a person's settings and projects. */
  readonly pages?: boolean;
}

export interface ListedEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** A program that ran to its end. */
export interface ProgramRun {
  /** 255 for one that a signal ended. */
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** All a command can touch of the process it runs in; tests bring their own. */
export interface CliHost {
  /** Without the runtime and the script. */
  readonly arguments: readonly string[];
  /** Absolute path of the working directory. */
  readonly directory: string;
  readonly environment: Environment;
  readonly out: Output;
  readonly err: Output;
  /** Milliseconds from any start. */
  readonly now: () => number;
  /** What is at an absolute path, links followed. */
  readonly kindOf: (path: string) => 'file' | 'directory' | undefined;
  /** What is in a directory, by name; links are not followed. */
  readonly list: (directory: string) => readonly ListedEntry[];
  /** Whether somebody sits there who could be asked: standard input and standard error are terminals. */
  readonly canAsk: boolean;
  /** Asks on standard error for one line; `undefined` when the input ends without one. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** The disk, for files that are no service's: those of version control. */
  readonly fileSystem: FileSystem;
  /** Runs a program to its end, without a shell and without input; `undefined` when it cannot be started. */
  readonly runProgram: (program: string, line: readonly string[], directory: string) => Promise<ProgramRun | undefined>;
  /** Absolute paths of what runs here: the runtime, and the script. */
  readonly self: readonly [runtime: string, script: string];
  /** Loads what is heavy, so it is called only once a command line has proved right. */
  readonly openStudio: (settings: StudioSettings) => Promise<Studio>;
  /** Serves a Studio to browsers; each window is for the project, an absolute path. */
  readonly serveBrowser: (studio: Studio, project: string | undefined) => Promise<Result<BrowserHost, PackerError>>;
  /** Shows an address in the person's browser; `false` when none could be started. */
  readonly openAddress: (address: string) => Promise<boolean>;
  readonly onSignal: (listener: (signal: Signal) => void) => Disposable;
}
