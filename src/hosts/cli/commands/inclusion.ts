import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { findIds } from '../asset-reference.ts';
import { runChange } from '../carry-out.ts';
import { changeCommand, type ChangeOptions, type Description, type Run } from '../command.ts';

export function includeCommand(run: Run): Command {
  return inclusionCommand(run, 'include', true, {
    summary: 'take assets into the build',
    examples: [['prometeu include sprites/prototypes', 'packed from now on']],
  });
}

export function excludeCommand(run: Run): Command {
  return inclusionCommand(run, 'exclude', false, {
    summary: 'leave assets out of the build',
    details: 'Leaves assets out of the build. They stay registered, and keep their ids.',
    examples: [
      ['prometeu exclude sprites/prototypes', 'not packed any more'],
      ['prometeu exclude 3 4 hud', 'several as one change'],
    ],
  });
}

function inclusionCommand(run: Run, name: string, included: boolean, description: Description): Command {
  return changeCommand(name, description)
    .argument('<asset...>', 'ids, roots or names')
    .action((assets: string[], options: ChangeOptions) =>
      runChange(run, name, options, undefined, async (session, project) => {
        const ids = await findIds(session, project, assets);
        return ids.ok ? ok([{ kind: 'set_included', asset_ids: ids.value, included_in_build: included }]) : ids;
      }),
    );
}
