import type { Command } from 'commander';
import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { locateArchive } from '../archive-location.ts';
import { projectCommand, type ProjectOptions, type Run } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { verificationReport } from '../report/archive.ts';
import { determinismReport } from '../report/determinism.ts';
import type { Outcome, Session } from '../session.ts';

interface VerifyOptions extends ProjectOptions {
  readonly determinism?: boolean;
}

const description = {
  summary: 'check every byte of a build, or that packing is reproducible',
  details:
    "Checks a project's assets.pa and its companions, or a lone archive, byte by byte against the format. With --determinism it packs twice, the second time in other surroundings, and compares; build/ is not touched. Exit code 1 when something is wrong.",
  examples: [
    ['prometeu verify', "the project's build"],
    ['prometeu verify release/assets.pa', 'a lone archive'],
    ['prometeu verify --determinism', 'pack twice and compare'],
  ],
} as const;

export function verifyCommand(run: Run): Command {
  return projectCommand('verify', description)
    .argument('[path]', 'a project, or an assets.pa')
    .option('--determinism', 'pack twice in different surroundings and compare')
    .action((path: string | undefined, options: VerifyOptions) => {
      const body = options.determinism ? determinism : verification;
      const progress = options.determinism ? 'Packing twice' : 'Verifying';
      return run({ name: 'verify', options, progress }, (session) => body(session, path));
    });
}

async function verification(session: Session, path: string | undefined): Promise<Result<Outcome, PackerError>> {
  const archive = await locateArchive(session, path);
  if (!archive.ok) return archive;
  const verified = await session.call('verifyArchive', { archive: archive.value });
  if (!verified.ok) return verified;
  return ok({
    document: verified.value,
    exit: verified.value.ok ? exitCodes.done : exitCodes.problems,
    report: (page) => verificationReport(page, verified.value),
  });
}

async function determinism(session: Session, path: string | undefined): Promise<Result<Outcome, PackerError>> {
  const archive = await locateArchive(session, path);
  if (!archive.ok) return archive;
  if (!('project_id' in archive.value)) {
    const message = 'An archive alone cannot be packed again.';
    return err(packerError('invalid_request', message, 'Name the project that it was packed from.'));
  }
  const { project_id: id } = archive.value;
  const compared = await session.cancellable(id, () => session.call('verifyDeterminism', { project_id: id }));
  if (!compared.ok) return compared;
  return ok({
    document: compared.value,
    exit: compared.value.outcome === 'identical' ? exitCodes.done : exitCodes.problems,
    report: (page) => determinismReport(page, compared.value),
  });
}
