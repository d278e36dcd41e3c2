import { err, ok } from '../../../base/result.ts';
import { assetNameProblem } from '../../../contract/asset-name.ts';
import { placeIn } from '../../snapshot/model.ts';
import { assetNamed, calledBy, findAsset, idsOf } from '../asset-ref.ts';
import type { ChangePlanner } from '../change.ts';
import { editedDeclaration, needsOfDeclaration } from '../declaration-change.ts';
import { invalid } from '../refusals.ts';

/** Gives an asset another `asset_name`; its directory stays where it is. */
export const renameAsset: ChangePlanner<'rename_asset'> = {
  kind: 'rename_asset',
  needs: ({ asset }, snapshot) => needsOfDeclaration(assetNamed(snapshot, asset)),
  plan(change, context) {
    const found = findAsset(context.snapshot, change.asset);
    if (!found.ok) return found;
    const asset = found.value;
    const name = change.asset_name.normalize('NFC');
    const problem = assetNameProblem(name);
    if (problem !== undefined) return err(invalid(`The name ${problem}.`, 'Choose another name.', placeIn(asset)));
    const files = editedDeclaration(asset, context, [{ pointer: '/asset_name', value: name }]);
    if (!files.ok) return files;
    return ok({
      change: { ...change, asset_name: name },
      title: `Rename ${calledBy(asset)} to "${name}"`,
      assetIds: idsOf(asset),
      roots: [asset.root],
      files: files.value,
    });
  },
};
