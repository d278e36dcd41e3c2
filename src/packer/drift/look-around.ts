import type { IndexDocument } from '../../contract/documents.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { readWhole } from '../../io/read-whole.ts';
import { systemCode } from '../../io/system-error.ts';
import { standing } from '../commit/standing.ts';
import { indexMaxBytes, readIndex } from '../documents/index-document.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { declarationBackups, parseKeptName, registryBackupPath, type KeptDeclaration } from './control-files.ts';
import type { Surroundings } from './sight.ts';

/**
 * Looks at what the snapshot does not tell and classification wants to know; only where it does, so that a sound
 * project costs nothing. What cannot be looked at is not there.
 */
export function lookAround(project: ContainedRoot, disk: Snapshot): Surroundings {
  const restorable = disk.missing.length > 0 || disk.roots.some(({ entry, declaration }) => entry && declaration.state !== 'valid');
  const backup = disk.registry.document ? undefined : readRegistryBackup(project);
  return {
    directories: new Set(disk.missing.map(({ root }) => root.normalize('NFC')).filter((root) => isDirectory(project, root))),
    declarations: restorable ? new Set(keptDeclarations(project).map(({ uuid }) => uuid)) : new Set(),
    ...(backup && { backup }),
  };
}

/** The registry as last committed here, if its copy can be used. */
export function readRegistryBackup(project: ContainedRoot): IndexDocument | undefined {
  const bytes = readRegistryBackupBytes(project);
  return bytes && readIndex(bytes).document;
}

export function readRegistryBackupBytes(project: ContainedRoot): Uint8Array | undefined {
  return orNothing(() => {
    if (standing({ fs: project.fs, projectDir: project.path }, registryBackupPath).kind !== 'file') return undefined;
    const read = readWhole(project.fs, `${project.path}/${registryBackupPath}`, indexMaxBytes);
    return read.ok ? read.value.bytes : undefined;
  });
}

/** The declarations that are kept, the one kept last of each uuid last. */
export function keptDeclarations({ fs, path }: ContainedRoot): readonly KeptDeclaration[] {
  const found = orNothing(() => {
    if (standing({ fs, projectDir: path }, declarationBackups).kind !== 'directory') return [];
    return fs.list(`${path}/${declarationBackups}`).flatMap(({ name, kind }) => (kind === 'file' ? (parseKeptName(name) ?? []) : []));
  });
  const age = (name: string): number => orNothing(() => fs.stat(`${path}/${declarationBackups}/${name}`)?.mtimeMs) ?? 0;
  return (found ?? []).map((kept) => ({ kept, at: age(kept.name) })).sort((a, b) => a.at - b.at).map(({ kept }) => kept);
}

function isDirectory({ fs, path }: ContainedRoot, root: string): boolean {
  return orNothing(() => standing({ fs, projectDir: path }, `assets/${root}`).kind === 'directory') ?? false;
}

function orNothing<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
