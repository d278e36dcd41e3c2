import type { IndexEntry } from '../../contract/documents.ts';
import { isRegistryHeld } from './held-registry.ts';
import { isActive } from './model.ts';
import type { AssetRoot, Snapshot } from './model.ts';

/** The asset root of a registered asset; `undefined` when the id is unknown or its root is missing. */
export function assetById(snapshot: Snapshot, assetId: number): AssetRoot | undefined {
  return tablesOf(snapshot).byId.get(assetId);
}

/** The asset root at a path below `assets/`, whatever its Unicode form. */
export function assetByRoot(snapshot: Snapshot, root: string): AssetRoot | undefined {
  return tablesOf(snapshot).byRoot.get(root.normalize('NFC'));
}

/** The asset roots whose declaration says this uuid; more than one where a directory was copied. */
export function assetsByUuid(snapshot: Snapshot, uuid: string): readonly AssetRoot[] {
  return tablesOf(snapshot).byUuid.get(uuid) ?? [];
}

/** Registered and included in build, ascending by `asset_id`: what a pack is made of. */
export function activePackSet(snapshot: Snapshot): readonly RegisteredRoot[] {
  return registeredRoots(snapshot).filter(isActive);
}

export type RegisteredRoot = AssetRoot & { readonly entry: IndexEntry };

/** The roots that the registry names, ascending by `asset_id`. */
export function registeredRoots(snapshot: Snapshot): readonly RegisteredRoot[] {
  return tablesOf(snapshot).registered;
}

/** The roots that the registry does not name, by path. None while one cannot be read or is held: nobody knows whom it names. */
export function unregisteredRoots(snapshot: Snapshot): readonly AssetRoot[] {
  return registryUnread(snapshot) === undefined && !isRegistryHeld(snapshot) ? snapshot.roots.filter(({ entry }) => !entry) : [];
}

/** Why nobody can tell which assets are registered: a registry is there, and cannot be read. */
export function registryUnread({ registry }: Snapshot): string | undefined {
  if (registry.document || registry.state === 'missing') return undefined;
  const why = registry.state === 'newer' ? 'was written by a newer Prometeu Studio and cannot be read' : 'cannot be read';
  return `The registry ${why}: nobody can tell which assets are registered.`;
}

/** The roots that lie in another one, which is not allowed. */
export function nestedRoots(snapshot: Snapshot): readonly AssetRoot[] {
  return snapshot.roots.filter(({ nestedIn }) => nestedIn !== undefined);
}

interface Tables {
  readonly byId: ReadonlyMap<number, AssetRoot>;
  readonly byRoot: ReadonlyMap<string, AssetRoot>;
  readonly byUuid: ReadonlyMap<string, readonly AssetRoot[]>;
  readonly registered: readonly RegisteredRoot[];
}

/** A snapshot never changes, so what is found out about one holds as long as it lives. */
const known = new WeakMap<Snapshot, Tables>();

function tablesOf(snapshot: Snapshot): Tables {
  const tables = known.get(snapshot) ?? makeTables(snapshot);
  known.set(snapshot, tables);
  return tables;
}

function makeTables({ roots }: Snapshot): Tables {
  const registered = roots.filter(isRegistered).sort((a, b) => a.entry.asset_id - b.entry.asset_id);
  const byId = new Map<number, AssetRoot>();
  for (const root of registered) if (!byId.has(root.entry.asset_id)) byId.set(root.entry.asset_id, root);
  const byUuid = new Map<string, AssetRoot[]>();
  for (const root of roots) {
    const uuid = root.declaration.assetUuid;
    const same = uuid === undefined ? undefined : byUuid.get(uuid);
    if (same) same.push(root);
    else if (uuid !== undefined) byUuid.set(uuid, [root]);
  }
  return { byId, byRoot: new Map(roots.map((root) => [root.root, root])), byUuid, registered };
}

function isRegistered(root: AssetRoot): root is RegisteredRoot {
  return root.entry !== undefined;
}
