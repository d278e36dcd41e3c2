import type { Command } from 'commander';
import { ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import { projectCommand, type ProjectOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import type { Outcome, Session } from '../session.ts';
import { Watching } from '../watch/watching.ts';

interface WatchOptions extends ProjectOptions {
  readonly pack?: boolean;
}

const description = {
  summary: 'tell what happens to a project, until Ctrl+C',
  details:
    'Stays and tells, a line each: changed assets, the state of the project and why, what is to be decided, problems that come and go, and when the disk can no longer be watched. With --pack every fresh state is packed, never two at once. Ctrl+C ends it with exit code 130; a pack that runs is stopped, and the old build stands.',
  examples: [
    ['prometeu watch', 'the project here'],
    ['prometeu watch --pack', 'and keep build/ up to date'],
    ['prometeu watch --pack --events', 'events as JSON lines, for programs'],
  ],
} as const;

export function watchCommand(run: Run): Command {
  return projectCommand('watch', description)
    .argument('[directory]', 'the project')
    .option('--pack', 'pack every fresh state')
    .action((directory: string | undefined, options: WatchOptions) =>
      run({ name: 'watch', options, observe: true }, (session) => watch(session, directory, options)),
    );
}

async function watch(session: Session, directory: string | undefined, options: WatchOptions): Promise<Result<Outcome, PackerError>> {
  const silent = options.json === true;
  const watching = new Watching(session, { pack: options.pack === true, silent, patient: options.wait >= 1 });
  try {
    const opened = await session.openProject(directory);
    if (!opened.ok) return opened;
    const end = await watching.run(opened.value);
    const status = await session.call('getProjectStatus', { project_id: opened.value.project_id });
    if (!status.ok) return status;
    return ok({ document: status.value, exit: end === 'interrupted' ? exitCodes.interrupted : exitCodes.done, report: () => [] });
  } finally {
    watching.dispose();
  }
}
