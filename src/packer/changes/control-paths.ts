import { controlFolder } from '../documents/init.ts';

/** What the packer keeps beside the registry (formats.md §1), from the project's directory. */
export const registryPath = `${controlFolder}/index.json`;
/** `index.json` as last committed. */
export const registryBackupPath = `${controlFolder}/backup/index.json`;
export const historyFolder = `${controlFolder}/history`;
export const trashFolder = `${controlFolder}/trash`;

/** The folder of the trash that one operation fills. */
export function trashOf(operationId: string): string {
  return `${trashFolder}/${operationId}`;
}

/** Whether a path is the packer's own business and no part of the managed workspace. */
export function isControl(path: string): boolean {
  return path === controlFolder || path.startsWith(`${controlFolder}/`);
}
