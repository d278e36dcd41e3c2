import type { Command } from 'commander';
import { ok } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import { findAsset } from '../asset-reference.ts';
import { runChange, type MeantChanges } from '../carry-out.ts';
import { changeCommand, type ChangeOptions, type Run } from '../command.ts';
import { importedFiles } from '../imported-files.ts';
import type { Session } from '../session.ts';

interface ImportCommandOptions extends ChangeOptions {
  readonly as?: string;
  readonly replace?: boolean;
  readonly recursive?: boolean;
}

const description = {
  summary: 'copy files into an asset',
  details: 'Copies files from anywhere into the folder of an asset; the originals stay. A file that is there already refuses, unless --replace says otherwise.',
  examples: [
    ['prometeu import hud ~/art/bar.png', 'under its own name'],
    ['prometeu import hud bar.png --as bars/1.png', 'under another one'],
    ['prometeu import hud a.png b.png --as bars/', 'into a folder of the asset'],
    ['prometeu import hud ~/art/. --recursive', 'all that is in a directory'],
  ],
} as const;

export function importCommand(run: Run): Command {
  return changeCommand('import', description)
    .argument('<asset>', 'id, root or name')
    .argument('<file...>', 'files from outside')
    .optionsGroup('Files:')
    .option('--as <path>', "the file's path below the asset's folder; for several files a folder there")
    .option('--replace', 'replace files that are there')
    .option('-r, --recursive', 'also take directories, with all that is in them')
    .action((asset: string, typed: string[], options: ImportCommandOptions) =>
      runChange(run, 'import', options, undefined, (session, project) => meant(session, project, asset, typed, options), (error) => explained(error, options)),
    );
}

async function meant(
  session: Session,
  project: string,
  asset: string,
  typed: readonly string[],
  options: ImportCommandOptions,
): ReturnType<MeantChanges> {
  const files = importedFiles(session.host, typed, options);
  if (!files.ok) return files;
  const found = await findAsset(session, project, asset);
  if (!found.ok) return found;
  return ok([{ kind: 'import_artifacts', asset: found.value, files: files.value, replace: options.replace === true }]);
}

/** What a replacement cannot do away with either, such as a directory, needs another place. */
function explained(error: PackerError, { replace }: ImportCommandOptions): PackerError {
  if (error.code !== 'target_exists') return error;
  return { ...error, remedy: replace === true ? 'Add --as to name another place.' : 'Add --replace to replace files, or --as to name another place.' };
}
