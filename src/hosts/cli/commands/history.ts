import { Option, type Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { projectCommand, wholeNumber, type ProjectOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { historyReport } from '../report/history.ts';

interface HistoryOptions extends ProjectOptions {
  readonly limit: number;
}

const description = {
  summary: 'list the changes that were made, newest first',
  examples: [
    ['prometeu history', 'the last twenty'],
    ['prometeu history --limit 1000 --json', 'more of them, as JSON'],
  ],
} as const;

export function historyCommand(run: Run): Command {
  return projectCommand('history', description)
    .argument('[directory]', 'the project')
    .optionsGroup('Which:')
    .addOption(new Option('--limit <count>', 'how many, 1 to 1000').default(20).argParser(wholeNumber(1, 1000)))
    .action((directory: string | undefined, options: HistoryOptions) =>
      run({ name: 'history', options }, async (session) => {
        const opened = await session.openProject(directory);
        if (!opened.ok) return opened;
        const history = await session.call('listHistory', { project_id: opened.value.project_id, limit: options.limit });
        if (!history.ok) return history;
        return ok({ document: history.value, exit: exitCodes.done, report: (page) => historyReport(page, history.value) });
      }),
    );
}
