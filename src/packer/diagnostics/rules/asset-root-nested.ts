import { isActive, placeIn, type AssetRoot } from '../../snapshot/model.ts';
import type { ProjectRule } from '../rule.ts';

export const assetRootNested: ProjectRule = {
  code: 'asset_root_nested',
  severity: 'error',
  summary: 'An asset root lies inside another one.',
  remedy: 'Move it out: asset roots stand side by side.',
  scope: 'project',
  *check(snapshot) {
    const nested = snapshot.roots.filter((asset) => asset.nestedIn !== undefined);
    if (nested.length === 0) return;
    const byRoot = new Map(snapshot.roots.map((asset) => [asset.root, asset]));
    for (const asset of nested) {
      const outer = byRoot.get(asset.nestedIn ?? '');
      if (!outer) continue;
      yield {
        message: `The asset root "${asset.root}" lies inside "${outer.root}".`,
        place: { ...placeIn(concerned(asset, outer)), file: `assets/${asset.root}/asset.json` },
      };
    }
  },
};

/** Of the two, the one that is packed, so that the gate stops at it. */
function concerned(asset: AssetRoot, outer: AssetRoot): AssetRoot {
  return isActive(outer) && !isActive(asset) ? outer : asset;
}
