import { sha256 } from '../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import type { FileSystem } from '../../../src/io/file-system.ts';
import type { ChangeSet, DirectoryMove, FileChange, NewContent } from '../../../src/packer/commit/change-set.ts';
import { commit } from '../../../src/packer/commit/commit.ts';
import type { Medium } from '../../../src/packer/commit/medium.ts';
import type { CommitMoment, CommitObserver, CommitResult } from '../../../src/packer/commit/outcome.ts';
import { recover } from '../../../src/packer/commit/recovery.ts';
import type { JournalOutcome, RecoveryReport } from '../../../src/packer/commit/recovery-report.ts';

export const project = '/project';
export const operationId = 'Abcdefghij0123456789';
export const otherId = 'Zyxwvutsrq9876543210';
export const journal = `assets/.prometeu/journal/${operationId}`;
export const staging = `build/.staging/${operationId}`;

export function mediumOn(fs: FileSystem, flushBy: Medium['flushBy'] = 'directory'): Medium {
  return { fs, projectDir: project, flushBy };
}

/** A durable project with these files; the control folder is there, as after `prometeu init`. */
export function diskWith(files: Readonly<Record<string, string>>): MemoryFileSystem {
  const all = { 'assets/.prometeu/index.json': '{}', ...files };
  return MemoryFileSystem.of(Object.fromEntries(Object.entries(all).map(([path, text]) => [`${project}/${path}`, text])));
}

export function digest(text: string): string {
  return sha256(new TextEncoder().encode(text));
}

export function fresh(text: string): NewContent {
  const bytes = new TextEncoder().encode(text);
  return { bytes, sha256: sha256(bytes) };
}

export function replaced(path: string, before: string, after: string): FileChange {
  return { path, before: digest(before), after: fresh(after) };
}

export function created(path: string, after: string): FileChange {
  return { path, before: 'absent', after: fresh(after) };
}

export function deleted(path: string, before: string, trash?: string): FileChange {
  return { path, before: digest(before), after: 'absent', ...(trash !== undefined && { trash }) };
}

export function changes(files: readonly FileChange[], moves: readonly DirectoryMove[] = []): ChangeSet {
  return { operationId, files, moves };
}

/** Everything in the project but empty control folders, which a commit may leave behind, by path below it. */
export function stateOf(disk: MemoryFileSystem): Readonly<Record<string, string>> {
  const leftBehind = /^(assets\/\.prometeu\/(journal|conflicts|trash)|build|build\/\.staging)\/$/u;
  const entries = [...disk.tree(project)].map(([path, text]) => [path.slice(project.length + 1), text] as const);
  return Object.fromEntries(entries.filter(([path]) => path !== '' && !leftBehind.test(path)));
}

/** Commits on a disk that does what it is told. */
export function committed(disk: MemoryFileSystem, set: ChangeSet, observe?: CommitObserver): CommitResult {
  return commit(mediumOn(disk), set, observe);
}

/** Calls back once, at this moment. */
export function at(after: CommitMoment['after'], run: () => void, file = 0): CommitObserver {
  return (moment) => {
    if (moment.after === after && (!('file' in moment) || moment.file === file)) run();
  };
}

/** A process that dies at this moment, leaving the disk as it is. */
export function diesAt(after: CommitMoment['after'], file = 0): CommitObserver {
  return at(after, () => {
    throw new Error('dead');
  }, file);
}

/** Runs a commit that ends in {@link diesAt}. */
export function interrupted(disk: MemoryFileSystem, set: ChangeSet, observe: CommitObserver): void {
  try {
    committed(disk, set, observe);
  } catch (error) {
    if (error instanceof Error && error.message === 'dead') return;
    throw error;
  }
  throw new Error('the commit was not interrupted');
}

export function recovered(disk: MemoryFileSystem): RecoveryReport {
  return recover(mediumOn(disk));
}

export function onlyOutcome(report: RecoveryReport): JournalOutcome {
  const [outcome, ...others] = report.outcomes;
  if (!outcome || others.length > 0) throw new Error(`${String(report.outcomes.length)} outcomes`);
  return outcome;
}
