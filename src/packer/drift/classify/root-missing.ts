import { aboutRoot, option, type Classifier } from './item.ts';
import { isElsewhere } from './root-moved.ts';

/** A registered asset whose directory is nowhere to be seen. */
export const rootMissing: Classifier = (view) =>
  view.absent.flatMap((entry) => {
    const root = entry.root.normalize('NFC');
    if (view.surroundings.directories.has(root) || view.strayed.has(entry) || isElsewhere(view, entry)) return [];
    return [
      aboutRoot({ root, entry }, {
        kind: 'root_missing',
        key: String(entry.asset_id),
        message: `Asset ${entry.asset_id} should be in assets/${root}, but no asset.json is there.`,
        disk: 'nothing',
        registry: `asset ${entry.asset_id} at assets/${root}`,
        options: [option('unregister', `Takes asset ${entry.asset_id} out of the registry; its id is never given again.`)],
      }, { file: `assets/${root}` }),
    ];
  });
