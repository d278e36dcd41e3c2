import { Option, type Command } from 'commander';
import { ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import { projectCommand, wholeNumber, type ProjectOptions, type Run } from '../command.ts';
import { exitCodeOfPack, exitCodes } from '../exit-code.ts';
import { writeReport } from '../pack-report-file.ts';
import { planReport } from '../report/pack-plan.ts';
import { checkReport, packReport } from '../report/pack-result.ts';
import type { Outcome, Session } from '../session.ts';

interface PackOptions extends ProjectOptions {
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly cache: boolean;
  readonly workers?: number;
  readonly report?: string;
}

const description = {
  summary: 'make build/assets.pa and its three companions',
  details:
    'Packs every registered asset that is included in the build. build/ changes only when all four files are made and verified; it is left untouched when they are what it holds already.',
  examples: [
    ['prometeu pack', 'pack the project here'],
    ['prometeu pack games/starfall --json', 'pack another one; the result as JSON'],
    ['prometeu pack --dry-run', 'show the plan'],
    ['prometeu pack --check', 'exit code 1 when build/ is out of date'],
    ['prometeu pack --report pack.html', 'write down what is in it and what changed'],
  ],
} as const;

export function packCommand(run: Run): Command {
  return projectCommand('pack', description)
    .argument('[directory]', 'the project')
    .optionsGroup('Packing:')
    .addOption(new Option('-n, --dry-run', 'show the plan and write nothing').conflicts('check'))
    .option('--check', 'make everything, compare it with build/, write nothing')
    .option('--no-cache', 'convert every asset anew, and remember nothing')
    .addOption(
      new Option('--workers <count>', 'worker threads, 0 to 64 (default: one a core, at most 8)').argParser(
        wholeNumber(0, 64),
      ),
    )
    .addOption(
      new Option('--report <file>', 'write a report of the build: HTML for .html, else JSON; replaced if it is there').conflicts(['dryRun', 'check']),
    )
    .action((directory: string | undefined, options: PackOptions) =>
      run({ name: 'pack', options, progress: options.check ? 'Checking' : 'Packing' }, async (session) => {
        const opened = await session.openProject(directory);
        if (!opened.ok) return opened;
        const id = opened.value.project_id;
        return options.dryRun ? await plan(session, id) : await pack(session, id, options);
      }),
    );
}

async function plan(session: Session, id: string): Promise<Result<Outcome, PackerError>> {
  const planned = await session.call('summarizePackWorkspace', { project_id: id });
  if (!planned.ok) return planned;
  return ok({ document: planned.value, exit: exitCodes.done, report: (page) => planReport(page, planned.value) });
}

async function pack(session: Session, id: string, options: PackOptions): Promise<Result<Outcome, PackerError>> {
  const { check, cache, workers } = options;
  const request = { project_id: id, mode: check ? 'check' : 'pack', cache, ...(workers === undefined ? {} : { workers }) } as const;
  const packed = await session.cancellable(id, () => session.call('packWorkspace', request));
  if (!packed.ok) return packed;
  const written = options.report === undefined || packed.value.status !== 'succeeded' ? ok(undefined) : await writeReport(session, id, options.report);
  if (!written.ok) return written;
  const report = check ? checkReport : packReport;
  return ok({ document: packed.value, exit: exitCodeOfPack(packed.value), report: (page) => report(page, packed.value) });
}
