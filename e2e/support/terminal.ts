import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './cli.ts';

export interface Screen {
  readonly exit: number | null;
  readonly screen: string;
}

/** Runs the built command line on a terminal of 100 columns, and types what `answer` says when it asks. */
export function onTerminal(line: readonly string[], cwd: string, answer: () => string): Promise<Screen> {
  return typed(line, cwd, [answer]);
}

/** The same, typing one answer after the other, each at the next question; one that is made then may do things first. */
export function onTerminalTyping(line: readonly string[], cwd: string, answers: readonly (string | (() => string))[]): Promise<Screen> {
  return typed(line, cwd, answers.map((answer) => (typeof answer === 'string' ? () => answer : answer)));
}

/** How every question ends. */
const question = /(?:\[y\/N\] |leaves\] )$/u;

async function typed(line: readonly string[], cwd: string, answers: readonly (() => string)[]): Promise<Screen> {
  const quoted = [process.execPath, join(repository, 'dist/prometeu.js'), ...line].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  const command = `stty cols 100; exec ${quoted.join(' ')}`;
  const child = spawn('/usr/bin/script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd,
    env: { ...process.env, TERM: 'xterm', NO_COLOR: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let screen = '';
  const left = [...answers];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    // Asked at the end of what stands there: an answer that was typed is echoed behind its question.
    if (left.length > 0 && question.test(screen)) child.stdin.write(left.shift()?.() ?? '');
  });
  const exit = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { exit, screen };
}
