import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { startPrometeu } from './cli.ts';

/** A `prometeu watch` that runs; what it says is waited for, never how long that takes. */
export class WatchProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #waiting = new Set<() => void>();
  #out = '';
  #err = '';
  #read = 0;

  constructor(project: string, line: readonly string[] = []) {
    this.#child = startPrometeu(['watch', project, ...line]);
    this.#ended = once(this.#child, 'close');
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#out += text;
      for (const look of this.#waiting) look();
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#err += text;
    });
    void this.#ended.then(() => {
      for (const look of this.#waiting) look();
    });
  }

  /** Begun, and told of what happens from here on. */
  static async live(project: string, line: readonly string[] = []): Promise<WatchProcess> {
    const watch = new WatchProcess(project, line);
    await watch.says(/live: changes are told/u, 'anywhere');
    return watch;
  }

  get out(): string {
    return this.#out;
  }

  get err(): string {
    return this.#err;
  }

  /** The first line that fits, after the one that was waited for before. */
  says(pattern: RegExp, from: 'anywhere' | 'next' = 'next'): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const start = from === 'anywhere' ? 0 : this.#read;
        const lines = this.#out.slice(start).split('\n');
        const at = lines.slice(0, -1).findIndex((line) => pattern.test(line));
        if (at === -1 && this.#child.exitCode === null && this.#child.signalCode === null) return;
        this.#waiting.delete(look);
        if (at === -1) reject(new Error(`it ended without ${String(pattern)}:\n${this.#out}${this.#err}`));
        if (from === 'next') this.#read = start + lines.slice(0, at + 1).join('\n').length + 1;
        resolve(lines[at] ?? '');
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Sends the signal and waits for the end. */
  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.#child.kill(signal);
    await this.#ended;
    return this.#child.exitCode;
  }
}
