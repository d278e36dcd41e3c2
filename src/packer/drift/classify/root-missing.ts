import type { IndexEntry } from '../../../contract/documents.ts';
import type { DriftItem } from '../../../contract/operations/drift.ts';
import { aboutRoot, more, mostItems, option, type Classifier } from './item.ts';
import { isElsewhere } from './root-moved.ts';

/** A registered asset whose directory is nowhere to be seen. */
export const rootMissing: Classifier = (view) => {
  const gone = view.absent.filter((entry) => !view.surroundings.directories.has(entry.root.normalize('NFC')) && !view.strayed.has(entry) && !isElsewhere(view, entry));
  const items = gone.slice(0, mostItems).map(itemOf);
  return gone.length > mostItems ? [...items, more('root_missing', gone.length - mostItems, 'assets are where no asset.json is')] : items;
};

function itemOf(entry: IndexEntry): DriftItem {
  const root = entry.root.normalize('NFC');
  return aboutRoot({ root, entry }, {
    kind: 'root_missing',
    key: String(entry.asset_id),
    message: `Asset ${entry.asset_id} should be in assets/${root}, but no asset.json is there.`,
    disk: 'nothing',
    registry: `asset ${entry.asset_id} at assets/${root}`,
    options: [option('unregister', `Takes asset ${entry.asset_id} out of the registry; its id is never given again.`)],
  }, { file: `assets/${root}` });
}
