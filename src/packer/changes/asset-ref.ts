import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { AssetRef } from '../../contract/operations/changes.ts';
import { declarationName } from '../snapshot/walk.ts';
import type { AssetRoot, Snapshot } from '../snapshot/model.ts';
import { assetById, assetByRoot } from '../snapshot/query.ts';
import { notFound, reconcileFirst } from './refusals.ts';

/** The asset that a request names, if its directory is there. */
export function assetNamed(snapshot: Snapshot, ref: AssetRef): AssetRoot | undefined {
  return 'asset_id' in ref ? assetById(snapshot, ref.asset_id) : assetByRoot(snapshot, ref.root);
}

/** The same with a reason. Errors: `not_found`; `reconcile_required` when the registry names a directory that is gone. */
export function findAsset(snapshot: Snapshot, ref: AssetRef): Result<AssetRoot, PackerError> {
  const asset = assetNamed(snapshot, ref);
  if (asset) return ok(asset);
  const missing = snapshot.missing.find((entry) => ('asset_id' in ref ? entry.asset_id === ref.asset_id : entry.root === ref.root));
  if (!missing) return err(notFound('asset_id' in ref ? `asset ${ref.asset_id}` : `asset at assets/${ref.root}`));
  const { asset_id, root } = missing;
  return err(reconcileFirst(`Asset ${asset_id} is registered at assets/${root}, which is not there.`, { asset_id, root }));
}

/** Its directory from the project's, as the disk spells it. */
export function directoryOf({ diskRoot }: AssetRoot): string {
  return `assets/${diskRoot}`;
}

/** Its `asset.json` from the project's directory. */
export function declarationOf(asset: AssetRoot): string {
  return `${directoryOf(asset)}/${declarationName}`;
}

/** What people call it, in quotes. */
export function calledBy(asset: AssetRoot): string {
  return `"${asset.declaration.document?.asset_name ?? asset.root}"`;
}

export function idsOf(asset: AssetRoot): readonly number[] {
  return asset.entry ? [asset.entry.asset_id] : [];
}

/** The asset roots that lie in this one, which is not allowed. */
export function rootsWithin(snapshot: Snapshot, { root }: AssetRoot): readonly string[] {
  return snapshot.roots.filter((other) => other.root.startsWith(`${root}/`)).map((other) => other.root);
}
