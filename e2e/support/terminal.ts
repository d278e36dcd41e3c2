import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './cli.ts';

/** Runs the built command line on a terminal of 100 columns, and types what `answer` says when it asks. */
export async function onTerminal(
  line: readonly string[],
  cwd: string,
  answer: () => string,
): Promise<{ readonly exit: number | null; readonly screen: string }> {
  const quoted = [process.execPath, join(repository, 'dist/prometeu.js'), ...line].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  const command = `stty cols 100; exec ${quoted.join(' ')}`;
  const child = spawn('/usr/bin/script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd,
    env: { ...process.env, TERM: 'xterm', NO_COLOR: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let screen = '';
  let asked = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    if (asked || !screen.includes('[y/N] ')) return;
    asked = true;
    child.stdin.write(answer());
  });
  const exit = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { exit, screen };
}
