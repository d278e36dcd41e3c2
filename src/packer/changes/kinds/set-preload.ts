import { ok } from '../../../base/result.ts';
import type { AssetDeclaration } from '../../../contract/documents.ts';
import type { DeclarationEdit } from '../../documents/declaration-edit.ts';
import { assetNamed, calledBy, findAsset, idsOf } from '../asset-ref.ts';
import type { ChangePlanner } from '../change.ts';
import { editedDeclaration, needsOfDeclaration } from '../declaration-change.ts';

/** Gives an asset a preload slot of its bank type, or takes it away. A clash is a diagnostic, not a refusal. */
export const setPreload: ChangePlanner<'set_preload'> = {
  kind: 'set_preload',
  needs: ({ asset }, snapshot) => needsOfDeclaration(assetNamed(snapshot, asset)),
  plan(change, context) {
    const found = findAsset(context.snapshot, change.asset);
    if (!found.ok) return found;
    const asset = found.value;
    const edits = editsFor(asset.declaration.document, change.slot);
    const files = edits.length === 0 ? ok([]) : editedDeclaration(asset, context, edits);
    if (!files.ok) return files;
    return ok({
      change,
      title: change.slot === null ? `Do not preload ${calledBy(asset)}` : `Preload ${calledBy(asset)} in slot ${change.slot}`,
      assetIds: idsOf(asset),
      roots: [asset.root],
      files: files.value,
    });
  },
};

/** A `preload` that stands there keeps what else its author put in it. */
function editsFor(document: AssetDeclaration | undefined, slot: number | null): readonly DeclarationEdit[] {
  if (slot !== null) return [{ pointer: '/preload/slot', value: slot }];
  return document && document.preload === undefined ? [] : [{ pointer: '/preload' }];
}
