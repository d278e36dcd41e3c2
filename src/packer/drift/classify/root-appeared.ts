import { option, type Classifier } from './item.ts';

/** An asset root that the registry does not know, and that is nobody's copy and nobody's new place. */
export const rootAppeared: Classifier = ({ disk, byUuid, entries }) => {
  if (!disk.registry.document || disk.roots.every(({ entry }) => entry)) return [];
  const registered = new Set(entries.map(({ asset_uuid }) => asset_uuid));
  return disk.roots.flatMap(({ root, entry, declaration, nestedIn }) => {
    const uuid = declaration.assetUuid;
    const claimed = uuid !== undefined && (registered.has(uuid) || (byUuid.get(uuid)?.length ?? 0) > 1);
    if (entry || claimed) return [];
    const registrable = declaration.state === 'valid' && nestedIn === undefined;
    const says = registrable ? 'Registers it as a new asset.' : 'Its asset.json has to be put right before it can be registered.';
    return [
      {
        id: `root_appeared:${root}`,
        kind: 'root_appeared',
        class: 'information',
        place: { root, file: `assets/${root}/asset.json` },
        message: `assets/${root} is an asset that nobody has registered.`,
        disk: declaration.document?.asset_name ?? 'an asset root',
        registry: 'nothing',
        asset_ids: [],
        roots: [root],
        options: [{ ...option('register', says), available: registrable }, option('keep', 'Leaves it unregistered.')],
      },
    ];
  });
};
