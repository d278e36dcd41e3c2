import { isActive, type AssetRoot } from '../../snapshot/model.ts';
import { placeAt, repeated, type ProjectRule } from '../rule.ts';

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
};
