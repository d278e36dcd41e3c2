import type { Command } from 'commander';
import { resolve } from 'node:path';
import { ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { MergeFault } from '../../../contract/operations/merge.ts';
import { plainCommand, type CommonOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { mergeByLines, readMergeFiles, writeMerged, type MergeFiles } from '../merge-files.ts';
import { mergeReport, type MergeSummary } from '../report/merge.ts';
import type { Outcome, Session } from '../session.ts';

interface MergeOptions extends CommonOptions {
  readonly path?: string;
}

const description = {
  summary: 'merge two registries, as a merge driver of git',
  details:
    "Merges assets/.prometeu/index.json three-way, by asset and field, into the second file. Exit code 1 when something is left for a person: it stands between git's markers. A file that is no registry is merged by lines, as git would. prometeu init --merge-driver has git run it; see docs/version-control.md.",
  examples: [['prometeu merge-index %O %A %B', "as git's configuration has it: ancestor, ours (and the result), theirs"]],
} as const;

export function mergeIndexCommand(run: Run): Command {
  return plainCommand('merge-index', description)
    .argument('<base>', 'the common ancestor; an empty file when there is none')
    .argument('<ours>', 'one side; the result is written here')
    .argument('<theirs>', 'the other side')
    .option('--path <path>', 'what the file is called in messages')
    .action((base: string, ours: string, theirs: string, options: MergeOptions) =>
      run({ name: 'merge-index', options, effect: 'writes' }, (session) => {
        const at = (path: string): string => resolve(session.host.directory, path);
        const files = { base: at(base), ours: at(ours), theirs: at(theirs) };
        return mergeFiles(session, files, options.path ?? ours);
      }),
    );
}

async function mergeFiles(session: Session, files: MergeFiles, file: string): Promise<Result<Outcome, PackerError>> {
  const texts = readMergeFiles(session.host, files);
  if (!texts.ok) return texts;
  if ('faults' in texts.value) return ok(await byLines(session, files, file, texts.value.faults));
  const merged = await session.call('mergeRegistry', texts.value);
  if (!merged.ok) return merged;
  if (merged.value.outcome === 'refused') return ok(await byLines(session, files, file, merged.value.faults));
  const { text, ...summary } = merged.value;
  const written = writeMerged(session.host, files.ours, text);
  return written.ok ? ok(outcomeOf({ file, ...summary })) : written;
}

async function byLines(session: Session, files: MergeFiles, file: string, faults: readonly MergeFault[]): Promise<Outcome> {
  return outcomeOf({ file, outcome: 'refused', faults: [...faults], by_lines: await mergeByLines(session.host, files) });
}

// All on standard error: git's own commands may have something to say on standard output.
function outcomeOf(summary: MergeSummary): Outcome {
  return {
    document: summary,
    exit: summary.outcome === 'merged' ? exitCodes.done : exitCodes.problems,
    report: (page) => mergeReport(page, summary),
    output: 'err',
  };
}
