import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { newRoot } from '../asset-reference.ts';
import { runChange, type AskedChange } from '../carry-out.ts';
import { changeCommand, type ChangeOptions, type Run } from '../command.ts';

interface RegisterOptions extends ChangeOptions {
  readonly exclude?: boolean;
}

const description = {
  summary: 'take asset folders into the registry',
  details: 'Registers folders that hold an asset.json but have no id yet. Their files stay as they are; each gets the next id.',
  examples: [
    ['prometeu register sketches/comet', 'one folder below assets/'],
    ['prometeu register a b c --exclude', 'several, not built for now'],
  ],
} as const;

export function registerCommand(run: Run): Command {
  return changeCommand('register', description)
    .argument('<root...>', 'folders below assets/')
    .optionsGroup('Asset:')
    .option('--exclude', 'leave them out of the build for now')
    .action((roots: string[], options: RegisterOptions) =>
      runChange(run, 'register', options, undefined, async (session) => {
        const changes: AskedChange[] = [];
        for (const typed of roots) {
          const root = newRoot(session, typed);
          if (!root.ok) return root;
          changes.push({ kind: 'register_asset', root: root.value, included_in_build: options.exclude !== true });
        }
        return ok(changes);
      }),
    );
}
