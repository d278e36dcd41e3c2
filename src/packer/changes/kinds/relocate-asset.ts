import { err, ok } from '../../../base/result.ts';
import { assetNamed, calledBy, declarationOf, directoryOf, findAsset, idsOf, rootsWithin } from '../asset-ref.ts';
import type { ChangePlanner } from '../change.ts';
import { needsOfNewRoot, newRoot } from '../new-root.ts';
import { rootNested, stalePreview } from '../refusals.ts';

/** Moves an asset's directory: one durable rename of the directory, and its new root in the registry. The id stays. */
export const relocateAsset: ChangePlanner<'relocate_asset'> = {
  kind: 'relocate_asset',
  needs({ asset: ref, to }, snapshot) {
    const asset = assetNamed(snapshot, ref);
    if (!asset || to.normalize('NFC') === asset.root) return [];
    // On a disk that ignores case the new spelling of `asset.json` would be the old file.
    return [...needsOfNewRoot(to).filter(({ kind }) => kind === 'place'), ...needsAbove(to), { kind: 'file', path: declarationOf(asset) }];
  },
  plan(change, context) {
    const found = findAsset(context.snapshot, change.asset);
    if (!found.ok) return found;
    const asset = found.value;
    const to = change.to.normalize('NFC');
    const title = `Move ${calledBy(asset)} to ${to}`;
    const common = { change: { ...change, to }, title, assetIds: idsOf(asset), roots: [asset.root, to] };
    if (to === asset.root) return ok(common);
    const [inner] = rootsWithin(context.snapshot, asset);
    if (inner !== undefined) return err(rootNested(`assets/${asset.root} contains the asset root assets/${inner}, which would move with it.`, inner));
    const place = newRoot(to, context, { moved: asset });
    if (!place.ok) return place;
    if (context.facts.files.get(declarationOf(asset))?.sha256 === 'absent') return err(stalePreview(directoryOf(asset), 'is not there any more'));
    return ok({
      ...common,
      moves: [{ from: directoryOf(asset), to: place.value.path }],
      entries: asset.entry ? [{ asset_id: asset.entry.asset_id, entry: { ...asset.entry, root: to } }] : [],
    });
  },
};

/** No asset root above the new place, none in it. */
function needsAbove(to: string): ReturnType<typeof needsOfNewRoot> {
  return needsOfNewRoot(to)
    .filter(({ kind }) => kind === 'file')
    .slice(0, -1);
}
