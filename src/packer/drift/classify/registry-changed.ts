import { aboutRoot, option, type Classifier } from './item.ts';

/** An entry that somebody edited so that it no longer says what the disk has. The others of that edit stand. */
export const registryChanged: Classifier = ({ strayed }) =>
  [...strayed].map(([entry, before]) =>
    aboutRoot({ root: before.root.normalize('NFC'), entry }, {
      kind: 'registry_changed',
      key: String(entry.asset_id),
      message: `The registry was edited: it has asset ${entry.asset_id} at assets/${entry.root}, the disk at assets/${before.root}${entry.asset_uuid === before.asset_uuid ? '' : ', under another uuid'}.`,
      disk: `assets/${before.root}, ${before.asset_uuid}`,
      registry: `assets/${entry.root}, ${entry.asset_uuid}`,
      options: [
        option('adopt_disk', `Corrects place and uuid of asset ${entry.asset_id} to what the disk has; all else of the edit stands.`),
        option('restore_registry', `Takes the edit of asset ${entry.asset_id} back whole.`),
        option('unregister', `Takes asset ${entry.asset_id} out of the registry; the directory stays.`),
      ],
    }, { others: [entry.root.normalize('NFC')], file: 'assets/.prometeu/index.json' }),
  );
