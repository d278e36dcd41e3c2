import { join, resolve } from 'node:path';
import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { RequestOf } from '../../contract/operations.ts';
import { closest } from './closest.ts';
import { everyAsset } from './every-asset.ts';
import type { Session } from './session.ts';

export type AssetReference = RequestOf<'getAssetDetails'>['asset'];

/** A folder below `assets/`, however it was typed: from there, from the project, or from the working directory. */
export function folderBelowAssets(session: Session, text: string): string {
  const assets = join(session.directory ?? session.host.directory, 'assets');
  const typed = resolve(session.host.directory, text);
  const below = typed.startsWith(join(assets, '/')) ? typed.slice(assets.length + 1) : text.replace(/^assets[\\/]/u, '');
  return below.replaceAll('\\', '/').replace(/\/+$/u, '');
}

/** An id or a root, as the operations take it; a name is nothing they know. */
export function idOrRoot(session: Session, text: string): AssetReference {
  return /^\d+$/u.test(text) ? { asset_id: Number(text) } : { root: folderBelowAssets(session, text) };
}

/** An id, a root or a name. A name must be one asset's alone; one that is nobody's is answered with the nearest. */
export async function findAsset(
  session: Session,
  projectId: string,
  text: string,
): Promise<Result<AssetReference, PackerError>> {
  const reference = idOrRoot(session, text);
  if ('asset_id' in reference) return ok(reference);
  const registered = await everyAsset(session, { project_id: projectId });
  if (!registered.ok) return registered;
  const unregistered = await session.call('listUnregistered', { project_id: projectId });
  if (!unregistered.ok) return unregistered;
  const assets = [...registered.value.assets, ...unregistered.value.assets];
  if (assets.some((asset) => asset.root === reference.root)) return ok(reference);

  const named = assets.filter((asset) => asset.asset_name === text);
  if (named.length === 1 && named[0]) return ok({ root: named[0].root });
  if (named.length > 1) return err(ambiguous(text, named.map((asset) => asset.root)));
  const known = assets.flatMap((asset) => [asset.root, ...(asset.asset_name === undefined ? [] : [asset.asset_name])]);
  return err(unknownAsset(text, closest(text, known)));
}

function ambiguous(text: string, roots: readonly string[]): PackerError {
  const message = `${roots.length} assets are named ${text}: ${roots.join(', ')}.`;
  return packerError('invalid_request', message, 'Name one by its root or its id.');
}

function unknownAsset(text: string, similar: string | undefined): PackerError {
  const remedy = similar === undefined ? 'See prometeu list.' : `Did you mean ${similar}?`;
  return packerError('not_found', `No asset has the root or the name ${text}.`, remedy);
}
