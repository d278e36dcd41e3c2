import type { OptionalCompanion } from '../../contract/documents.ts';
import { bug } from '../../base/invariant.ts';
import type { AssetRoot } from '../snapshot/model.ts';
import type { PackContext } from './context.ts';
import type { GatedSnapshot } from './gate.ts';
import type { MadePayload } from './payload/payload.ts';
import { needsInputs } from './payload/payload.ts';
import type { PayloadCache } from './payload/payload-cache.ts';
import { payloadKeyOf } from './payload/payload-key.ts';
import { packKey, standingPack, type StandingPack } from './standing-pack.ts';

/**
 * What of earlier packs is gone by. `all`: that of the last one stands; `payloads`: that payloads were made before;
 * `nothing`. When what was gone by turns out to be wrong, a pack begins again with less.
 */
export type Belief = 'all' | 'payloads' | 'nothing';

/** What earlier packs left for one of the same inputs; nobody has looked at any of it but {@link standing}. */
export interface Recalled {
  /** Of each asset, in the order of the pack: what its payload is made from. */
  readonly keys: readonly string[];
  /** Of each asset, in the same order, what an earlier pack kept. */
  readonly payloads: readonly (MadePayload | undefined)[];
  /** Of each asset, in the same order, what the gate's look came to beside; with neither of them it is to be made. */
  readonly early: readonly (MadePayload | undefined)[];
  /** All of `build/` as this pack would make it. */
  readonly standing: StandingPack | undefined;
  /** What the pack is remembered by, where it is. */
  readonly packKey: string | undefined;
  /** Whether the bytes of an asset's inputs are wanted after they were looked at. */
  readonly holds: (index: number) => boolean;
}

/** @param roots the active pack set, ascending by `asset_id` */
export function recall(
  context: PackContext,
  roots: readonly AssetRoot[],
  optional: readonly OptionalCompanion[],
  { belief, remembers, cache, made }: { readonly belief: Belief; readonly remembers: boolean; readonly cache: PayloadCache | undefined; readonly made: GatedSnapshot['made'] },
): Recalled {
  const keys = roots.map((asset) => keyOf(context, asset));
  const key = remembers ? packKey(roots, keys, optional) : undefined;
  const standing = key !== undefined && belief === 'all' ? standingPack(context, key) : undefined;
  const believed = standing || belief === 'nothing' ? undefined : cache;
  const payloads = keys.map((each) => believed?.recall(each));
  const early = keys.map((each, at) => (payloads[at] || belief === 'nothing' ? undefined : made.get(each)));
  return {
    keys,
    payloads,
    early,
    standing,
    packKey: key,
    holds: (index) => {
      const payload = payloads[index] ?? early[index];
      return !standing && (!payload || needsInputs(payload));
    },
  };
}

function keyOf({ families }: PackContext, asset: AssetRoot): string {
  const { effective } = asset.declaration;
  const family = effective && families(effective.family);
  // The gate has let it through.
  if (!effective || !family) bug(`${asset.root} is packed without a family`);
  return payloadKeyOf(asset, effective, family.walker.version);
}
