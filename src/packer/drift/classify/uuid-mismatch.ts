import { placesOf } from './root-moved.ts';
import { aboutRoot, closed, option, type Classifier } from './item.ts';

/** The registry and `asset.json` name different uuids for one directory, and the registry did not change. */
export const uuidMismatch: Classifier = (view) =>
  view.mismatched.flatMap((asset) => {
    const { root, entry, declaration } = asset;
    const uuid = declaration.assetUuid ?? '';
    if (view.strayed.has(entry) || view.sharedUuids.has(entry.asset_uuid)) return [];
    const owner = view.entries.find((other) => other !== entry && other.asset_uuid === uuid);
    const bearers = (view.byUuid.get(entry.asset_uuid) ?? []).filter((other) => other !== asset);
    const places = placesOf(view, entry);
    const id = entry.asset_id;
    return [
      aboutRoot(asset, {
        kind: 'uuid_mismatch',
        key: String(id),
        message: `asset.json says ${uuid}, the registry ${entry.asset_uuid}.`,
        disk: uuid,
        registry: entry.asset_uuid,
        options: [
          owner
            ? closed('adopt_disk', `The uuid in asset.json is that of asset ${owner.asset_id}.`)
            : option('adopt_disk', `Writes the uuid of asset.json into the registry: assets/${root} is asset ${id}, whatever it was before.`),
          declaration.state === 'valid' && bearers.length === 0
            ? option('restore_declaration', 'Writes the uuid of the registry into asset.json.')
            : closed('restore_declaration', bearers.length > 0 ? 'Another directory carries the uuid of the registry.' : 'asset.json has to be put right first.'),
          ...places.map((place) => option('relocate', `Writes assets/${place.root}, which carries its uuid, into the registry as the place of asset ${id}.`, place.root)),
          option('unregister', `Takes asset ${id} out of the registry; the directory stays.`),
          ...(bearers.some((other) => other.entry) ? [option('merge_by_uuid', `Lets every asset follow its uuid: asset ${id} is where the disk has its uuid.`)] : []),
        ],
      }, { others: places.map((place) => place.root) }),
    ];
  });
