import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { findAsset } from '../asset-reference.ts';
import { projectCommand, type ProjectOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { detailsReport } from '../report/details.ts';

const description = {
  summary: 'show one asset: parameters, files, findings',
  examples: [
    ['prometeu show 3', 'by id'],
    ['prometeu show tiles/overworld', 'by its root below assets/'],
    ['prometeu show overworld games/starfall', 'by name, in another project'],
  ],
} as const;

export function showCommand(run: Run): Command {
  return projectCommand('show', description)
    .argument('<asset>', 'id, root or name')
    .argument('[directory]', 'the project')
    .action((asset: string, directory: string | undefined, options: ProjectOptions) =>
      run({ name: 'show', options }, async (session) => {
        const opened = await session.openProject(directory);
        if (!opened.ok) return opened;
        const id = opened.value.project_id;
        const found = await findAsset(session, id, asset);
        if (!found.ok) return found;
        const details = await session.call('getAssetDetails', { project_id: id, asset: found.value });
        if (!details.ok) return details;
        return ok({ document: details.value, exit: exitCodes.done, report: (page) => detailsReport(page, details.value) });
      }),
    );
}
