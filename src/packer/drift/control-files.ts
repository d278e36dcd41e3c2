import { controlFolder } from '../documents/init.ts';

export { registryBackupPath } from '../changes/control-paths.ts';
export { declarationBackups, keptName, type KeptName } from '../changes/kept-declarations.ts';

/** Declarations as a look at the disk last saw them valid: derived, so a look writes nothing but cache. */
export const seenDeclarations = `${controlFolder}/cache/declarations`;

/** The registry as a look last saw it valid, where it is not the one last committed. */
export const seenRegistries = `${controlFolder}/cache/registry`;
