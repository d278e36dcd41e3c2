import { placeIn, type AssetRoot, type Snapshot } from '../../snapshot/model.ts';
import type { ProjectRule } from '../rule.ts';

export const assetRootUnregistered: ProjectRule = {
  code: 'asset_root_unregistered',
  severity: 'info',
  summary: 'A directory holds an `asset.json` that the registry does not know; it is not packed.',
  remedy: 'Register it, or leave it out on purpose.',
  scope: 'project',
  *check(snapshot) {
    // Without a registry nothing is registered, and that is said once.
    if (snapshot.registry.state !== 'valid') return;
    const carriers = carriersByUuid(snapshot);
    for (const asset of snapshot.roots) {
      if (asset.entry || isToldOtherwise(asset, carriers)) continue;
      yield { message: 'The registry does not know this asset; it is not packed.', place: placeIn(asset) };
    }
  },
  fixes: ({ place: { root } }) => (root === undefined ? [] : [{ title: 'Register it', changes: [{ kind: 'register_asset', root, included_in_build: true }] }]),
};

/** How many roots carry each uuid; one that the registry knows counts as two, for it has a place already. */
function carriersByUuid({ registry, roots }: Snapshot): ReadonlyMap<string, number> {
  const carriers = new Map<string, number>();
  const add = (uuid: string, count: number): unknown => carriers.set(uuid, (carriers.get(uuid) ?? 0) + count);
  for (const entry of registry.document?.assets ?? []) add(entry.asset_uuid, 2);
  for (const { declaration } of roots) if (declaration.assetUuid !== undefined) add(declaration.assetUuid, 1);
  return carriers;
}

/** A root that lies in another, was copied, or was moved is reported as that. */
function isToldOtherwise({ nestedIn, declaration }: AssetRoot, carriers: ReadonlyMap<string, number>): boolean {
  return nestedIn !== undefined || (carriers.get(declaration.assetUuid ?? '') ?? 0) > 1;
}
