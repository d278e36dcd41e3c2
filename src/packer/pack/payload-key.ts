import { canonicalJson, type JsonValue } from '../../base/canonical-json.ts';
import { sha256 } from '../../io/hashing.ts';
import type { FrozenAsset } from './freeze.ts';

/** Raised whenever the layout of an entry changes; older entries are then never looked at again. */
const cacheVersion = 1;

/** What a payload depends on, as one digest: content, effective declaration, family version; no place, no time. */
export function payloadKey(asset: Pick<FrozenAsset, 'effective' | 'inputs' | 'parameters'>, familyVersion: number): string {
  const value = {
    cache_version: cacheVersion,
    family_version: familyVersion,
    declaration: asset.effective as unknown as JsonValue,
    inputs: asset.inputs.map(({ path, sha256: digest }) => ({ path, sha256: digest })),
    parameters: Object.entries(asset.parameters).map(([key, { path, sha256: digest }]) => ({ key, path, sha256: digest })),
  };
  return sha256(new TextEncoder().encode(canonicalJson(value)));
}
