import { isRegistered } from '../sight.ts';
import { aboutRoot, closed, option, type Classifier } from './item.ts';

/** A registered asset whose `asset.json` is there and cannot be used. */
export const declarationInvalid: Classifier = ({ disk, surroundings }) =>
  disk.roots.filter(isRegistered).flatMap((asset) => {
    const { entry, declaration, root } = asset;
    if (declaration.state !== 'invalid' && declaration.state !== 'conflict') return [];
    const [fault] = declaration.faults;
    const place = fault?.line === undefined ? '' : `line ${fault.line}: `;
    const restorable = surroundings.declarations.has(entry.asset_uuid);
    return [
      aboutRoot(asset, {
        kind: 'declaration_invalid',
        key: root,
        message: `${place}${fault?.message ?? 'asset.json is not valid.'}`,
        disk: declaration.state === 'conflict' ? 'an asset.json with merge markers' : 'an asset.json that is not valid',
        registry: `asset ${entry.asset_id} at assets/${root}`,
        options: [
          restorable
            ? option('restore_declaration', 'Puts back asset.json as it was when it was last seen valid; what stands there now goes to the trash.')
            : closed('restore_declaration', 'No valid asset.json of this asset has been kept.'),
          option('unregister', `Takes asset ${entry.asset_id} out of the registry; its directory stays.`),
        ],
      }),
    ];
  });
