import { registryBackupPath } from '../changes/control-paths.ts';
import { controlFolder } from '../documents/init.ts';

export { registryBackupPath };

/** Declarations as last seen valid (formats.md §1), from the project's directory. */
export const declarationBackups = `${controlFolder}/backup/declarations`;

/** `<uuid>.<SHA-256>.json`: whose it was, and how its bytes can be believed. */
const namePattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{64})\.json$/u;

export interface KeptDeclaration {
  readonly name: string;
  readonly uuid: string;
  readonly sha256: string;
}

export function keptName(uuid: string, sha256: string): string {
  return `${uuid}.${sha256}.json`;
}

/** `undefined` for a file that no declaration is kept under. */
export function parseKeptName(name: string): KeptDeclaration | undefined {
  const [, uuid, sha256] = namePattern.exec(name) ?? [];
  return uuid === undefined || sha256 === undefined ? undefined : { name, uuid, sha256 };
}
