import type { Place, Severity } from '../../../../src/contract/diagnostics.ts';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import type { WorkspaceSpec } from '../../../support/workspace.ts';
import { makeWorkspace } from '../../../support/workspace.ts';
import type { Arrange } from '../diagnosed.ts';

/** One instance of a diagnostic and where it is, as far as the file and the place in it go. */
export interface Instance extends Pick<Place, 'line' | 'pixel' | 'sample' | 'byte'> {
  readonly code: string;
  readonly severity: Severity;
  /** From the project's directory. */
  readonly file: string;
}

/** A workspace and everything that doctor has to find in it, nothing else. */
export interface DoctorWorkspace {
  readonly name: string;
  readonly holds: readonly Instance[];
  /** What plain files can say: enough to make the workspace on any disk, unless there is more. */
  readonly spec: WorkspaceSpec;
  /** What only the file system in memory can hold or show: links, modes, twins. */
  readonly arrange?: Arrange;
  readonly disk?: (directory: string) => MemoryFileSystem;
}

/** The workspace in memory. */
export function diskWith({ spec, arrange, disk }: DoctorWorkspace, directory: string): MemoryFileSystem {
  const made = disk?.(directory) ?? new MemoryFileSystem();
  made.makeDirectory(directory);
  makeWorkspace(made, directory, spec);
  arrange?.(made);
  return made;
}

/** @param file below `assets/` */
export function instance(code: string, severity: Severity, file: string, place: Omit<Instance, 'code' | 'severity' | 'file'> = {}): Instance {
  return { code, severity, file: `assets/${file}`, ...place };
}
