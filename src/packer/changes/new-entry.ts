import { invariant } from '../../base/invariant.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { assetsByUuid } from '../snapshot/query.ts';
import { registryPath } from './control-paths.ts';
import { stalePreview, targetExists } from './refusals.ts';

const largestAssetId = 0x7fff_ffff;

/**
 * The id of a new asset: the registry's next, never one that was ever given (formats.md §1). A preview that
 * chose it earlier is stale when it has been given since.
 */
export function nextAssetId({ registry }: Snapshot, chosen: number | undefined): Result<number, PackerError> {
  invariant(registry.document, 'changes are planned over a valid registry');
  const above = registry.document.assets.reduce((most, { asset_id }) => Math.max(most, asset_id), 0);
  const next = Math.max(registry.document.next_asset_id, above + 1);
  if (next > largestAssetId) return err(exhausted());
  if (chosen !== undefined && chosen !== next) return err(stalePreview(registryPath, `gives ${next} to the next asset, not ${chosen}`));
  return ok(next);
}

/** The uuid of a new asset, unless some asset has it. */
export function newUuid(snapshot: Snapshot, chosen: string | undefined, fresh: string): Result<string, PackerError> {
  const uuid = chosen ?? fresh;
  const registered = registeredWithUuid(snapshot, uuid);
  if (registered === undefined && assetsByUuid(snapshot, uuid).length === 0) return ok(uuid);
  return err(targetExists(`The uuid ${uuid}`, registered === undefined ? 'belongs to another asset' : `belongs to asset ${registered}`));
}

/** The id of the asset that the registry knows by this uuid. */
export function registeredWithUuid({ registry }: Snapshot, uuid: string): number | undefined {
  return registry.document?.assets.find(({ asset_uuid }) => asset_uuid === uuid)?.asset_id;
}

function exhausted(): PackerError {
  return packerError('ids_exhausted', 'Every asset id has been given.', 'Start a new project and register the assets there.');
}
