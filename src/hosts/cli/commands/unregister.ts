import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { findIds } from '../asset-reference.ts';
import { runChange } from '../carry-out.ts';
import { changeCommand, type ChangeOptions, type Run } from '../command.ts';

const description = {
  summary: 'take assets out of the registry; their files stay',
  details: 'Their folders stay as they are, their ids are not given again. Registered anew, an asset gets a new id.',
  examples: [['prometeu unregister tiles/overworld', '']],
} as const;

export function unregisterCommand(run: Run): Command {
  return changeCommand('unregister', description)
    .argument('<asset...>', 'ids, roots or names')
    .action((assets: string[], options: ChangeOptions) =>
      runChange(run, 'unregister', options, undefined, async (session, project) => {
        const ids = await findIds(session, project, assets);
        return ids.ok ? ok(ids.value.map((asset_id) => ({ kind: 'unregister_asset', asset_id }))) : ids;
      }),
    );
}
