import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { findAsset, newRoot } from '../asset-reference.ts';
import { runChange } from '../carry-out.ts';
import { changeCommand, type ChangeOptions, type Run } from '../command.ts';

const description = {
  summary: 'move an asset to another folder; its id and name stay',
  examples: [
    ['prometeu move overworld worlds/overworld', 'to assets/worlds/overworld'],
    ['prometeu move 3 tiles/Overworld', 'also where only letter case differs'],
  ],
} as const;

export function moveCommand(run: Run): Command {
  return changeCommand('move', description)
    .argument('<asset>', 'id, root or name')
    .argument('<new-root>', 'where it goes, below assets/; nothing may be there')
    .argument('[directory]', 'the project')
    .action((asset: string, to: string, directory: string | undefined, options: ChangeOptions) =>
      runChange(run, 'move', options, directory, async (session, project) => {
        const found = await findAsset(session, project, asset);
        if (!found.ok) return found;
        const folder = newRoot(session, to);
        if (!folder.ok) return folder;
        return ok([{ kind: 'relocate_asset', asset: found.value, to: folder.value }]);
      }),
    );
}
