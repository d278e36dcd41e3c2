import type { DriftDecision } from '../../src/contract/operations/drift.ts';
import type { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { classify } from '../../src/packer/drift/classify/classify.ts';
import { decideAll } from '../../src/packer/drift/reconcile/decide.ts';
import { draftSteps } from '../../src/packer/changes/draft-changes.ts';
import { families } from '../../src/packer/families/list.ts';
import { directory } from './change-project.ts';
import { sightOf, snapshotOf } from './seen-drift.ts';
import { uuidOf } from './workspace.ts';

const newUuid = (): string => uuidOf(77);

/** What decisions come to after `edit`, planned and not carried out. */
export function decidedAfter(disk: MemoryFileSystem, edit: (disk: MemoryFileSystem) => void, ...decisions: readonly DriftDecision[]): ReturnType<typeof decideAll> {
  const accepted = snapshotOf(disk);
  edit(disk);
  const sight = sightOf(disk, accepted);
  return decideAll({ project: { fs: disk, path: directory }, sight, items: classify(sight), newUuid }, decisions);
}

/** The registry and the files as the decisions would leave them, by path. */
export function writtenAfter(disk: MemoryFileSystem, edit: (disk: MemoryFileSystem) => void, ...decisions: readonly DriftDecision[]): Readonly<Record<string, string>> {
  const decided = decidedAfter(disk, edit, ...decisions);
  if (!decided.ok) throw new Error(decided.error.message);
  const workspace = { project: { fs: disk, path: directory }, walkers: families.map(({ walker }) => walker), snapshot: snapshotOf(disk), newUuid };
  const drafted = draftSteps(workspace, 'Abcdefghij0123456789', decided.value);
  if (!drafted.ok) throw new Error(drafted.error.message);
  const { draft } = drafted.value;
  const registry = draft.registry.bytes();
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const files = [...draft.files].map(([path, { after }]) => [path, after === 'absent' ? 'absent' : 'bytes' in after ? text(after.bytes) : disk.readText(after.copyOf)] as const);
  return Object.fromEntries([...files, ['registry', registry.ok ? text(registry.value) : registry.error.code]]);
}
