import type { DriftItem, DriftKind } from '../../src/contract/operations/drift.ts';
import type { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { families } from '../../src/packer/families/list.ts';
import { classify } from '../../src/packer/drift/classify/classify.ts';
import { readKeptRegistry } from '../../src/packer/drift/kept-registry.ts';
import { lookAround } from '../../src/packer/drift/look-around.ts';
import type { Sight } from '../../src/packer/drift/sight.ts';
import { loadSnapshot } from '../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../src/packer/snapshot/model.ts';
import { directory } from './change-project.ts';

export const registryPlace = `${directory}/assets/.prometeu/index.json`;

export function snapshotOf(disk: MemoryFileSystem): Snapshot {
  return loadSnapshot({ project: { fs: disk, path: directory }, walkers: families.map(({ walker }) => walker), generation: 1 });
}

export function sightOf(disk: MemoryFileSystem, accepted?: Snapshot): Sight {
  const project = { fs: disk, path: directory };
  const now = snapshotOf(disk);
  const baseline = accepted?.registry.document ?? readKeptRegistry(project)?.document;
  return { accepted: accepted ?? now, disk: now, surroundings: lookAround(project, now), ...(baseline && { baseline }) };
}

/** What is noticed after `edit`, held against how the disk was before. */
export function driftAfter(disk: MemoryFileSystem, edit: (disk: MemoryFileSystem) => void): readonly DriftItem[] {
  const accepted = snapshotOf(disk);
  edit(disk);
  return classify(sightOf(disk, accepted));
}

/** The one item of a kind. */
export function the(items: readonly DriftItem[], kind: DriftKind): DriftItem {
  const [item, ...others] = items.filter((found) => found.kind === kind);
  if (!item || others.length > 0) throw new Error(`${kind} stands ${String(others.length + (item ? 1 : 0))} times in ${items.map(({ id }) => id).join(', ')}`);
  return item;
}

/** `choice` or `choice target` of all that can be carried out. */
export function waysOut({ options }: DriftItem): readonly string[] {
  return options.filter(({ available }) => available).map(({ choice, target }) => (target === undefined ? choice : `${choice} ${target}`));
}

export function kindsOf(items: readonly DriftItem[]): readonly string[] {
  return items.map(({ kind }) => kind);
}
