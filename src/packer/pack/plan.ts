import type { PlannedAsset } from '../../contract/operations/pack.ts';
import type { Family } from '../families/family.ts';
import type { FactLookup } from '../snapshot/family-port.ts';
import { isActive, type AssetRoot, type Snapshot } from '../snapshot/model.ts';
import type { FamilyLookup } from './materialize/materialize-job.ts';

/** What a pack will make, in order: a value, shown by the summary and then carried out as it is. */
export interface PackPlan {
  /** Ascending by `asset_id`, which is the order in the archive. */
  readonly assets: readonly PlannedAsset[];
  /** Ascending by `asset_id`. */
  readonly preload: readonly { readonly asset_id: number; readonly slot: number }[];
}

/**
 * Phase 3: order, bank types, slots and expected sizes of the active pack set. Pure. Assets whose declaration
 * cannot be read are not in it: the gate stops at them, the summary lists them as left out.
 *
 * @param facts what the expected sizes are told from; left out where nobody wants to know them
 */
export function planPack(snapshot: Snapshot, families: FamilyLookup, facts?: FactLookup): PackPlan {
  const assets = packable(snapshot).flatMap((asset) => {
    const family = families(asset.declaration.effective?.family ?? '');
    return family ? [planAsset(asset, family, facts)] : [];
  });
  const preload = assets.flatMap(({ asset_id, slot }) => (slot === undefined ? [] : [{ asset_id, slot }]));
  return { assets, preload };
}

/** The active pack set as far as it can be read, ascending by `asset_id`. */
export function packable(snapshot: Snapshot): AssetRoot[] {
  return snapshot.roots
    .filter((asset) => isActive(asset) && asset.declaration.state === 'valid')
    .sort((a, b) => idOf(a) - idOf(b));
}

/** The managed id of an asset of the active pack set. */
export function idOf(asset: AssetRoot): number {
  return asset.entry?.asset_id ?? 0;
}

function planAsset(asset: AssetRoot, family: Family, facts: FactLookup | undefined): PlannedAsset {
  const document = asset.declaration.document;
  const slot = document?.preload?.slot;
  const expected = facts && family.expectedSize(asset, facts);
  return {
    asset_id: idOf(asset),
    asset_name: document?.asset_name ?? asset.root,
    root: asset.root,
    family: family.family,
    bank_type: family.bankType,
    ...(slot === undefined ? {} : { slot }),
    input_count: asset.selection.inputs.length,
    input_bytes: asset.selection.inputs.reduce((sum, file) => sum + file.artifact.size, 0),
    ...(expected === undefined ? {} : { expected_size: expected }),
  };
}
