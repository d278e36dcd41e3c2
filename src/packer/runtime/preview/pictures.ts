import { canonicalJson } from '../../../base/canonical-json.ts';
import { sha256 } from '../../../io/hashing.ts';
import type { Family } from '../../families/family.ts';
import type { AssetRoot } from '../../snapshot/model.ts';

/** Raised whenever the same payload would be drawn as another picture. */
const pictureVersion = 2;

/** An asset root is a value: what its picture is called holds as long as it lives. */
const named = new WeakMap<AssetRoot, string>();

/** Names an asset's small picture by all it is made from; `undefined` where the family draws none, or nothing is selected. */
export function pictureOf(asset: AssetRoot, family: Family): string | undefined {
  if (!family.preview.thumbnail || asset.selection.inputs.length === 0) return undefined;
  const known = named.get(asset);
  if (known !== undefined) return known;
  const name = previewKey(asset, family, pictureVersion).slice(0, 32);
  named.set(asset, name);
  return name;
}

/** SHA-256 over all that a preview of an asset is made from: equal keys are equal previews. */
export function previewKey({ declaration, selection }: AssetRoot, family: Family, version: number): string {
  const digestOf = ({ artifact, key }: (typeof selection.inputs)[number]): string => `${key}:${artifact.path}:${artifact.sha256 ?? ''}`;
  const value = {
    version: [version, family.walker.version, family.preview.version],
    declaration: declaration.sha256 ?? '',
    inputs: selection.inputs.map(digestOf),
    parameters: selection.parameters.map(digestOf),
  };
  return sha256(new TextEncoder().encode(canonicalJson(value)));
}
