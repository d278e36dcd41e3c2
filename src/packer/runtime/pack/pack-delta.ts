import type { PackDelta, PlannedAsset } from '../../../contract/operations/pack.ts';
import type { InspectedEntry } from '../../archive/inspect.ts';
import { familyNamed } from '../../families/list.ts';
import type { PayloadCache } from '../../pack/payload/payload-cache.ts';
import { payloadKeyOf } from '../../pack/payload/payload-key.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import type { StandingBuild } from './standing-build.ts';

/**
 * What a pack would do to an asset of the archive that stands, without making it: what is known of its payload from
 * the cache, else whether its inputs, size, name, slot and bank type are the same. Other parameters alone may leave
 * all of these as they are; then only packing tells.
 */
export function deltaOf(
  planned: PlannedAsset,
  asset: AssetRoot,
  before: InspectedEntry | undefined,
  build: StandingBuild | undefined,
  cache: PayloadCache | undefined,
): PackDelta {
  if (!before || !build) return 'added';
  const same = before.asset_name === planned.asset_name && before.slot === planned.slot && before.bank_type === planned.bank_type;
  if (!same || (planned.expected_size ?? before.size) !== before.size) return 'changed';
  const { effective } = asset.declaration;
  const family = effective && familyNamed(effective.family);
  if (!family) return 'unknown';
  const digest = cache?.digest(payloadKeyOf(asset, effective, family.walker.version));
  if (digest !== undefined && digest !== before.sha256) return 'changed';
  const sources = build.sources.get(planned.asset_id);
  // Without a companion that names the archive's own digest, its payloads may be others than its header says.
  if (!sources) return 'unknown';
  if (digest !== undefined) return 'unchanged';
  const now = [...asset.selection.inputs, ...asset.selection.parameters].map(({ artifact }) => artifact.sha256);
  if (sources.length !== now.length || sources.some((source, at) => source !== now[at])) return 'changed';
  return Object.keys(effective.parameters).length === 0 ? 'unchanged' : 'unknown';
}
