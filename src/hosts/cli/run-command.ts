import { DisposableStore } from '../../base/disposable.ts';
import type { Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { StudioCalls } from '../../studio/studio.ts';
import type { Invocation } from './command.ts';
import { exitCodeOfError, exitCodes, type ExitCode } from './exit-code.ts';
import type { CliHost, Signal } from './host.ts';
import { Interruption } from './interruption.ts';
import { jsonLine } from './report/json-document.ts';
import { clearLine, ProgressLine } from './report/progress.ts';
import { Session, type CommandBody, type Outcome } from './session.ts';
import { colourOf, printError, printOutcome } from './print.ts';

interface Ending {
  readonly result: Result<Outcome, PackerError>;
  /** Where the command's project is, if it opened one. */
  readonly directory: string | undefined;
  /** What went wrong as the Studio was closed: a bug, which changes nothing about how the command ended. */
  readonly bug?: unknown;
}

/** Runs a command from its parsed line to its exit code: Studio, signals, events, progress, output. */
export async function runCommand(host: CliHost, invocation: Invocation, body: CommandBody): Promise<ExitCode> {
  const interruption = new Interruption(host, (line) => {
    // On a terminal a progress line may stand there.
    host.err.write(`${host.err.isTerminal ? clearLine : ''}${line}\n`);
  });
  try {
    const ended = await Promise.race([perform(host, invocation, body, interruption), interruption.givenUp]);
    if (typeof ended === 'string') return await giveUp(host, invocation, ended, interruption.aftermath);
    const exit = await finish(host, invocation, ended, interruption.signal);
    if ('bug' in ended) throw ended.bug;
    return exit;
  } finally {
    interruption.dispose();
  }
}

// The Studio is closed before anything is printed: the last events come before the document.
async function perform(
  host: CliHost,
  invocation: Invocation,
  body: CommandBody,
  interruption: Interruption,
): Promise<Ending> {
  const { options } = invocation;
  const studio = await host.openStudio({ host: `prometeu ${invocation.name}`, lockWaitMs: options.wait * 1000, ...(invocation.observe && { observe: true }), ...(invocation.pages && { pages: true }) });
  const listeners = new DisposableStore();
  const close = (): Promise<void> =>
    studio.dispose().finally(() => {
      listeners.dispose();
    });
  let ending: Ending;
  try {
    const progress = listen(host, invocation, studio, listeners);
    const session = new Session(host, studio, interruption, invocation, progress);
    ending = { result: await body(session), directory: session.directory };
  } catch (error) {
    await close();
    throw error;
  }
  return close().then(() => ending, (bug: unknown) => ({ ...ending, bug }));
}

function listen(
  host: CliHost,
  { options, progress }: Invocation,
  studio: StudioCalls,
  listeners: DisposableStore,
): ProgressLine | undefined {
  if (options.events) {
    listeners.add(
      studio.bus.any((event) => {
        host.out.write(`${jsonLine(event)}\n`);
      }),
    );
  }
  if (progress === undefined || !host.err.isTerminal || host.environment['TERM'] === 'dumb') return undefined;
  const line = listeners.add(new ProgressLine(host.err, colourOf(host, host.err), host.now, progress));
  line.announce();
  listeners.add(
    studio.bus.any((event) => {
      line.hear(event);
    }),
  );
  return line;
}

async function finish(
  host: CliHost,
  invocation: Invocation,
  { result, directory }: Ending,
  signal: Signal | undefined,
): Promise<ExitCode> {
  if (!result.ok) {
    await printError(host, invocation.options, result.error, directory);
    return bySignal(exitCodeOfError(result.error, invocation.effect), signal);
  }
  await printOutcome(host, invocation.options, result.value, directory);
  const exit = bySignal(result.value.exit, signal);
  if (signal && exit === exitCodes.done) host.err.write('It was too late to stop: the work is complete.\n');
  return exit;
}

function bySignal(exit: ExitCode, signal: Signal | undefined): ExitCode {
  return exit === exitCodes.interrupted && signal === 'SIGTERM' ? exitCodes.terminated : exit;
}

// Nothing is awaited: the locks die with the process, and a commit that had begun is undone by the next command.
async function giveUp(host: CliHost, { options }: Invocation, signal: Signal, aftermath: string): Promise<ExitCode> {
  const message = `Interrupted by ${signal}. ${aftermath}`;
  if (options.json) await printError(host, options, packerError('cancelled', message, 'Run the command again.'), undefined);
  // What stands on the line, a question or a progress line, keeps it.
  else host.err.write(`${host.err.isTerminal ? '\n' : ''}${message}\n`);
  return bySignal(exitCodes.interrupted, signal);
}
