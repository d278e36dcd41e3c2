import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');
const entry = join(repository, 'dist/prometeu.js');

export interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A descriptor for standard output; a pipe without it. */
  readonly output?: number;
}

/** Starts the built command line as a process of its own. */
export function startPrometeu(line: readonly string[], { cwd, env, output }: Surroundings = {}): ChildProcess {
  return spawn(process.execPath, [entry, ...line], {
    cwd: cwd ?? repository,
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', output ?? 'pipe', 'pipe'],
  });
}

/** Runs it to its end. `heard` gets standard output as it comes, and the process. */
export async function prometeu(
  line: readonly string[],
  surroundings: Surroundings = {},
  heard: (out: string, child: ChildProcess) => void = () => undefined,
): Promise<Ran> {
  const child = startPrometeu(line, surroundings);
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    heard(out, child);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const exit = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { exit, out, err };
}

/** The one document that `--json` printed. */
export async function prometeuJson(line: readonly string[], surroundings?: Surroundings): Promise<unknown> {
  const { out } = await prometeu([...line, '--json'], surroundings);
  return JSON.parse(out) as unknown;
}

// Whatever the tests themselves run under says nothing about colours or time.
function plainEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...rest } = process.env;
  return rest;
}
