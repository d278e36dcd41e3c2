import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { findRows, folderBelowAssets } from '../asset-reference.ts';
import { runChange } from '../carry-out.ts';
import { changeCommand, type ChangeOptions, type Run } from '../command.ts';

const description = {
  summary: "move files of an asset to the project's trash",
  details: "Moves files of an asset to the project's trash; prometeu undo brings them back.",
  examples: [
    ['prometeu remove-file story credits.txt', 'by its path in the asset'],
    ['prometeu remove-file story assets/data/story/*.txt', 'as the shell finds it'],
  ],
} as const;

export function removeFileCommand(run: Run): Command {
  return changeCommand('remove-file', description)
    .argument('<asset>', 'id, root or name')
    .argument('<file...>', 'files of the asset')
    .action((asset: string, typed: string[], options: ChangeOptions) =>
      runChange(run, 'remove-file', options, undefined, async (session, project) => {
        const rows = await findRows(session, project, [asset]);
        if (!rows.ok) return rows;
        const root = rows.value[0]?.root ?? '';
        const paths = typed.map((text) => below(root, folderBelowAssets(session, text)) ?? text.replaceAll('\\', '/'));
        return ok([{ kind: 'remove_artifact', asset: { root }, paths }]);
      }),
    );
}

function below(root: string, path: string): string | undefined {
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
}
