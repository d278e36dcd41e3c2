import { newAssetNameProblem } from '../../../contract/asset-name.ts';
import { assetOf, refOf } from '../fixing.ts';
import { isActive, type AssetRoot } from '../../snapshot/model.ts';
import { placeAt, repeated, type ProjectRule } from '../rule.ts';

/** What a second one of a name is called. */
const numbers = Array.from({ length: 998 }, (_, at) => at + 2);

function nameOf(asset: AssetRoot): string {
  return asset.declaration.document?.asset_name ?? '';
}

export const assetNameDuplicate: ProjectRule = {
  code: 'asset_name_duplicate',
  severity: 'warning',
  summary: 'Two assets of the active pack set have one name.',
  remedy: 'Rename one of them: names are for people, but two alike mislead.',
  scope: 'project',
  *check(snapshot) {
    const named = snapshot.roots.filter((asset) => isActive(asset) && asset.declaration.document);
    for (const { first, again } of repeated(named, nameOf)) {
      yield { message: `"${nameOf(again)}" is also the name of "${first.root}".`, place: placeAt(again, '/asset_name') };
    }
  },
  fixes(finding, snapshot) {
    const asset = assetOf(snapshot, finding);
    if (!asset) return [];
    const taken = new Set(snapshot.roots.map(nameOf));
    const name = numbers.map((number) => `${nameOf(asset)} ${number}`).find((one) => !taken.has(one));
    if (name === undefined || newAssetNameProblem(name) !== undefined) return [];
    return [{ title: `Rename it to "${name}"`, changes: [{ kind: 'rename_asset', asset: refOf(asset), asset_name: name }] }];
  },
};
