import type { AssetFilter, AssetRow } from '../../../src/contract/operations/assets.ts';
import type { NavigationState } from '../../state/navigation.ts';
import { readAssets, readIds, type Reader } from './read-assets.ts';

/** What an action would be about. */
export type Targets =
  | { readonly kind: 'none' }
  | { readonly kind: 'assets'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'unregistered'; readonly root: string };

export function targetsOf({ asset, chosen }: Pick<NavigationState, 'asset' | 'chosen'>, folder: string | undefined): Targets {
  if (chosen.size > 0) return { kind: 'assets', ids: chosen };
  if (folder !== undefined) return { kind: 'folder', path: folder };
  if (asset === undefined) return { kind: 'none' };
  return 'root' in asset ? { kind: 'unregistered', root: asset.root } : { kind: 'assets', ids: new Set([asset.asset_id]) };
}

/** Ids of what is registered among them: of a folder, all below it that match the filter. */
export async function idsOf(reader: Reader, targets: Targets, filter: AssetFilter): Promise<readonly number[] | undefined> {
  if (targets.kind === 'assets') return [...targets.ids];
  return targets.kind === 'folder' ? await readIds(reader, { filter: { ...filter, folder: targets.path } }) : [];
}

/** The assets as they are now. */
export async function assetsOf(reader: Reader, targets: Targets, filter: AssetFilter): Promise<readonly AssetRow[] | undefined> {
  if (targets.kind !== 'unregistered') {
    const ids = await idsOf(reader, targets, filter);
    return ids && (await readAssets(reader, new Set(ids)));
  }
  const { studio, project_id } = reader;
  const answer = await studio.call('getAssetDetails', { project_id, asset: { root: targets.root }, artifact_limit: 0 });
  if (answer.ok) return [answer.value.asset];
  studio.notices.refuse(answer.error);
  return undefined;
}
