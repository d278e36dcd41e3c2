import { exitCodes, type ExitCode } from './exit-code.ts';
import { flushed, processHost } from './process-host.ts';
import { runCli } from './run-cli.ts';

/** Runs the command line of this process and ends the process with its exit code. */
export async function main(version: string): Promise<never> {
  process.on('uncaughtException', (error) => {
    endWithBug(error);
  });
  let exit: ExitCode;
  try {
    exit = await runCli(processHost(version), version);
  } catch (error) {
    return endWithBug(error);
  }
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(exit);
}

// One line for the person, and how to get the rest for whoever mends it.
function endWithBug(error: unknown): never {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.replace(/^BUG: /u, '').replace(/\s+/gu, ' ');
  process.stderr.write(`BUG: ${line}\n`);
  if (process.env['PROMETEU_STACK']) process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n`);
  else process.stderr.write('This is a fault of prometeu, not of your project. Please report it with the command and what PROMETEU_STACK=1 adds.\n');
  process.exit(exitCodes.failed);
}
