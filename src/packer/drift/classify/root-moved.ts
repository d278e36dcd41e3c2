import type { IndexEntry } from '../../../contract/documents.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import type { View } from '../sight.ts';
import { aboutRoot, option, type Classifier } from './item.ts';

/** A registered asset whose directory is gone, with its uuid seen in a directory that nobody has registered. */
export const rootMoved: Classifier = (view) =>
  view.absent.flatMap((entry) => {
    const root = entry.root.normalize('NFC');
    if (view.strayed.has(entry) || !isElsewhere(view, entry)) return [];
    const places = placesOf(view, entry).map((place) => place.root);
    const where = places.map((place) => `assets/${place}`).join(', ');
    return [
      aboutRoot({ root, entry }, {
        kind: 'root_moved',
        key: String(entry.asset_id),
        message: `Asset ${entry.asset_id} should be in assets/${root}, but is in ${where}.`,
        disk: where,
        registry: `assets/${root}`,
        options: [
          ...places.map((place) => option('relocate', `Writes assets/${place} into the registry as the place of asset ${entry.asset_id}.`, place)),
          option('unregister', `Takes asset ${entry.asset_id} out of the registry; the directory stays where it is now.`),
        ],
      }, { file: `assets/${root}`, others: places }),
    ];
  });

/** Whether the uuid of an entry stands in some directory without an entry. Of two entries with one uuid nobody can tell. */
export function isElsewhere(view: View, entry: IndexEntry): boolean {
  return !view.sharedUuids.has(entry.asset_uuid) && placesOf(view, entry).length > 0;
}

/** Directories without an entry that carry the uuid of one. */
export function placesOf({ byUuid }: Pick<View, 'byUuid'>, { asset_uuid }: IndexEntry): readonly AssetRoot[] {
  return (byUuid.get(asset_uuid) ?? []).filter((asset) => !asset.entry);
}
