import { err, ok } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { Artifact, AssetRoot, Snapshot } from '../../snapshot/model.ts';
import { declarationName } from '../../snapshot/walk.ts';
import { assetNamed, calledBy, findAsset, idsOf, rootsWithin } from '../asset-ref.ts';
import type { ChangePlanner } from '../change.ts';
import { inAsset } from '../declaration-change.ts';
import type { Need } from '../facts.ts';
import { invalid, notFound, stalePreview } from '../refusals.ts';

/** Moves files of an asset to the project's trash, selected ones too: the preview shows what that leads to. */
export const removeArtifact: ChangePlanner<'remove_artifact'> = {
  kind: 'remove_artifact',
  needs({ asset: ref, paths }, snapshot) {
    const asset = assetNamed(snapshot, ref);
    if (!asset) return [];
    return paths.flatMap((path): readonly Need[] => {
      const artifact = artifactAt(asset, path);
      return artifact ? [{ kind: 'file', path: inAsset(asset, artifact.diskPath) }] : [];
    });
  },
  plan(change, { snapshot, facts }) {
    const found = findAsset(snapshot, change.asset);
    if (!found.ok) return found;
    const asset = found.value;
    const paths = [...new Set(change.paths.map((path) => path.normalize('NFC')))];
    const files: string[] = [];
    for (const path of paths) {
      const artifact = artifactAt(asset, path);
      if (!artifact) return err(noArtifact(snapshot, asset, path));
      const file = inAsset(asset, artifact.diskPath);
      if (facts.files.get(file)?.sha256.length !== 64) return err(stalePreview(file, 'is not there any more'));
      files.push(file);
    }
    return ok({
      change: { ...change, paths },
      title: `Remove ${paths.length === 1 ? (paths[0] ?? '') : `${paths.length} files`} from ${calledBy(asset)}`,
      assetIds: idsOf(asset),
      roots: [asset.root],
      files: files.map((path) => ({ path, after: 'absent' as const })),
    });
  },
};

function artifactAt(asset: AssetRoot, path: string): Artifact | undefined {
  return asset.artifacts.find((artifact) => artifact.path === path.normalize('NFC'));
}

function noArtifact(snapshot: Snapshot, asset: AssetRoot, path: string): PackerError {
  if (path === declarationName) return invalid('asset.json makes the directory an asset and is not removed alone.', 'Unregister or delete the asset.');
  const owner = rootsWithin(snapshot, asset).find((root) => `${asset.root}/${path}`.startsWith(`${root}/`));
  return owner === undefined ? notFound(`file assets/${asset.root}/${path}`) : invalid(`${path} belongs to the asset assets/${owner}.`, 'Remove it from that asset.');
}
