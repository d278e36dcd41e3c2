import { aboutRoot, closed, option, type Classifier } from './item.ts';
import { isElsewhere } from './root-moved.ts';

/** The directory of a registered asset stands, and its `asset.json` is gone. */
export const declarationMissing: Classifier = (view) =>
  view.absent.flatMap((entry) => {
    const root = entry.root.normalize('NFC');
    if (!view.surroundings.directories.has(root) || view.strayed.has(entry) || isElsewhere(view, entry)) return [];
    const closedUp = view.surroundings.unreadable?.has(root) ?? false;
    const restorable = !closedUp && view.surroundings.declarations.has(entry.asset_uuid);
    return [
      aboutRoot({ root, entry }, {
        kind: 'declaration_missing',
        key: String(entry.asset_id),
        message: closedUp ? `assets/${root} cannot be looked into. Make it readable.` : `assets/${root} holds no asset.json any more.`,
        disk: closedUp ? 'a directory that cannot be read' : 'a directory without an asset.json',
        registry: `asset ${entry.asset_id} at assets/${root}`,
        options: [
          restorable
            ? option('restore_declaration', 'Puts back asset.json as it was when it was last seen valid.')
            : closed('restore_declaration', closedUp ? 'The directory has to be made readable first.' : 'No valid asset.json of this asset has been kept.'),
          option('unregister', `Takes asset ${entry.asset_id} out of the registry; its directory stays.`),
        ],
      }),
    ];
  });
