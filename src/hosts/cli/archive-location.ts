import { join, resolve } from 'node:path';
import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { ArchiveRef } from '../../contract/operations/archive.ts';
import { isProject } from './project-location.ts';
import type { Session } from './session.ts';

/**
 * The archive that a path on the command line means: a file is itself, a project is its build, any other
 * directory is the `assets.pa` in it. Without a path it is the build of `--project` or the nearest project.
 */
export async function locateArchive(session: Session, path: string | undefined): Promise<Result<ArchiveRef, PackerError>> {
  const { host } = session;
  if (path === undefined) return await buildOf(session, undefined);
  const absolute = resolve(host.directory, path);
  const kind = host.kindOf(absolute);
  if (kind === undefined) return err(nothingThere(path));
  if (session.projectOption !== undefined) return err(namedTwice(path, session.projectOption));
  if (kind === 'file') return ok({ file: followed(session, absolute) });
  const inside = join(absolute, 'assets.pa');
  return !isProject(host, absolute) && host.kindOf(inside) === 'file' ? ok({ file: followed(session, inside) }) : await buildOf(session, path);
}

/** What is read outside of a project is its caller's choice: a link there is followed. */
function followed({ host: { fileSystem } }: Session, file: string): string {
  return fileSystem.stat(file)?.kind === 'link' ? fileSystem.realPath(file) : file;
}

async function buildOf(session: Session, directory: string | undefined): Promise<Result<ArchiveRef, PackerError>> {
  const opened = await session.openProject(directory);
  return opened.ok ? ok({ project_id: opened.value.project_id }) : opened;
}

function nothingThere(path: string): PackerError {
  return packerError('path_missing', `There is nothing at ${path}.`, 'Name an assets.pa or the directory of a project.');
}

function namedTwice(path: string, project: string): PackerError {
  return packerError('invalid_request', `Two archives were named: ${path} and --project ${project}.`, 'Name one.');
}
