import type { AssetRef, Change, ChangeKind } from '../../../contract/operations/changes.ts';
import type { ChangePlanner } from '../change.ts';
import { createAsset } from './create-asset.ts';
import { deleteAsset } from './delete-asset.ts';
import { duplicateAsset } from './duplicate-asset.ts';
import { importArtifacts } from './import-artifacts.ts';
import { registerAsset } from './register-asset.ts';
import { relocateAsset } from './relocate-asset.ts';
import { removeArtifact } from './remove-artifact.ts';
import { renameAsset } from './rename-asset.ts';
import { setIncluded } from './set-included.ts';
import { setPreload } from './set-preload.ts';
import { unregisterAsset } from './unregister-asset.ts';
import { updateDeclaration } from './update-declaration.ts';

const planners: { readonly [K in ChangeKind]: ChangePlanner<K> } = {
  create_asset: createAsset,
  register_asset: registerAsset,
  unregister_asset: unregisterAsset,
  delete_asset: deleteAsset,
  relocate_asset: relocateAsset,
  rename_asset: renameAsset,
  set_included: setIncluded,
  update_declaration: updateDeclaration,
  set_preload: setPreload,
  import_artifacts: importArtifacts,
  remove_artifact: removeArtifact,
  duplicate_asset: duplicateAsset,
};

/** Who plans a change. */
export function plannerOf(change: Change): ChangePlanner {
  // The planner was looked up by the change's own kind, which the compiler cannot follow through the lookup.
  return planners[change.kind] as unknown as ChangePlanner;
}

/** The assets that are all a change looks at; `undefined` when it wants to know more of the project than these. */
export function subjectsOf(change: Change): readonly AssetRef[] | undefined {
  switch (change.kind) {
    case 'rename_asset':
    case 'update_declaration':
    case 'set_preload':
    case 'import_artifacts':
    case 'remove_artifact':
      return [change.asset];
    case 'set_included':
      return change.asset_ids.map((asset_id) => ({ asset_id }));
    case 'create_asset':
    case 'register_asset':
    case 'unregister_asset':
    case 'delete_asset':
    case 'relocate_asset':
    case 'duplicate_asset':
      return undefined;
  }
}
