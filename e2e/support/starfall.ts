import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryDirectory } from '../../test/support/temporary-directory.ts';
import { repository } from './cli.ts';

export const buildFiles = ['assets.pa', 'asset_table.json', 'preload.json', 'asset_table_metadata.json'] as const;

const example = join(repository, 'examples/starfall');

/** A copy of the example, without its build, that is gone when the test has ended. */
export function copyOfStarfall(name = 'starfall'): string {
  const project = join(temporaryDirectory(), name);
  cpSync(join(example, 'assets'), join(project, 'assets'), { recursive: true });
  rmSync(join(project, 'assets/.prometeu/cache'), { recursive: true, force: true });
  return project;
}

/** The same project with every file and folder made in the opposite order. */
export function backwardCopyOfStarfall(project: string): void {
  const files = readdirSync(join(example, 'assets'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(example.length + 1))
    .filter((path) => !path.startsWith(join('assets/.prometeu/cache')))
    .sort()
    .reverse();
  for (const path of files) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), readFileSync(join(example, path)));
  }
}

/** The bytes of the four files, by name. */
export function readBuild(project: string): Record<string, Buffer> {
  return Object.fromEntries(buildFiles.map((file) => [file, readFileSync(join(project, 'build', file))]));
}

/** What would change if anybody touched a file of the build, or left another one beside it. */
export function buildFootprint(project: string): unknown {
  const directory = join(project, 'build');
  return readdirSync(directory)
    .sort()
    .map((name) => {
      const { ino, mtimeNs, ctimeNs, size } = lstatSync(join(directory, name), { bigint: true });
      return [name, ino, mtimeNs, ctimeNs, size].map(String);
    });
}
