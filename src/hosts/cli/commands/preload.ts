import { InvalidArgumentError, type Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { findAsset } from '../asset-reference.ts';
import { runChange } from '../carry-out.ts';
import { changeCommand, type ChangeOptions, type Run } from '../command.ts';

const description = {
  summary: 'choose the slot an asset is loaded into at start',
  examples: [
    ['prometeu preload overworld 0', 'slot 0 of its bank'],
    ['prometeu preload overworld none', 'not loaded at start'],
  ],
} as const;

export function preloadCommand(run: Run): Command {
  return changeCommand('preload', description)
    .argument('<asset>', 'id, root or name')
    .argument('<slot>', '0 to 15, or none', readSlot)
    .argument('[directory]', 'the project')
    .action((asset: string, slot: number | null, directory: string | undefined, options: ChangeOptions) =>
      runChange(run, 'preload', options, directory, async (session, project) => {
        const found = await findAsset(session, project, asset);
        return found.ok ? ok([{ kind: 'set_preload', asset: found.value, slot }]) : found;
      }),
    );
}

function readSlot(text: string): number | null {
  if (text === 'none') return null;
  const slot = /^\d{1,2}$/u.test(text) ? Number(text) : Number.NaN;
  if (slot <= 15) return slot;
  throw new InvalidArgumentError('It must be a slot from 0 to 15, or none.');
}
