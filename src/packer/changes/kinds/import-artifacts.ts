import { err, ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { ChangeOf } from '../../../contract/operations/changes.ts';
import { longestPath } from '../../../io/portable-name.ts';
import { projectPathFault } from '../../../io/project-path.ts';
import { ancestorsOf } from '../../commit/tree-path.ts';
import { foldPath } from '../../documents/document-path.ts';
import { declarationName } from '../../snapshot/walk.ts';
import type { AssetRoot, Snapshot } from '../../snapshot/model.ts';
import { assetNamed, calledBy, directoryOf, findAsset, idsOf, rootsWithin } from '../asset-ref.ts';
import type { ChangePlanner, FileEffect, PlanContext } from '../change.ts';
import type { Need } from '../facts.ts';
import { invalid, linkInTheWay, rootNested, targetExists } from '../refusals.ts';

type Import = ChangeOf<'import_artifacts'>;
type ImportedFile = Import['files'][number];

/** Copies files from outside into an asset. The originals stay where they are. */
export const importArtifacts: ChangePlanner<'import_artifacts'> = {
  kind: 'import_artifacts',
  needs({ asset: ref, files }, snapshot) {
    const asset = assetNamed(snapshot, ref);
    if (!asset) return [];
    return files.flatMap(({ source, path }): readonly Need[] => {
      const target = targetOf(asset, path);
      if (projectPathFault(path, longestPath)) return [];
      const place = { kind: 'place', path: target } as const;
      return [place, { kind: 'file', path: target }, { kind: 'source', path: source }];
    });
  },
  plan(change, context) {
    const found = findAsset(context.snapshot, change.asset);
    if (!found.ok) return found;
    const asset = found.value;
    const wrong = requestFault(asset, change, context.snapshot);
    if (wrong) return err(wrong);
    const effects: FileEffect[] = [];
    for (const file of change.files) {
      const planned = planFile(asset, file, change.replace, context);
      if (!planned.ok) return planned;
      effects.push(planned.value);
    }
    const [first] = change.files;
    return ok({
      change: { ...change, files: change.files.map((file) => ({ ...file, path: file.path.normalize('NFC') })) },
      title: `Import ${change.files.length === 1 ? (first?.path ?? '') : `${change.files.length} files`} into ${calledBy(asset)}`,
      assetIds: idsOf(asset),
      roots: [asset.root],
      files: effects,
    });
  },
};

function targetOf(asset: AssetRoot, path: string): string {
  return `${directoryOf(asset)}/${path.normalize('NFC')}`;
}

/** What is wrong with the request itself, before any file is looked at. */
function requestFault(asset: AssetRoot, { files }: Import, snapshot: Snapshot): PackerError | undefined {
  const inner = rootsWithin(snapshot, asset);
  const claims = new Map<string, Claim>();
  for (const { source, path: asked } of files) {
    if (!/^([/\\]|[A-Za-z]:[\\/])/u.test(source)) return invalid(`${source} is no absolute path.`, 'Name the file by its whole path.');
    const path = asked.normalize('NFC');
    const fault = projectPathFault(path, longestPath);
    if (fault) return fault;
    const folded = foldPath(path);
    if (folded === declarationName || folded.endsWith(`/${declarationName}`)) {
      return invalid(`${path} would be a declaration, not a file of the asset.`, 'Register a directory with an asset.json instead.');
    }
    const nested = inner.find((root) => `${asset.root}/${path}`.startsWith(`${root}/`));
    if (nested !== undefined) return rootNested(`${path} lies in the asset root assets/${nested}.`, nested);
    const clash = claim(claims, path);
    if (clash) return clash;
  }
  return undefined;
}

/** What one of the files makes of a place: itself, or a directory on its way. */
interface Claim {
  readonly path: string;
  readonly kind: 'file' | 'directory';
}

/** Notes what a file takes for itself, also where upper and lower case are one, unless another one has it. */
function claim(claims: Map<string, Claim>, file: string): PackerError | undefined {
  const wanted = [...ancestorsOf(file).map((path) => ({ path, kind: 'directory' as const })), { path: file, kind: 'file' as const }];
  for (const { path, kind } of wanted) {
    const taken = claims.get(foldPath(path));
    claims.set(foldPath(path), { path, kind });
    if (!taken || (kind === 'directory' && taken.kind === kind && taken.path === path)) continue;
    const what = kind === taken.kind ? `one ${kind}` : 'a file and a directory at one place';
    return invalid(`${taken.path} and ${path} would be ${what}.`, 'Give each file a name of its own.');
  }
  return undefined;
}

function planFile(asset: AssetRoot, { source, path }: ImportedFile, replace: boolean, { facts }: PlanContext): Result<FileEffect, PackerError> {
  const target = targetOf(asset, path);
  const [place, bytes] = [facts.places.get(target), facts.sources.get(source)];
  if (!place || !bytes) return err(targetExists(target));
  if (place.blocked) return err(place.blocked.kind === 'link' ? linkInTheWay(place.blocked.path) : targetExists(place.blocked.path, 'is there already and is no directory'));
  if (place.twin) return err(targetExists(place.twin.found, 'is there already, spelt in another case'));
  if (place.taken === 'link') return err(linkInTheWay(place.spelling));
  if (place.taken !== 'absent' && place.taken !== 'file') return err(targetExists(place.spelling, 'is there already and is no file'));
  if (place.taken === 'file' && !replace) return err(targetExists(place.spelling));
  if (place.spelling !== target) return err(targetExists(place.spelling, 'is there already, in another Unicode form'));
  if (!bytes.ok) return bytes;
  return ok({ path: target, after: { source, ...bytes.value } });
}
