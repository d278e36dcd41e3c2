import type { Command } from 'commander';
import { resolve } from 'node:path';
import { ok } from '../../../base/result.ts';
import { plainCommand, type CommonOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { initReport } from '../report/init.ts';

const description = {
  summary: 'make a directory a project',
  details: 'Makes assets/.prometeu with an empty registry. What is there already is left as it is.',
  examples: [
    ['prometeu init', 'the working directory'],
    ['prometeu init games/starfall', 'another one'],
  ],
} as const;

export function initCommand(run: Run): Command {
  return plainCommand('init', description)
    .argument('[directory]', 'the directory (default: the working directory)')
    .action((directory: string | undefined, options: CommonOptions) =>
      run({ name: 'init', options, effect: 'writes' }, async (session) => {
        const made = await session.call('initProject', { directory: resolve(session.host.directory, directory ?? '.') });
        if (!made.ok) return made;
        return ok({ document: made.value, exit: exitCodes.done, report: (page) => initReport(page, made.value) });
      }),
    );
}
