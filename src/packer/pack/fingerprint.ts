import { canonicalJson } from '../../base/canonical-json.ts';
import { sha256 } from '../../io/hashing.ts';
import type { AssetRoot, SelectedFile } from '../snapshot/model.ts';
import { idOf } from './plan.ts';

/**
 * SHA-256 over everything a pack is made from: identity, declaration and the bytes of every selected file of
 * the active pack set, in order. Equal fingerprints mean equal inputs, so equal archives.
 */
export function inputFingerprint(assets: readonly AssetRoot[]): string {
  const value = assets.map((asset) => ({
    asset_id: idOf(asset),
    root: asset.root,
    declaration: asset.declaration.sha256 ?? '',
    inputs: asset.selection.inputs.map(fileOf),
    parameters: asset.selection.parameters.map(fileOf),
  }));
  return sha256(new TextEncoder().encode(canonicalJson(value)));
}

function fileOf(file: SelectedFile): { readonly key: string; readonly path: string; readonly sha256: string } {
  return { key: file.key, path: file.artifact.path, sha256: file.artifact.sha256 ?? '' };
}
