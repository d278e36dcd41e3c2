import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { findAsset, newRoot } from '../asset-reference.ts';
import { runChange } from '../carry-out.ts';
import { changeCommand, type ChangeOptions, type Run } from '../command.ts';

interface DuplicateOptions extends ChangeOptions {
  readonly name?: string;
  readonly exclude?: boolean;
}

const description = {
  summary: 'copy an asset, as one of its own',
  details: 'Copies the folder of an asset with all its files and registers the copy under an id of its own.',
  examples: [['prometeu duplicate overworld worlds/night --name night', '']],
} as const;

export function duplicateCommand(run: Run): Command {
  return changeCommand('duplicate', description)
    .argument('<asset>', 'id, root or name')
    .argument('<new-root>', 'where the copy goes, below assets/; nothing may be there')
    .argument('[directory]', 'the project')
    .optionsGroup('Asset:')
    .option('--name <name>', "the copy's name (default: its folder's)")
    .option('--exclude', 'leave the copy out of the build for now')
    .action((asset: string, to: string, directory: string | undefined, options: DuplicateOptions) =>
      runChange(run, 'duplicate', options, directory, async (session, project) => {
        const found = await findAsset(session, project, asset);
        if (!found.ok) return found;
        const folder = newRoot(session, to);
        if (!folder.ok) return folder;
        return ok([
          {
            kind: 'duplicate_asset',
            asset: found.value,
            to: folder.value,
            ...(options.name === undefined ? {} : { asset_name: options.name }),
            included_in_build: options.exclude !== true,
          },
        ]);
      }),
    );
}
