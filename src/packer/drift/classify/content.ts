import type { DriftItem, DriftKind } from '../../../contract/operations/drift.ts';
import type { Artifact, AssetRoot } from '../../snapshot/model.ts';
import { differing } from '../../snapshot/same-snapshot.ts';
import type { Sight } from '../sight.ts';

/**
 * What changed inside of asset roots that both the last generation and the disk have: `content_changed`,
 * `artifact_appeared`, `artifact_removed`, `declaration_changed`. By digest: a file that was only touched is none
 * of these. Nobody has to decide anything; a refresh takes it over.
 */
export function contents({ accepted, disk }: Pick<Sight, 'accepted' | 'disk'>): readonly DriftItem[] {
  const others = differing(accepted.roots, disk.roots);
  const byRoot = new Map(others.now.map((asset) => [asset.root, asset]));
  return others.before.flatMap((before) => {
    const now = byRoot.get(before.root);
    return now && now !== before ? [...declarationItems(before, now), ...artifactItems(before, now)] : [];
  });
}

function declarationItems(before: AssetRoot, now: AssetRoot): readonly DriftItem[] {
  const { sha256, state } = now.declaration;
  if (sha256 === before.declaration.sha256 && state === before.declaration.state) return [];
  return [content('declaration_changed', now, 'asset.json', sha256, before.declaration.sha256, 'has been edited')];
}

/** Both lists ascend by path. */
function artifactItems(before: AssetRoot, now: AssetRoot): readonly DriftItem[] {
  const old = new Map(before.artifacts.map((artifact) => [artifact.path, artifact]));
  const items: DriftItem[] = [];
  for (const artifact of now.artifacts) {
    const known = old.get(artifact.path);
    old.delete(artifact.path);
    if (!known) items.push(content('artifact_appeared', now, artifact.path, shownDigest(artifact), undefined, 'is new'));
    else if (known.sha256 !== artifact.sha256) items.push(content('content_changed', now, artifact.path, shownDigest(artifact), known.sha256, 'has been changed'));
  }
  for (const [path, gone] of old) items.push(content('artifact_removed', now, path, undefined, gone.sha256, 'is gone'));
  return items;
}

function shownDigest({ sha256 }: Artifact): string {
  return sha256 ?? 'cannot be read';
}

function content(kind: DriftKind, { root, entry }: AssetRoot, path: string, disk: string | undefined, known: string | undefined, what: string): DriftItem {
  const file = `assets/${root}/${path}`;
  return {
    id: `${kind}:${root}/${path}`,
    kind,
    class: 'content',
    place: { root, file, ...(entry && { asset_id: entry.asset_id }) },
    message: `${file} ${what}.`,
    disk: disk ?? 'nothing',
    registry: known ?? 'nothing',
    asset_ids: entry ? [entry.asset_id] : [],
    roots: [root],
    options: [],
  };
}
