import type { Diagnostic, Place } from '../../../src/contract/diagnostics.ts';
import { openContainedRoot } from '../../../src/io/contained-path.ts';
import type { FileSystem } from '../../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { diagnose } from '../../../src/packer/diagnostics/diagnose.ts';
import { families } from '../../../src/packer/families/list.ts';
import { FactStore } from '../../../src/packer/snapshot/fact-store.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../../src/packer/snapshot/model.ts';
import { probeAsset } from '../../../src/packer/snapshot/probe.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import type { WorkspaceSpec } from '../../support/workspace.ts';

/** Where the workspaces of these tests stand. */
export const game = '/game';

/** Puts on the disk what no `WorkspaceSpec` can say: links, modes, twins. Paths are absolute. */
export type Arrange = (disk: MemoryFileSystem) => void;

export function diskOf(spec: WorkspaceSpec = {}, arrange?: Arrange): MemoryFileSystem {
  const disk = new MemoryFileSystem();
  disk.makeDirectory(game);
  makeWorkspace(disk, game, spec);
  arrange?.(disk);
  return disk;
}

/** What doctor does: loads, looks at the bytes of everything selected, runs every rule. */
export function examine(disk: FileSystem, directory = game): { readonly snapshot: Snapshot; readonly diagnostics: readonly Diagnostic[] } {
  const project = openContainedRoot(disk, directory);
  if (!project.ok) throw new Error(project.error.message);
  const walkers = families.map(({ walker }) => walker);
  const snapshot = loadSnapshot({ project: project.value, walkers, generation: 1 });
  const facts = new FactStore(walkers);
  for (const asset of snapshot.roots) probeAsset({ project: project.value, walkers, facts, depth: 'content' }, asset);
  return { snapshot, diagnostics: diagnose(snapshot, facts) };
}

/** Everything found in a workspace: no test of a rule may overlook what else was said of the same fault. */
export function diagnosed(spec: WorkspaceSpec, arrange?: Arrange): readonly Diagnostic[] {
  return examine(diskOf(spec, arrange)).diagnostics;
}

/** The same, as `code severity file:line`, to be compared at a glance. */
export function found(spec: WorkspaceSpec, arrange?: Arrange): readonly string[] {
  return diagnosed(spec, arrange).map(({ code, severity, place }) => `${code} ${severity} ${whereOf(place)}`);
}

function whereOf({ file = '', line }: Place): string {
  return `${file.replace(/^assets\//u, '')}${line === undefined ? '' : `:${line}`}`;
}
