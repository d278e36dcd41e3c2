import { err, ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import type { IndexDocument, IndexEntry } from '../../../contract/documents.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { registryPath } from '../../changes/control-paths.ts';
import { readIndex } from '../../documents/index-document.ts';
import { editIndex } from '../../documents/index-edit.ts';
import { mergeIndex } from '../../documents/index-merge.ts';
import type { IndexConflict } from '../../documents/merge/conflict.ts';
import { readKeptRegistry } from '../kept-registry.ts';
import type { View } from '../sight.ts';
import { conflictSides, type ConflictSides } from './conflict-sides.ts';
import { repairedBy, type Decide } from './decided.ts';

/** The newest registry that is kept, byte for byte. */
export const restoreRegistry: Decide = ({ project }) => repairedBy('Restore the registry', () => {
  const kept = readKeptRegistry(project);
  return kept ? ok(kept.bytes) : err(nothingKept());
});

/**
 * The two sides of a merge, by uuid and field. Where the markers do not tell what both came from, nobody can tell who
 * changed what: an asset that both sides have, and not alike, is for people. They may say which side counts then, or
 * that both came from the registry that is kept.
 */
export const mergeConflict: Decide = ({ project, decision: { target } }) => repairedBy('Merge the registry', (found) => {
  const sides = conflictSides(found ?? new Uint8Array());
  if (!sides) return err(cannotMerge('its markers do not enclose two registries'));
  const base = sides.base ?? (target === 'kept' ? supposedBase(sides, readKeptRegistry(project)?.document) : undefined);
  const merged = mergeIndex({ ...sides, base });
  if (merged.outcome === 'merged') return ok(merged.bytes);
  if (merged.outcome === 'refused') return err(cannotMerge(merged.faults[0]?.message ?? 'a side is no registry'));
  const chosen = target === 'ours' || target === 'theirs' ? conflictSides(merged.bytes)?.[target] : undefined;
  return chosen ? inOrder(chosen) : err(cannotMerge(contradictions(merged.conflicts)));
});

/** Among markers entries stand so that any choice is JSON; in a registry they stand by id. */
function inOrder(bytes: Uint8Array): Result<Uint8Array, PackerError> {
  const { document, faults } = readIndex(bytes);
  return document ? written({ ...document, assets: [...document.assets].sort((a, b) => a.asset_id - b.asset_id) }) : err(cannotMerge(faults[0]?.message ?? 'what was chosen is no registry'));
}

function contradictions([first, ...others]: readonly IndexConflict[]): string {
  const message = (first?.message ?? 'its sides contradict each other').replace(/\.$/u, '');
  return others.length === 0 ? message : `${message} (and ${others.length} more)`;
}

/** The newest registry that is kept, with every asset where the disk has its uuid now. */
export const followUuids: Decide = ({ project, view }) => repairedBy('Restore the registry, by uuid', () => {
  const backup = readKeptRegistry(project)?.document;
  return backup ? written({ ...backup, assets: backup.assets.map((entry) => whereItIs(entry, view)) }) : err(nothingKept());
});

/** A registry of what is on the disk: ids of the last one where it knew the uuid, new ones for the others. */
export const adoptDisk: Decide = ({ project, view }) => repairedBy('Make a registry of what is on the disk', () => {
  const backup = readKeptRegistry(project)?.document;
  const known = new Map((backup?.assets ?? []).map((entry) => [entry.asset_uuid, entry]));
  const highest = (backup?.assets ?? []).reduce((most, { asset_id }) => Math.max(most, asset_id), 0);
  let next = Math.max(backup?.next_asset_id ?? 1, highest + 1);
  const assets = [...view.byUuid].flatMap(([asset_uuid, roots]): readonly IndexEntry[] => {
    const old = known.get(asset_uuid);
    // Of several copies the one at the old place is the asset; which of them it is can still be decided after.
    const place = roots.find(({ root }) => root === old?.root) ?? roots[0];
    if (!place || place.nestedIn !== undefined) return [];
    if (old) return [{ ...old, root: place.root }];
    if (place.declaration.state !== 'valid') return [];
    next += 1;
    return [{ asset_id: next - 1, asset_uuid, root: place.root, included_in_build: true }];
  });
  return written({ ...(backup ?? emptyDocument), next_asset_id: next, assets: assets.sort((a, b) => a.asset_id - b.asset_id) });
});

/** Gives one of the assets that share an id, by its uuid, the next one. */
export const renumberAsset: Decide = ({ item, decision }) => repairedBy('Give an asset a new id', (found) => {
  const id = Number(item.id.slice(item.id.indexOf(':') + 1));
  return editIndex(found, (document) => {
    const next = nextFree(document);
    const assets = document.assets.map((entry) => (entry.asset_id === id && entry.asset_uuid === decision.target ? { ...entry, asset_id: next } : entry));
    return { ...document, next_asset_id: next + 1, assets: assets.sort((a, b) => a.asset_id - b.asset_id) };
  });
});

/** Lets the registry count on above every id it has. */
export const countOn: Decide = () => repairedBy('Let the registry count on', (found) => editIndex(found, (document) => ({ ...document, next_asset_id: nextFree(document) })));

/**
 * What the kept registry says of assets that both sides have. It may be one of the sides all the same: an asset that
 * only one side has was never removed by the other.
 */
function supposedBase({ ours, theirs }: ConflictSides, kept: IndexDocument | undefined): Uint8Array | undefined {
  if (!kept) return undefined;
  const [one, other] = [ours, theirs].map((bytes) => new Set((readIndex(bytes).document?.assets ?? []).map(({ asset_uuid }) => asset_uuid)));
  const base = written({ ...kept, assets: kept.assets.filter(({ asset_uuid }) => one?.has(asset_uuid) && other?.has(asset_uuid)) });
  return base.ok ? base.value : undefined;
}

function nextFree({ next_asset_id, assets }: IndexDocument): number {
  return assets.reduce((most, { asset_id }) => Math.max(most, asset_id + 1), next_asset_id);
}

function whereItIs(entry: IndexEntry, { byUuid, byRoot }: View): IndexEntry {
  if (byRoot.get(entry.root.normalize('NFC'))?.declaration.assetUuid === entry.asset_uuid) return entry;
  const places = byUuid.get(entry.asset_uuid) ?? [];
  const [only] = places;
  return only && places.length === 1 ? { ...entry, root: only.root } : entry;
}

const emptyDocument: IndexDocument = { schema_version: 1, next_asset_id: 1, assets: [] };

/** As formats.md §1 prints it. */
function written(document: IndexDocument): Result<Uint8Array, PackerError> {
  return editIndex(undefined, () => document);
}

function nothingKept(): PackerError {
  return packerError('path_missing', 'The registry that was kept cannot be read any more.', 'Choose another way out.', { place: { file: registryPath } });
}

function cannotMerge(why: string): PackerError {
  return packerError('reconcile_required', `The registry cannot be merged by itself: ${why}.`, 'Say which side counts, or choose another way out.', { place: { file: registryPath } });
}
