import { canonicalJson, type JsonValue } from '../../base/canonical-json.ts';
import { sha256 } from '../../io/hashing.ts';
import type { EffectiveDeclaration } from '../snapshot/family-port.ts';
import type { AssetRoot, SelectedFile } from '../snapshot/model.ts';
import type { FrozenAsset, FrozenFile } from './freeze.ts';

/** Raised whenever the layout of an entry changes; older entries are then never looked at again. */
const cacheVersion = 1;

type KeyedFile = Pick<FrozenFile, 'path' | 'sha256'>;
interface KeyedAsset extends Pick<FrozenAsset, 'effective'> {
  readonly inputs: readonly KeyedFile[];
  readonly parameters: Readonly<Record<string, KeyedFile>>;
}

/** The key an asset of a snapshot would have, were it frozen now. */
export function payloadKeyOf({ selection }: AssetRoot, effective: EffectiveDeclaration, familyVersion: number): string {
  const file = ({ artifact: { path, sha256: digest = '' } }: SelectedFile): KeyedFile => ({ path, sha256: digest });
  const parameters = Object.fromEntries(selection.parameters.map((each) => [each.key, file(each)]));
  return payloadKey({ effective, inputs: selection.inputs.map(file), parameters }, familyVersion);
}

/** What a payload depends on, as one digest: content, effective declaration, family version; no place, no time. */
export function payloadKey(asset: KeyedAsset, familyVersion: number): string {
  const value = {
    cache_version: cacheVersion,
    family_version: familyVersion,
    declaration: asset.effective as unknown as JsonValue,
    inputs: asset.inputs.map(({ path, sha256: digest }) => ({ path, sha256: digest })),
    parameters: Object.entries(asset.parameters).map(([key, { path, sha256: digest }]) => ({ key, path, sha256: digest })),
  };
  return sha256(new TextEncoder().encode(canonicalJson(value)));
}
