import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { locateArchive } from '../archive-location.ts';
import { projectCommand, type ProjectOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { inspectionReport } from '../report/archive.ts';

const description = {
  summary: 'show what is in an assets.pa',
  examples: [
    ['prometeu inspect', "the project's build"],
    ['prometeu inspect release/assets.pa', 'any archive'],
  ],
} as const;

export function inspectCommand(run: Run): Command {
  return projectCommand('inspect', description)
    .argument('[path]', 'an assets.pa, or a project')
    .action((path: string | undefined, options: ProjectOptions) =>
      run({ name: 'inspect', options }, async (session) => {
        const archive = await locateArchive(session, path);
        if (!archive.ok) return archive;
        const inspected = await session.call('inspectArchive', { archive: archive.value });
        if (!inspected.ok) return inspected;
        return ok({
          document: inspected.value,
          exit: exitCodes.done,
          report: (page) => inspectionReport(page, inspected.value),
        });
      }),
    );
}
