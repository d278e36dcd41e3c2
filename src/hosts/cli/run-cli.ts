import { CommanderError } from 'commander';
import { packerError } from '../../contract/errors.ts';
import type { Run } from './command.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';
import type { CliHost } from './host.ts';
import { colourOf, printDocument } from './print.ts';
import { makeProgram } from './program.ts';
import { runCommand } from './run-command.ts';

/** From arguments to exit code. A bug is thrown; everything else ends here. */
export async function runCli(host: CliHost, version: string): Promise<ExitCode> {
  let exit: ExitCode = exitCodes.done;
  const run: Run = async (invocation, body) => {
    exit = await runCommand(host, invocation, body);
  };
  const program = makeProgram(host, version, run);
  if (host.arguments.length === 0) {
    host.err.write(program.helpInformation());
    return exitCodes.usage;
  }
  try {
    await program.parseAsync([...host.arguments], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return endOfParsing(host, error);
  }
  return exit;
}

// Help and version end parsing as well, with 0; every real error of the command line is exit code 2.
function endOfParsing(host: CliHost, error: CommanderError): ExitCode {
  if (error.exitCode === 0) return exitCodes.done;
  const message = error.message.replace(/^error: /u, '');
  const [json, events] = ['--json', '--events'].map((option) => host.arguments.includes(option));
  if (json || events) {
    const document = { error: packerError('invalid_request', message, 'prometeu --help lists commands and options.') };
    printDocument(host, { json: true, ...(events ? { events } : {}) }, document);
  } else {
    const colour = colourOf(host, host.err);
    host.err.write(`${colour.bold(colour.red('error:'))} ${message}\n${colour.dim('(--help shows how it is used)')}\n`);
  }
  return exitCodes.usage;
}
