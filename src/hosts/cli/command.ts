import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandBody } from './session.ts';
import type { Effect } from './exit-code.ts';

/** Options every command takes. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly events?: boolean;
  /** Seconds. */
  readonly wait: number;
}

export interface ProjectOptions extends CommonOptions {
  readonly project?: string;
}

/** What running a command takes beside its body. */
export interface Invocation {
  readonly name: string;
  readonly options: ProjectOptions;
  /** Whether an error of the disk means that something was not written. */
  readonly effect?: Effect;
  /** Title of the progress line, for work that may take long: `Packing`. */
  readonly progress?: string;
  /** Whether the project is watched while the command runs. */
  readonly observe?: boolean;
  /** Whether pages are served: with a person's settings, and projects watched. */
  readonly pages?: boolean;
}

/** Hands a command that was understood to whoever runs it. */
export type Run = (invocation: Invocation, body: CommandBody) => Promise<void>;

/** How long a command waits for another process that holds the project, when nobody says. */
const defaultWaitSeconds = 10;

export interface Description {
  readonly summary: string;
  /** A paragraph for `--help`, when the summary does not say it all. */
  readonly details?: string;
  /** Command line and what it does. */
  readonly examples: readonly (readonly [command: string, meaning: string])[];
}

/** A command with the options all have in common and its examples under its help. */
export function plainCommand(name: string, { summary, details, examples }: Description): Command {
  return new Command(name)
    .summary(summary)
    .description(details ?? `${summary[0]?.toUpperCase() ?? ''}${summary.slice(1)}.`)
    .optionsGroup('Output:')
    .option('--json', 'print one JSON document: the response, or {"error": …}')
    .addOption(new Option('--events', 'print events as JSON lines, then the response as the last line').implies({ json: true }))
    .addOption(
      new Option('--wait <seconds>', 'how long to wait while another process holds the project')
        .default(defaultWaitSeconds)
        .argParser(parseSeconds)
        .helpGroup('Project:'),
    )
    .optionsGroup('Options:')
    .addHelpText('after', exampleText(examples));
}

/** A command about a project, named by `--project` or, unless the command says otherwise, an argument. */
export function projectCommand(name: string, description: Description): Command {
  const project = new Option('-p, --project <dir>', 'the project (default: the nearest directory above with assets/.prometeu)');
  return plainCommand(name, description).addOption(project.helpGroup('Project:'));
}

/** Options of every command that changes the workspace. */
export interface ChangeOptions extends ProjectOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** A project command that shows what it would write, and writes only when that is confirmed. */
export function changeCommand(name: string, description: Description): Command {
  return projectCommand(name, description)
    .addOption(
      new Option('-n, --dry-run', 'show what would be written, and write nothing').conflicts('yes').helpGroup('Confirming:'),
    )
    .addOption(new Option('-y, --yes', 'write without asking').helpGroup('Confirming:'));
}

/** For `argParser` of an option that may be given several times, once for each value. */
export function repeated(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}

/** For `argParser`: a whole number in bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/u.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function parseSeconds(text: string): number {
  const value = /^\d{1,6}(\.\d{1,3})?$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= 0) return value;
  throw new InvalidArgumentError('It must be a number of seconds, 0 or more.');
}

function exampleText(examples: Description['examples']): string {
  const width = Math.max(...examples.map(([command]) => command.length));
  const lines = examples.map(([command, meaning]) => `  ${command.padEnd(width)}  ${meaning}`.trimEnd());
  return `\nExamples:\n${lines.join('\n')}`;
}
