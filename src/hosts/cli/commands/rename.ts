import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { findAsset } from '../asset-reference.ts';
import { runChange } from '../carry-out.ts';
import { changeCommand, type ChangeOptions, type Run } from '../command.ts';

const description = {
  summary: 'give an asset another name; its folder and id stay',
  examples: [
    ['prometeu rename overworld forest', ''],
    ['prometeu rename 3 "Forest at night" --dry-run', 'see what that would write'],
  ],
} as const;

export function renameCommand(run: Run): Command {
  return changeCommand('rename', description)
    .argument('<asset>', 'id, root or name')
    .argument('<name>', 'its new name')
    .argument('[directory]', 'the project')
    .action((asset: string, name: string, directory: string | undefined, options: ChangeOptions) =>
      runChange(run, 'rename', options, directory, async (session, project) => {
        const found = await findAsset(session, project, asset);
        return found.ok ? ok([{ kind: 'rename_asset', asset: found.value, asset_name: name }]) : found;
      }),
    );
}
