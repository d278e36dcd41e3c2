import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { findRows } from '../asset-reference.ts';
import { runChange } from '../carry-out.ts';
import { changeCommand, type ChangeOptions, type Run } from '../command.ts';

const description = {
  summary: "move assets to the project's trash",
  details: "Moves the whole folders of assets to the project's trash and takes them out of the registry. prometeu undo brings them back.",
  examples: [['prometeu delete sprites/prototypes', '']],
} as const;

export function deleteCommand(run: Run): Command {
  return changeCommand('delete', description)
    .argument('<asset...>', 'ids, roots or names')
    .action((assets: string[], options: ChangeOptions) =>
      runChange(run, 'delete', options, undefined, async (session, project) => {
        const rows = await findRows(session, project, assets);
        return rows.ok ? ok(rows.value.map(({ root }) => ({ kind: 'delete_asset', asset: { root } }))) : rows;
      }),
    );
}
