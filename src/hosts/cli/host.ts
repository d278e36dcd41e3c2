import type { Disposable } from '../../base/disposable.ts';
import type { StudioCalls } from '../../studio/studio.ts';
import type { Environment } from './report/colour.ts';

/** Where text goes: standard output or standard error. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width of the terminal, when it is one and knows. */
  readonly columns: number | undefined;
}

export type Signal = 'SIGINT' | 'SIGTERM';

export interface StudioSettings {
  /** Shown to another process that finds the project in use: `prometeu pack`. */
  readonly host: string;
  readonly lockWaitMs: number;
}

export interface ListedEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
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
  /** Loads what is heavy, so it is called only once a command line has proved right. */
  readonly openStudio: (settings: StudioSettings) => Promise<StudioCalls>;
  readonly onSignal: (listener: (signal: Signal) => void) => Disposable;
}
