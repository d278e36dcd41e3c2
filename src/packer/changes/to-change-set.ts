import { ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { sha256 } from '../../io/hashing.ts';
import type { ChangeSet, FileChange, NewContent } from '../commit/change-set.ts';
import { BasisRecorder } from './basis.ts';
import { historyFolder, registryBackupPath, registryPath, trashOf } from './control-paths.ts';
import type { Draft, DraftContent, DraftFile } from './draft.ts';
import type { Drafted } from './draft-changes.ts';
import type { FileFact } from './facts.ts';
import { gather } from './gather.ts';
import { historyNames } from './history.ts';
import { keptCopies } from './kept-declarations.ts';
import { nextHistoryName, historySchemaVersion, printHistoryEntry } from './history-entry.ts';
import type { HistoryEntry } from './history-entry.ts';
import { treeDigest } from './tree-digest.ts';

/** When and why, for the history. */
export interface Occasion {
  /** ISO 8601. */
  readonly at: string;
  /** The operation that this takes back. */
  readonly undoes?: string;
}

/**
 * What one commit writes (operations.md §6): the changed files, the registry and the declarations with their backups, the old bytes of
 * what is replaced or removed in the trash, and the history entry, all or nothing. To be made in the lane, under
 * the lock. Errors: as the disk has it.
 */
export function toChangeSet(drafted: Drafted, project: ContainedRoot, occasion: Occasion): Result<ChangeSet, PackerError> {
  const { draft, view } = drafted;
  const names = historyNames(project);
  if (!names.ok) return names;
  const trees = trashedTrees(draft, view);
  if (!trees.ok) return trees;
  const registry = registryChanges(draft, project);
  if (!registry.ok) return registry;
  const kept = keptCopies(drafted, project);
  if (!kept.ok) return kept;
  const files = [...[...draft.files].flatMap(([path, file]) => fileChanges(draft, project, path, file)), ...kept.value];
  const moves = draft.moves.map(({ from, to }) => ({ from, to }));
  // An entry takes back entries, not what was put in place of a registry that nobody could read.
  if (draft.registry.file.replaces) return ok({ operationId: draft.operationId, moves, files: [...files, ...registry.value] });
  const name = nextHistoryName(names.value[0], draft.operationId);
  if (!name.ok) return name;
  const history = { path: `${historyFolder}/${name.value.file}`, before: 'absent', after: fresh(printHistoryEntry(historyEntry(draft, occasion, trees.value))) };
  return ok({ operationId: draft.operationId, moves, files: [...files, ...registry.value, history] });
}

/** What is replaced is copied to the trash, what is removed goes there itself. */
function fileChanges(draft: Draft, project: ContainedRoot, path: string, { before, after }: DraftFile): readonly FileChange[] {
  if (after === 'absent') return [{ path, before: before.sha256, after, trash: keptAt(draft, path, 'removed') }];
  const change: FileChange = { path, before: before.sha256, after: contentOf(after) };
  const origin = draft.origin(path);
  if (before.sha256 === 'absent' || origin === undefined) return [change];
  const copy: NewContent = { copyOf: `${project.path}/${origin}`, sha256: before.sha256, size: before.size };
  return [change, { path: keptAt(draft, path, 'replaced'), before: 'absent', after: copy }];
}

function contentOf(after: DraftContent): NewContent {
  return 'bytes' in after ? { bytes: after.bytes, sha256: after.sha256 } : after;
}

function keptAt({ operationId }: Draft, path: string, how: 'removed' | 'replaced'): string {
  return `${trashOf(operationId)}/${how}/${path}`;
}

function registryChanges(draft: Draft, project: ContainedRoot): Result<readonly FileChange[], PackerError> {
  const bytes = draft.registry.bytes();
  if (!bytes.ok) return bytes;
  const { replaces } = draft.registry.file;
  if (bytes.value === draft.registry.file.bytes && !replaces) return ok([]);
  const backup = lookAt(project, registryBackupPath, 'file');
  if (!backup.ok) return backup;
  const after = fresh(bytes.value);
  const before = backup.value.files.get(registryBackupPath)?.sha256 ?? 'absent';
  const kept = before === after.sha256 ? [] : [{ path: registryBackupPath, before, after }];
  const found = replaces?.sha256 ?? sha256(draft.registry.file.bytes);
  return ok([{ path: registryPath, before: found, after }, ...replacedRegistry(draft, project), ...kept]);
}

/** What stood in the registry's place goes to the trash: it is in no history. */
function replacedRegistry(draft: Draft, project: ContainedRoot): readonly FileChange[] {
  const { replaces } = draft.registry.file;
  if (!replaces || replaces.sha256 === 'absent') return [];
  const copy: NewContent = { copyOf: `${project.path}/${registryPath}`, sha256: replaces.sha256, size: replaces.size };
  return [{ path: keptAt(draft, registryPath, 'replaced'), before: 'absent', after: copy }];
}

function fresh(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly sha256: string } {
  return { bytes, sha256: sha256(bytes) };
}

/** The digest of every directory that goes to the trash, as it goes. */
function trashedTrees(draft: Draft, view: ContainedRoot): Result<ReadonlyMap<string, string>, PackerError> {
  const digests = new Map<string, string>();
  for (const { to, toTrash } of draft.moves) {
    if (!toTrash) continue;
    const facts = lookAt(view, to, 'tree');
    if (!facts.ok) return facts;
    const tree = facts.value.trees.get(to);
    if (tree) digests.set(to, treeDigest(tree, to));
  }
  return ok(digests);
}

/** A look that no preview stands on. */
function lookAt(project: ContainedRoot, path: string, kind: 'file' | 'tree'): ReturnType<typeof gather> {
  const ground = { disk: project, view: project, origin: () => undefined, basis: new BasisRecorder(), largestDocument: 0 };
  return gather(ground, [{ kind, path }]);
}

function historyEntry(draft: Draft, { at, undoes }: Occasion, trees: ReadonlyMap<string, string>): HistoryEntry {
  return {
    schema_version: historySchemaVersion,
    operation_id: draft.operationId,
    at,
    title: draft.title,
    asset_ids: [...draft.assetIds],
    ...(undoes === undefined ? {} : { undoes }),
    changes: [...draft.changes],
    moves: draft.moves.map(({ from, to }) => {
      const tree = trees.get(to);
      return { from, to, ...(tree === undefined ? {} : { tree }) };
    }),
    files: [...draft.files].map(([path, { before, after }]) => ({ path, before: before.sha256, after: stateOf(after), ...keptIn(draft, path, before, after) })),
    entries: draft.registry.changed().map(({ asset_id, before, entry }) => ({ asset_id, before, after: entry })),
    made: [...draft.made()],
  };
}

function stateOf(after: DraftFile['after']): string {
  return after === 'absent' ? after : after.sha256;
}

function keptIn(draft: Draft, path: string, before: FileFact, after: DraftFile['after']): { readonly kept?: string } {
  if (before.sha256 === 'absent') return {};
  return { kept: keptAt(draft, path, after === 'absent' ? 'removed' : 'replaced') };
}
