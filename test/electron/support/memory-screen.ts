import type { Screen } from '../../../e2e/support/electron-substitute/screen.ts';
import { makeSubstitute, type Substitute } from '../../../e2e/support/electron-substitute/substitute.ts';

export interface Posted {
  readonly contents: number;
  readonly channel: string;
  readonly values: readonly unknown[];
}

/** Windows that are only noted: what was opened, loaded and posted. */
export class MemoryScreen implements Screen {
  readonly opened = new Map<number, string>();
  readonly loaded: string[] = [];
  readonly posted: Posted[] = [];
  readonly closed: number[] = [];
  readonly pressed: { readonly contents: number; readonly keys: readonly string[] }[] = [];
  /** Hears what is posted, as a page would. */
  page: ((posted: Posted) => void) | undefined;

  open(contents: number, preload: string): void {
    this.opened.set(contents, preload);
  }

  load(_contents: number, address: string): Promise<void> {
    this.loaded.push(address);
    return Promise.resolve();
  }

  post(contents: number, channel: string, values: readonly unknown[]): void {
    this.posted.push({ contents, channel, values });
    this.page?.({ contents, channel, values });
  }

  press(contents: number, keys: readonly string[]): void {
    this.pressed.push({ contents, keys });
  }

  show(): void {
    // Nothing is to be seen.
  }

  close(contents: number): void {
    this.closed.push(contents);
  }

  crash(): void {
    // Tests say themselves what ended.
  }
}

/** A main process's `electron`, with nothing shown, made once a test file: modules are loaded once as well. */
export interface FakeElectron extends Substitute {
  readonly shown: MemoryScreen;
  /** Exit codes the program ended with. */
  readonly exits: number[];
}

export function makeFakeElectron(): FakeElectron {
  const shown = new MemoryScreen();
  const exits: number[] = [];
  const argv = ['electron', 'main.js', '--user-data-dir=/nowhere'];
  const substitute = makeSubstitute(shown, { main: 'main.js', argv, first: true, end: (code) => exits.push(code) });
  return { ...substitute, shown, exits };
}

/** What an import by name finds. */
export function moduleOf(fake: FakeElectron): Record<string, unknown> {
  return Object.fromEntries(Object.keys(fake.electron).map((name) => [name, fake.electron[name]]));
}

