import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { BrowserContext } from '@playwright/test';
import { browserHostPaths } from '../../src/contract/browser-host.ts';
import { startPrometeu } from './cli.ts';
import type { StartedStudio, StudioSurroundings } from './studio-window.ts';

/** `prometeu studio --browser` as a process of its own. */
export interface BrowserProgram {
  /** As it was printed: good for one tab. */
  readonly link: string;
  readonly pid: number | undefined;
  /** All that it has written. */
  readonly written: () => string;
  readonly ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

export async function startProgram({ home, project }: StudioSurroundings): Promise<BrowserProgram> {
  const line = ['studio', '--browser', '--no-open', ...(project === undefined ? [] : [project])];
  // Started in its home: no project stands around it.
  const child = startPrometeu(line, { cwd: home, env: { HOME: home, XDG_CONFIG_HOME: `${home}/config` } });
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (more: string) => (text += more));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const link = await firstLink(child, ended, (more) => (text += more));
  return { link, pid: child.pid, written: () => text, ended, kill: (signal) => void child.kill(signal) };
}

function firstLink(child: ChildProcess, ended: Promise<unknown>, heard: (text: string) => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (more: string) => {
      const link = /is open at (\S+)\n/u.exec(heard(more))?.[1];
      if (link !== undefined) resolve(link);
    });
    void ended.then(() => {
      reject(new Error(`prometeu studio ended: ${heard('')}`));
    });
  });
}

/** The program, and a tab on its link. */
export async function startInBrowser(context: BrowserContext, surroundings: StudioSurroundings, written: (text: string) => void): Promise<StartedStudio> {
  const program = await startProgram(surroundings);
  const page = await context.newPage();
  await page.goto(program.link);
  const end = async (): Promise<number | null> => {
    program.kill('SIGINT');
    return await program.ended;
  };
  return {
    shell: 'browser',
    page,
    pid: program.pid,
    openWindow: async () => {
      // From its link on, until it has exchanged it, a page has no key.
      await page.waitForFunction(() => sessionStorage.getItem('prometeu-session') !== null);
      const token = await page.evaluate(makeToken, browserHostPaths.link);
      const another = await context.newPage();
      await another.goto(`${new URL(program.link).origin}/#${token}`);
      return another;
    },
    end,
    close: async () => {
      program.kill('SIGKILL');
      await program.ended;
      written(program.written());
    },
  };
}

/** In the page, which alone has its key. */
async function makeToken(path: string): Promise<string> {
  const key = sessionStorage.getItem('prometeu-session') ?? '';
  const answer = await fetch(path, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
  return ((await answer.json()) as { token: string }).token;
}
