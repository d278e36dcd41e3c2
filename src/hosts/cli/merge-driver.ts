import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import { answerOf, gitIn, type Git } from './git.ts';
import type { CliHost } from './host.ts';
import { nameDriver } from './merge-attribute.ts';

type DriverHost = Pick<CliHost, 'runProgram' | 'fileSystem' | 'self'>;

/** Where the merge driver stands for a directory. */
export type DriverState = 'no_repository' | 'installed' | 'absent';

export interface InstalledDriver {
  /** What git runs from now on, in this clone. */
  readonly driver: string;
  /** The `.gitattributes` that names the driver, from the project's directory: written now, or found so. */
  readonly attributes: { readonly file: string; readonly written: boolean };
}

const registry = 'assets/.prometeu/index.json';

/** Whether git would merge the registry of a project by asset. Reads only. */
export async function driverState(host: DriverHost, directory: string): Promise<DriverState> {
  const git = gitIn(host, directory);
  if ((await answerOf(git, ['rev-parse', '--is-inside-work-tree'])) !== 'true') return 'no_repository';
  const driver = await answerOf(git, ['config', '--get', 'merge.prometeu.driver']);
  return driver !== undefined && (await isNamed(git)) ? 'installed' : 'absent';
}

/**
 * Has git merge the registry by asset: names the driver in the project's `.gitattributes`, which the team shares, and
 * says in this clone's own configuration how it is started. Nothing of the user or of the machine is configured.
 *
 * Errors: `not_found` outside of a repository, `io_error` when git refuses, or as the disk has it.
 */
export async function installDriver(host: DriverHost, directory: string): Promise<Result<InstalledDriver, PackerError>> {
  const git = gitIn(host, directory);
  const top = await answerOf(git, ['rev-parse', '--show-toplevel']);
  if (top === undefined) return err(noRepository(directory));
  const driver = driverLine(await startOf(host, top));
  for (const [key, value] of [
    ['name', 'Prometeu registry, by asset'],
    ['driver', driver],
    // For the ancestor of a criss-cross merge, which git makes up: a registry with markers would be none.
    ['recursive', 'binary'],
  ] as const) {
    const set = await git(['config', '--local', `merge.prometeu.${key}`, value]);
    if (set?.exit !== 0) return err(refused(set?.err ?? ''));
  }
  const written = (await isNamed(git)) ? ok(false) : nameDriver(host.fileSystem, directory);
  if (!written.ok) return written;
  if (!(await isNamed(git))) return err(overridden());
  return ok({ driver, attributes: { file: 'assets/.prometeu/.gitattributes', written: written.value } });
}

async function isNamed(git: Git): Promise<boolean> {
  return (await answerOf(git, ['check-attr', 'merge', '--', registry]))?.endsWith(': merge: prometeu') ?? false;
}

/**
 * The program by its name where that works in the repository, so that the driver survives an update; else this one.
 * `--no --offline`: what is not installed must not be fetched from a registry, where anybody may have the name.
 */
async function startOf(host: DriverHost, top: string): Promise<string> {
  const named = await host.runProgram('npx', ['--no', '--offline', '--', 'prometeu', '--version'], top);
  if (named?.exit === 0) return 'npx --no --offline -- prometeu';
  return host.self.map((path) => `'${path.replaceAll("'", String.raw`'\''`).replaceAll('%', '%%')}'`).join(' ');
}

/**
 * The shell line that git runs. A driver that fails without having written would leave ours as the result, without a
 * marker; so where there is none, the file is merged by lines, and the merge stays open either way.
 */
export function driverLine(program: string): string {
  const byLines = 'git merge-file -q -L ours -L base -L theirs %A %O %B';
  return `${program} merge-index %O %A %B --path %P || { grep -q "^<<<<<<<" %A || ${byLines}; false; }`;
}

export function noRepository(directory: string): PackerError {
  const message = `${directory} is in no work tree of git, or there is no git.`;
  return packerError('not_found', message, 'Run "git init" first, or leave --merge-driver out.');
}

function refused(said: string): PackerError {
  const message = `Git did not take the configuration: ${said.trim() || 'it gave no reason'}`;
  return packerError('io_error', message, "Look at the repository's .git/config, then try again.");
}

function overridden(): PackerError {
  const message = `Another attribute of git names another merge for ${registry}.`;
  return packerError('io_error', message, `Ask "git check-attr merge ${registry}", and take it out of .git/info/attributes or .gitattributes.`);
}
