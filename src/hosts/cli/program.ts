import { Command } from 'commander';
import type { Run } from './command.ts';
import { createCommand } from './commands/create.ts';
import { deleteCommand } from './commands/delete.ts';
import { diffCommand } from './commands/diff.ts';
import { doctorCommand } from './commands/doctor.ts';
import { duplicateCommand } from './commands/duplicate.ts';
import { extractCommand } from './commands/extract.ts';
import { historyCommand } from './commands/history.ts';
import { importCommand } from './commands/import.ts';
import { excludeCommand, includeCommand } from './commands/inclusion.ts';
import { initCommand } from './commands/init.ts';
import { inspectCommand } from './commands/inspect.ts';
import { listCommand } from './commands/list.ts';
import { mergeIndexCommand } from './commands/merge-index.ts';
import { moveCommand } from './commands/move.ts';
import { packCommand } from './commands/pack.ts';
import { preloadCommand } from './commands/preload.ts';
import { reconcileCommand } from './commands/reconcile.ts';
import { registerCommand } from './commands/register.ts';
import { removeFileCommand } from './commands/remove-file.ts';
import { renameCommand } from './commands/rename.ts';
import { setCommand } from './commands/set.ts';
import { showCommand } from './commands/show.ts';
import { statusCommand } from './commands/status.ts';
import { studioCommand } from './commands/studio.ts';
import { undoCommand } from './commands/undo.ts';
import { unregisterCommand } from './commands/unregister.ts';
import { validateCommand } from './commands/validate.ts';
import { verifyCommand } from './commands/verify.ts';
import { watchCommand } from './commands/watch.ts';
import type { CliHost } from './host.ts';
import { colourOf } from './print.ts';

const groups: readonly (readonly [heading: string, commands: readonly ((run: Run) => Command)[]])[] = [
  ['Project:', [initCommand, statusCommand, watchCommand, reconcileCommand, listCommand, showCommand]],
  [
    'Change:',
    [
      createCommand,
      registerCommand,
      unregisterCommand,
      deleteCommand,
      moveCommand,
      renameCommand,
      includeCommand,
      excludeCommand,
      setCommand,
      preloadCommand,
      importCommand,
      removeFileCommand,
      duplicateCommand,
      undoCommand,
      historyCommand,
    ],
  ],
  ['Studio:', [studioCommand]],
  ['Check:', [doctorCommand, validateCommand]],
  ['Pack:', [packCommand, verifyCommand]],
  ['Archive:', [inspectCommand, extractCommand, diffCommand]],
  ['Version control:', [mergeIndexCommand]],
];

const exitCodeHelp = `
Exit codes:
  0  done
  1  blocked, refused, or problems found
  2  the command line is wrong, or names something that is not there
  3  execution failed
  4  writing failed; the old state is kept
  5  the project is in use by another process
  6  done, but the disk did not confirm the last flush
  7  the project must be reconciled first
  130, 143  interrupted; the old state stands`;

/** The whole command line. It throws a `CommanderError` instead of ending the process. */
export function makeProgram(host: CliHost, version: string, run: Run): Command {
  const program = new Command('prometeu')
    .description("Organises a game's pixels and sounds and packs them into build/assets.pa.")
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .usage('<command> [options]')
    .addHelpText('after', exitCodeHelp);
  for (const [heading, commands] of groups) {
    program.commandsGroup(heading);
    for (const make of commands) program.addCommand(make(run).helpOption('-h, --help', 'show help'));
  }
  program.commandsGroup('Help:');
  for (const command of [program, ...program.commands]) configure(command, host);
  return program;
}

function configure(command: Command, host: CliHost): void {
  const colour = colourOf(host, host.out);
  command
    .exitOverride()
    .configureHelp({
      // Every command has options: to say so of each would only take the room.
      subcommandTerm: (command) => `${command.name()} ${command.usage().replace(/^\[options\] ?/u, '')}`.trimEnd(),
      styleTitle: (title) => colour.bold(title),
      styleCommandText: (text) => colour.cyan(text),
      styleSubcommandText: (text) => colour.cyan(text),
      styleOptionText: (text) => colour.cyan(text),
      styleArgumentText: (text) => colour.cyan(text),
    })
    .configureOutput({
      writeOut: (text) => {
        host.out.write(text);
      },
      // Said once, by whoever catches the CommanderError: for --json it must be a document.
      writeErr: () => undefined,
      getOutHelpWidth: () => (host.out.isTerminal ? (host.out.columns ?? 80) : 100),
      getOutHasColors: () => true,
      stripColor: (text) => text,
    });
}
