import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { AssetRef, ChangeOf } from '../../contract/operations/changes.ts';
import type { AssetRoot, Snapshot } from '../snapshot/model.ts';
import { assetByRoot } from '../snapshot/query.ts';

/** The asset that a finding is about. */
export function assetOf(snapshot: Snapshot, { place: { root } }: Pick<Diagnostic, 'place'>): AssetRoot | undefined {
  return root === undefined ? undefined : assetByRoot(snapshot, root);
}

/** How a change names an asset: by id where it has one. */
export function refOf({ entry, root }: AssetRoot): AssetRef {
  return entry ? { asset_id: entry.asset_id } : { root };
}

export function declarationEdit(asset: AssetRoot, ...edits: ChangeOf<'update_declaration'>['edits']): ChangeOf<'update_declaration'> {
  return { kind: 'update_declaration', asset: refOf(asset), edits };
}

/** The list and the place in it that a pointer names: `/inputs/tiles/2`. */
export function listEntryAt(asset: AssetRoot, pointer: string | undefined): { readonly list: string; readonly entries: readonly string[]; readonly at: number } | undefined {
  const [, key, at] = /^\/inputs\/([^/~]+)\/(\d+)$/u.exec(pointer ?? '') ?? [];
  const entries = key === undefined ? undefined : asset.declaration.document?.inputs[key];
  return entries && at !== undefined && Number(at) < entries.length ? { list: `/inputs/${key}`, entries, at: Number(at) } : undefined;
}
