import type { ContainedRoot } from '../../io/contained-path.ts';
import { hashFile } from '../../io/hashing.ts';
import { orNothing } from '../../io/system-error.ts';
import { standing } from '../commit/standing.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { keptIn } from '../changes/kept-declarations.ts';
import { declarationBackups, seenDeclarations, type KeptName } from './control-files.ts';
import { readKeptRegistry } from './kept-registry.ts';
import type { Surroundings } from './sight.ts';

/**
 * Looks at what the snapshot does not tell and classification wants to know; only where it does, so that a sound
 * project costs nothing. What cannot be looked at is not there.
 */
export function lookAround(project: ContainedRoot, disk: Snapshot): Surroundings {
  const restorable = disk.missing.length > 0 || disk.roots.some(({ entry, declaration }) => entry && declaration.state !== 'valid');
  const kept = disk.registry.document ? undefined : readKeptRegistry(project);
  const directories = disk.missing.map(({ root }) => root.normalize('NFC')).filter((root) => isDirectory(project, root));
  const unreadable = directories.filter((root) => !canBeListed(project, root));
  return {
    directories: new Set(directories),
    ...(unreadable.length > 0 && { unreadable: new Set(unreadable) }),
    declarations: restorable ? new Set(keptDeclarations(project).map(({ uuid }) => uuid)) : new Set(),
    ...(kept && { kept }),
  };
}

/** A declaration that is kept, by its path from the project's directory. */
export interface KeptDeclaration extends KeptName {
  readonly path: string;
}

/** The declarations that are kept, by commits and by looks, the one kept last of each uuid last. */
export function keptDeclarations(project: ContainedRoot): readonly KeptDeclaration[] {
  const found = [seenDeclarations, declarationBackups].flatMap((folder) =>
    (orNothing(() => keptIn(project, folder)) ?? []).map((kept): KeptDeclaration => ({ ...kept, path: `${folder}/${kept.name}` })),
  );
  const age = (path: string): number => orNothing(() => project.fs.stat(`${project.path}/${path}`)?.mtimeMs) ?? 0;
  return found.map((kept) => ({ kept, at: age(kept.path) })).sort((a, b) => a.at - b.at).map(({ kept }) => kept);
}

/** Whether its bytes are those that its name promises. */
export function isIntact({ fs, path }: ContainedRoot, kept: KeptDeclaration): boolean {
  return orNothing(() => hashFile(fs, `${path}/${kept.path}`).sha256 === kept.sha256) ?? false;
}

function isDirectory({ fs, path }: ContainedRoot, root: string): boolean {
  return orNothing(() => standing({ fs, projectDir: path }, `assets/${root}`).kind === 'directory') ?? false;
}

function canBeListed({ fs, path }: ContainedRoot, root: string): boolean {
  return orNothing(() => fs.list(`${path}/assets/${root}`)) !== undefined;
}
