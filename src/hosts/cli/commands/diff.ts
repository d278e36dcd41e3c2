import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { locateArchive } from '../archive-location.ts';
import { plainCommand, type CommonOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { diffReport } from '../report/archive-diff.ts';

interface DiffOptions extends CommonOptions {
  readonly exitCode?: boolean;
}

const description = {
  summary: 'compare two archives, asset by asset',
  examples: [
    ['prometeu diff release/assets.pa .', 'a release against the build here'],
    ['prometeu diff old.pa new.pa --exit-code', 'exit code 1 when they differ'],
  ],
} as const;

export function diffCommand(run: Run): Command {
  return plainCommand('diff', description)
    .argument('<before>', 'an assets.pa, or a project')
    .argument('<after>', 'an assets.pa, or a project')
    .option('--exit-code', 'exit code 1 when they differ')
    .action((before: string, after: string, options: DiffOptions) =>
      run({ name: 'diff', options }, async (session) => {
        const one = await locateArchive(session, before);
        if (!one.ok) return one;
        const other = await locateArchive(session, after);
        if (!other.ok) return other;
        const compared = await session.call('diffArchives', { before: one.value, after: other.value });
        if (!compared.ok) return compared;
        return ok({
          document: compared.value,
          exit: options.exitCode && !compared.value.identical ? exitCodes.problems : exitCodes.done,
          report: (page) => diffReport(page, compared.value),
        });
      }),
    );
}
