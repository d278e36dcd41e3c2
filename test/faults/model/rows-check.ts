import type { AssetRow } from '../../../src/contract/operations/assets.ts';
import { isObject } from './json.ts';
import { assetsOf, type World } from './world.ts';

/** What is wrong with the rows of the registered assets. */
export function rowsFault(rows: readonly AssetRow[], world: World): string | undefined {
  const assets = new Map(assetsOf(world).map((asset) => [asset.root, asset]));
  const known = [...world.registry.entries]
    .sort((a, b) => a.asset_id - b.asset_id)
    .map(({ asset_id, root, included_in_build }) => {
      const asset = assets.get(root);
      const value = asset?.declaration.state === 'valid' && isObject(asset.declaration.value) ? asset.declaration.value : undefined;
      const slot = isObject(value?.['preload']) ? value['preload']['slot'] : undefined;
      return [asset_id, root, included_in_build, asset !== undefined, value?.['asset_name'] ?? null, slot ?? null];
    });
  const told = rows.map((row) => [row.asset_id, row.root, row.included_in_build, row.present, row.asset_name ?? null, row.slot ?? null]);
  return JSON.stringify(told) === JSON.stringify(known) ? undefined : `the rows are ${JSON.stringify(told)}, not ${JSON.stringify(known)}`;
}
