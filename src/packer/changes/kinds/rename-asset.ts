import { ok } from '../../../base/result.ts';
import { placeIn } from '../../snapshot/model.ts';
import { assetNamed, calledBy, findAsset, idsOf } from '../asset-ref.ts';
import type { ChangePlanner } from '../change.ts';
import { editedDeclaration, needsOfDeclaration } from '../declaration-change.ts';
import { newName } from '../new-name.ts';

/** Gives an asset another `asset_name`; its directory stays where it is. */
export const renameAsset: ChangePlanner<'rename_asset'> = {
  kind: 'rename_asset',
  needs: ({ asset }, snapshot) => needsOfDeclaration(assetNamed(snapshot, asset)),
  plan(change, context) {
    const found = findAsset(context.snapshot, change.asset);
    if (!found.ok) return found;
    const asset = found.value;
    const name = newName(change.asset_name, placeIn(asset));
    if (!name.ok) return name;
    const files = editedDeclaration(asset, context, [{ pointer: '/asset_name', value: name.value }]);
    if (!files.ok) return files;
    return ok({
      change: { ...change, asset_name: name.value },
      title: `Rename ${calledBy(asset)} to "${name.value}"`,
      assetIds: idsOf(asset),
      roots: [asset.root],
      files: files.value,
    });
  },
};
