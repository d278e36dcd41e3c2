import { dirname, join, resolve } from 'node:path';
import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { CliHost } from './host.ts';

/** What makes a directory a project (formats.md §1). */
const controlFolder = join('assets', '.prometeu');

export type Locating = Pick<CliHost, 'directory' | 'kindOf'>;

export function isProject(host: Locating, directory: string): boolean {
  return host.kindOf(join(directory, controlFolder)) === 'directory';
}

/** The nearest directory, from the working directory upwards, that is a project. */
export function nearestProject(host: Locating): Result<string, PackerError> {
  for (let directory = host.directory; ; directory = dirname(directory)) {
    if (isProject(host, directory)) return ok(directory);
    if (directory === dirname(directory)) break;
  }
  return err(
    packerError(
      'project_not_found',
      `Neither ${host.directory} nor any directory above it holds assets/.prometeu.`,
      'Name a project (--project DIR), go to one, or make one with prometeu init.',
    ),
  );
}

/** The directory that was named, as an argument or with `--project`; without a name the nearest project. */
export function projectDirectory(
  host: Locating,
  argument: string | undefined,
  option: string | undefined,
): Result<string, PackerError> {
  if (argument !== undefined && option !== undefined && resolve(host.directory, argument) !== resolve(host.directory, option)) {
    const message = `Two projects were named: ${argument} and --project ${option}.`;
    return err(packerError('invalid_request', message, 'Name one.'));
  }
  const named = argument ?? option;
  return named === undefined ? nearestProject(host) : ok(resolve(host.directory, named));
}
