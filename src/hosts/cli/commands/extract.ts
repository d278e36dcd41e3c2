import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import { locateArchive } from '../archive-location.ts';
import { projectCommand, type ProjectOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { extractionReport } from '../report/archive.ts';

interface ExtractOptions extends ProjectOptions {
  readonly output: string;
}

const description = {
  summary: 'write one packed asset into a file of its own',
  details: 'Writes the bytes of one entry, as they are stored, into a new file. A file that exists is never overwritten.',
  examples: [
    ['prometeu extract overworld -o overworld.bin', 'from the build here'],
    ['prometeu extract 3 release/assets.pa -o three.bin', 'from any archive'],
  ],
} as const;

export function extractCommand(run: Run): Command {
  return projectCommand('extract', description)
    .argument('<entry>', 'id or name')
    .argument('[path]', 'an assets.pa, or a project')
    .requiredOption('-o, --output <file>', 'the file to write; it must not exist')
    .action((entry: string, path: string | undefined, options: ExtractOptions) =>
      run({ name: 'extract', options, effect: 'writes' }, async (session) => {
        const archive = await locateArchive(session, path);
        if (!archive.ok) return archive;
        const extracted = await session.call('extractEntry', {
          archive: archive.value,
          entry: /^\d+$/u.test(entry) ? { asset_id: Number(entry) } : { asset_name: entry },
          output: resolve(session.host.directory, options.output),
        });
        if (!extracted.ok) return extracted;
        return ok({
          document: extracted.value,
          exit: exitCodes.done,
          report: (page) => extractionReport(page, extracted.value),
        });
      }),
    );
}
