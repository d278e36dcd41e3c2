import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { projectCommand, type ProjectOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { statusReport } from '../report/status.ts';

const description = {
  summary: 'show the state of a project at a glance',
  examples: [
    ['prometeu status', 'the project here'],
    ['prometeu status games/starfall --json', 'as JSON'],
  ],
} as const;

export function statusCommand(run: Run): Command {
  return projectCommand('status', description)
    .argument('[directory]', 'the project')
    .action((directory: string | undefined, options: ProjectOptions) =>
      run({ name: 'status', options }, async (session) => {
        const opened = await session.openProject(directory);
        if (!opened.ok) return opened;
        const status = await session.call('getProjectStatus', { project_id: opened.value.project_id });
        if (!status.ok) return status;
        return ok({ document: status.value, exit: exitCodes.done, report: (page) => statusReport(page, status.value) });
      }),
    );
}
