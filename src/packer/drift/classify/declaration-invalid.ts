import { isRegistered } from '../sight.ts';
import { aboutRoot, closed, option, type Classifier } from './item.ts';

/** A registered asset whose `asset.json` is there and cannot be used. */
export const declarationInvalid: Classifier = ({ disk, surroundings }) =>
  disk.roots.filter(isRegistered).flatMap((asset) => {
    const { entry, declaration, root } = asset;
    if (declaration.state !== 'invalid' && declaration.state !== 'conflict' && declaration.state !== 'unreadable') return [];
    const [fault] = declaration.faults;
    const place = fault?.line === undefined ? '' : `line ${fault.line}: `;
    const isUnreadable = declaration.state === 'unreadable';
    const restorable = surroundings.declarations.has(entry.asset_uuid) && !isUnreadable;
    return [
      aboutRoot(asset, {
        kind: 'declaration_invalid',
        key: root,
        message: `${place}${fault?.message ?? 'asset.json is not valid.'}`,
        disk: spoken[declaration.state],
        registry: `asset ${entry.asset_id} at assets/${root}`,
        options: [
          restorable
            ? option('restore_declaration', 'Puts back asset.json as it was when it was last seen valid; what stands there now goes to the trash.')
            : closed('restore_declaration', isUnreadable ? 'asset.json has to be made readable first, or moved away.' : 'No valid asset.json of this asset has been kept.'),
          option('unregister', `Takes asset ${entry.asset_id} out of the registry; its directory stays.`),
        ],
      }),
    ];
  });

const spoken = { conflict: 'an asset.json with merge markers', invalid: 'an asset.json that is not valid', unreadable: 'an asset.json that cannot be read' } as const;
