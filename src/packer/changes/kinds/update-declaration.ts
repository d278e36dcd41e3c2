import { err, ok } from '../../../base/result.ts';
import { placeIn } from '../../snapshot/model.ts';
import { assetNamed, calledBy, findAsset, idsOf } from '../asset-ref.ts';
import type { ChangePlanner } from '../change.ts';
import { editedDeclaration, needsOfDeclaration } from '../declaration-change.ts';
import { invalid } from '../refusals.ts';

/** What an asset is recognised by, and how its document is read: nothing an edit may change. */
const fixed = new Map([
  ['/asset_uuid', 'is what the asset is recognised by'],
  ['/schema_version', 'is the version of the format'],
]);

/** Changes any declared values of an asset, in place: the rest of the file stays as its author left it. */
export const updateDeclaration: ChangePlanner<'update_declaration'> = {
  kind: 'update_declaration',
  needs: ({ asset }, snapshot) => needsOfDeclaration(assetNamed(snapshot, asset)),
  plan(change, context) {
    const found = findAsset(context.snapshot, change.asset);
    if (!found.ok) return found;
    const asset = found.value;
    const wrong = change.edits.find(({ pointer }) => fixed.has(pointer));
    if (wrong) {
      const place = placeIn(asset, 'asset.json', { field: wrong.pointer });
      return err(invalid(`${wrong.pointer.slice(1)} ${fixed.get(wrong.pointer) ?? ''} and is not edited.`, 'Leave it out.', place));
    }
    const files = editedDeclaration(asset, context, change.edits);
    if (!files.ok) return files;
    const [first, ...others] = change.edits;
    const field = (first?.pointer ?? '').slice(1).replaceAll('/', '.');
    return ok({
      change,
      title: `Change ${others.length === 0 ? field : `${change.edits.length} values`} of ${calledBy(asset)}`,
      assetIds: idsOf(asset),
      roots: [asset.root],
      files: files.value,
    });
  },
};
