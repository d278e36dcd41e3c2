import { err, ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import { projectPathFault } from '../../../io/project-path.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import { declarationName } from '../../snapshot/walk.ts';
import { assetNamed, calledBy, findAsset } from '../asset-ref.ts';
import type { ChangePlanner, FileEffect, PlanContext } from '../change.ts';
import { editedDeclaration, inAsset, needsOfDeclaration } from '../declaration-change.ts';
import type { Need } from '../facts.ts';
import { newUuid, nextAssetId } from '../new-entry.ts';
import { newName } from '../new-name.ts';
import { needsOfNewRoot, newRoot } from '../new-root.ts';
import type { NewRoot } from '../new-root.ts';
import { stalePreview } from '../refusals.ts';

/** Copies an asset to a new place, as an asset of its own: new uuid, new id. Links and nested roots are not copied. */
export const duplicateAsset: ChangePlanner<'duplicate_asset'> = {
  kind: 'duplicate_asset',
  needs({ asset: ref, to }, snapshot) {
    const asset = assetNamed(snapshot, ref);
    if (!asset) return [];
    const copies = asset.artifacts.flatMap(({ path, diskPath }): readonly Need[] => {
      const copy: Need = { kind: 'file', path: `assets/${to.normalize('NFC')}/${path}` };
      return [{ kind: 'file', path: inAsset(asset, diskPath) }, ...(projectPathFault(copy.path) ? [] : [copy])];
    });
    return [...needsOfNewRoot(to), ...needsOfDeclaration(asset), ...copies];
  },
  plan(change, context) {
    const found = findAsset(context.snapshot, change.asset);
    if (!found.ok) return found;
    const asset = found.value;
    const place = newRoot(change.to, context);
    if (!place.ok) return place;
    const id = nextAssetId(context.snapshot, change.asset_id);
    if (!id.ok) return id;
    const uuid = newUuid(context.snapshot, change.asset_uuid, context.freshUuid);
    if (!uuid.ok) return uuid;
    const { root } = place.value;
    const name = newName(change.asset_name ?? root.slice(root.lastIndexOf('/') + 1));
    if (!name.ok) return name;
    const files = copiedFiles(asset, place.value, context, { uuid: uuid.value, name: name.value });
    if (!files.ok) return files;
    const entry = { asset_id: id.value, asset_uuid: uuid.value, root, included_in_build: change.included_in_build };
    return ok({
      change: { ...change, to: root, asset_name: name.value, asset_uuid: uuid.value, asset_id: id.value },
      title: `Duplicate ${calledBy(asset)} to ${root}`,
      assetIds: [...(asset.entry ? [asset.entry.asset_id] : []), id.value],
      roots: [asset.root, root],
      files: files.value,
      entries: [{ asset_id: id.value, entry }],
      nextAssetId: id.value + 1,
    });
  },
};

function copiedFiles(
  asset: AssetRoot,
  { path: target }: NewRoot,
  context: PlanContext,
  { uuid, name }: { readonly uuid: string; readonly name: string },
): Result<readonly FileEffect[], PackerError> {
  const edits = [
    { pointer: '/asset_uuid', value: uuid },
    { pointer: '/asset_name', value: name },
  ];
  const declaration = editedDeclaration(asset, context, edits);
  if (!declaration.ok) return declaration;
  const files = declaration.value.map(({ after }): FileEffect => ({ path: `${target}/${declarationName}`, after }));
  for (const { path, diskPath, sha256 } of asset.artifacts) {
    const copyOf = inAsset(asset, diskPath);
    const fault = projectPathFault(`${target}/${path}`);
    if (fault) return err(fault);
    const fact = context.facts.files.get(copyOf);
    if (!fact || sha256 === undefined || fact.sha256 !== sha256) return err(stalePreview(copyOf, 'cannot be read as it was'));
    files.push({ path: `${target}/${path}`, after: { copyOf, sha256, size: fact.size } });
  }
  return ok(files);
}

