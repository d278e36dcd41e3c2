import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { projectCommand, type ProjectOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { validationReport } from '../report/findings.ts';

const description = {
  summary: 'check what would be packed, as the pack itself does',
  details: 'The gate of a pack and nothing else: checks what is in the build. Exit code 1 when a pack would be blocked.',
  examples: [['prometeu validate && prometeu pack', '']],
} as const;

export function validateCommand(run: Run): Command {
  return projectCommand('validate', description)
    .argument('[directory]', 'the project')
    .action((directory: string | undefined, options: ProjectOptions) =>
      run({ name: 'validate', options, progress: 'Checking' }, async (session) => {
        const opened = await session.openProject(directory);
        if (!opened.ok) return opened;
        const gate = await session.call('validatePackWorkspace', { project_id: opened.value.project_id });
        if (!gate.ok) return gate;
        return ok({
          document: gate.value,
          exit: gate.value.blocked ? exitCodes.problems : exitCodes.done,
          report: (page) => validationReport(page, gate.value),
        });
      }),
    );
}
