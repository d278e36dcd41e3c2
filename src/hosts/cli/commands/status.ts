import { Option, type Command } from 'commander';
import { ok } from '../../../base/result.ts';
import type { ResponseOf } from '../../../contract/operations.ts';
import { projectCommand, wholeNumber, type ProjectOptions, type Run } from '../command.ts';
import { everyItem } from '../every-item.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { statusReport } from '../report/status.ts';

interface StatusOptions extends ProjectOptions {
  readonly limit?: number;
}

const description = {
  summary: 'show the state of a project, and what is to be decided',
  details:
    'Shows the state of a project, what it holds, how many problems are known, and where disk and registry disagree: what each has, and the ways out. Exit code 7 when a decision is owed; prometeu reconcile takes it.',
  examples: [
    ['prometeu status', 'the project here'],
    ['prometeu status games/starfall --json', 'as JSON, with all that differs'],
    ['prometeu status --limit 1000', 'show more of very many items'],
  ],
} as const;

/** What people read at once; as JSON there is no limit unless one is given. */
const shownItems = 20;

export function statusCommand(run: Run): Command {
  return projectCommand('status', description)
    .argument('[directory]', 'the project')
    .addOption(new Option('--limit <count>', `how many items, 0 to 1000000 (default: ${shownItems}; all of them as JSON)`).argParser(wholeNumber(0, 1_000_000)))
    .action((directory: string | undefined, options: StatusOptions) =>
      run({ name: 'status', options }, async (session) => {
        const opened = await session.openProject(directory);
        if (!opened.ok) return opened;
        const { project_id } = opened.value;
        const divergence = await everyItem(session, project_id);
        if (!divergence.ok) return divergence;
        const status = await session.call('getProjectStatus', { project_id });
        if (!status.ok) return status;
        const { total, counts, items } = divergence.value;
        return ok({
          document: { ...status.value, divergence: { total, counts, items: items.slice(0, options.limit) } },
          exit: exitCodeOfStatus(status.value, divergence.value),
          report: (page) => statusReport(page, status.value, divergence.value, options.limit ?? shownItems),
        });
      }),
    );
}

/** A project whose memory and disk may disagree waits for somebody as well. */
function exitCodeOfStatus({ state }: ResponseOf<'getProjectStatus'>, { counts }: ResponseOf<'getDivergence'>): ExitCode {
  return counts.decision > 0 || state === 'failed' ? exitCodes.reconcile : exitCodes.done;
}
