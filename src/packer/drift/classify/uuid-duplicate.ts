import type { DriftOption } from '../../../contract/operations/drift.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import type { View } from '../sight.ts';
import { aboutRegistry, aboutRoot, closed, more, mostItems, mostOptions, option, some, type Classifier } from './item.ts';

/**
 * Two directories that carry one uuid: one was copied. And two entries of the registry that do. Which of them keeps
 * the identity, and with it the asset id, is for people to say.
 */
export const uuidDuplicate: Classifier = (view) => [...copies(view), ...entriesWithOneUuid(view)];

function copies(view: View): ReturnType<Classifier> {
  const absent = new Set(view.absent.map(({ asset_uuid }) => asset_uuid));
  return [...view.byUuid].flatMap(([uuid, all]) => {
    const roots = all.filter(({ entry }) => !entry || entry.asset_uuid === uuid);
    const [first, ...others] = roots;
    // Where an entry's own directory is gone, which copy is the asset is asked first.
    if (!first || others.length === 0 || view.sharedUuids.has(uuid) || absent.has(uuid)) return [];
    const names = some(others.map(({ root }) => `assets/${root}`));
    return [
      aboutRoot(first, {
        kind: 'uuid_duplicate',
        key: uuid,
        message: `assets/${first.root} and ${names} carry one uuid: a directory was copied.`,
        disk: roots.map(({ root }) => `assets/${root}`).join(', '),
        registry: first.entry ? `asset ${first.entry.asset_id} at assets/${first.root}` : 'nothing',
        options: [...others, first].map((asset) => newUuidFor(asset, roots)),
      }, { others: others.map(({ root }) => root) }),
    ];
  });
}

/** The uuid is the identity: an entry goes with it to the one that keeps it. */
function newUuidFor(asset: AssetRoot, roots: readonly AssetRoot[]): DriftOption {
  const { root, entry, declaration } = asset;
  if (declaration.state !== 'valid') return closed('new_uuid_for', `The asset.json of assets/${root} has to be put right first.`, root);
  if (!entry) return option('new_uuid_for', `Gives assets/${root} a uuid of its own; it is a new asset then, not registered yet.`, root);
  const [heir, ...more] = roots.filter((other) => other !== asset);
  if (!heir || more.length > 0) return closed('new_uuid_for', 'Several directories could keep the identity; give the others new uuids first.', root);
  const says = `Gives assets/${root} a uuid of its own; asset ${entry.asset_id} is assets/${heir.root} from then on.`;
  return option('new_uuid_for', says, root);
}

function entriesWithOneUuid({ sharedUuids, entries, byUuid }: View): ReturnType<Classifier> {
  const byClaim = Map.groupBy(entries.filter(({ asset_uuid }) => sharedUuids.has(asset_uuid)), ({ asset_uuid }) => asset_uuid);
  const items = [...byClaim].slice(0, mostItems).map(([uuid, claimants]) => {
    const ids = claimants.map(({ asset_id }) => asset_id);
    return aboutRegistry({
      kind: 'uuid_duplicate',
      key: uuid,
      message: `The registry gives assets ${some(ids.map(String))} one uuid, ${uuid}.`,
      disk: (byUuid.get(uuid) ?? []).map(({ root }) => `assets/${root}`).join(', ') || 'nothing',
      registry: some(claimants.map(({ asset_id, root }) => `asset ${asset_id} at assets/${root}`)),
      options: claimants.slice(0, mostOptions).map(({ asset_id, root }) => option('unregister', `Takes asset ${asset_id} at assets/${root} out of the registry.`, String(asset_id))),
    });
  });
  return byClaim.size > mostItems ? [...items, more('uuid_duplicate', byClaim.size - mostItems, 'uuids stand twice in the registry')] : items;
}
