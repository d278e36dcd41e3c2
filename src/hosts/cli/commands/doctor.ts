import { Option, type Command } from 'commander';
import { ok } from '../../../base/result.ts';
import type { RequestOf, ResponseOf } from '../../../contract/operations.ts';
import { folderBelowAssets, idOrRoot } from '../asset-reference.ts';
import { projectCommand, type ProjectOptions, type Run } from '../command.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { doctorReport } from '../report/findings.ts';
import type { Session } from '../session.ts';

interface DoctorOptions extends ProjectOptions {
  readonly asset?: string;
  readonly folder?: string;
  readonly strict?: boolean;
}

const description = {
  summary: 'read every file and report every problem',
  details:
    'Reads every asset of the project, also excluded and unregistered ones, and reports every problem with its place and its remedy. Exit code 1 when there are errors.',
  examples: [
    ['prometeu doctor', 'the whole project'],
    ['prometeu doctor --asset tiles/overworld', 'one asset'],
    ['prometeu doctor --folder sounds --strict', 'a folder; warnings count too'],
  ],
} as const;

export function doctorCommand(run: Run): Command {
  return projectCommand('doctor', description)
    .argument('[directory]', 'the project')
    .optionsGroup('Which:')
    .addOption(new Option('--asset <asset>', 'one asset, by id or root').conflicts('folder'))
    .option('--folder <folder>', 'all assets below a folder of assets/')
    .option('--strict', 'exit code 1 for warnings too')
    .action((directory: string | undefined, options: DoctorOptions) =>
      run({ name: 'doctor', options, progress: 'Checking' }, async (session) => {
        const opened = await session.openProject(directory);
        if (!opened.ok) return opened;
        const visit = await session.call('runDoctor', { project_id: opened.value.project_id, ...scopeOf(session, options) });
        if (!visit.ok) return visit;
        return ok({
          document: visit.value,
          exit: exitOf(visit.value, options),
          report: (page) => doctorReport(page, visit.value),
        });
      }),
    );
}

function scopeOf(session: Session, { asset, folder }: DoctorOptions): Pick<RequestOf<'runDoctor'>, 'scope'> {
  if (asset !== undefined) return { scope: idOrRoot(session, asset) };
  if (folder !== undefined) return { scope: { folder: folderBelowAssets(session, folder) } };
  return {};
}

function exitOf({ diagnostics }: ResponseOf<'runDoctor'>, { strict }: DoctorOptions): ExitCode {
  const counts = (severity: string): boolean => severity === 'error' || (strict === true && severity === 'warning');
  return diagnostics.some((diagnostic) => counts(diagnostic.severity)) ? exitCodes.problems : exitCodes.done;
}
