import type { CliHost } from './host.ts';

type Spawning = Pick<CliHost, 'runProgram'>;

/** How git ended; `undefined` when there is none on this machine. */
export type Git = (line: readonly string[]) => ReturnType<CliHost['runProgram']>;

/** Git in a directory. The file monitor that a repository's configuration may name is not started. */
export function gitIn(host: Spawning, directory: string): Git {
  return (line) => host.runProgram('git', ['-c', 'core.fsmonitor=false', ...line], directory);
}

/** What git said, without the line's end; `undefined` when it refused. */
export async function answerOf(git: Git, line: readonly string[]): Promise<string | undefined> {
  const ran = await git(line);
  return ran?.exit === 0 ? ran.out.replace(/\r?\n$/u, '') : undefined;
}
