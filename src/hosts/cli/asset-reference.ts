import { join, resolve } from 'node:path';
import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { AssetRow } from '../../contract/operations/assets.ts';
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
  return below.replaceAll('\\', '/').replace(/\/+$/u, '').normalize('NFC');
}

/** The same for a folder that is to become an asset: some folder has to be named. */
export function newRoot(session: Session, text: string): Result<string, PackerError> {
  const root = folderBelowAssets(session, text);
  if (root !== '') return ok(root);
  const message = text === '' ? 'No folder was named.' : `${text} is no folder below assets/.`;
  return err(packerError('invalid_request', message, 'Name one below assets/, like tiles/forest.'));
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
  const listed = await allRows(session, projectId);
  if (!listed.ok) return listed;
  // Where nobody can tell what is registered, a root is still one.
  if (listed.value.unread !== undefined) return ok(reference);
  const found = rowOf(session, listed.value.rows, text);
  return found.ok ? ok({ root: found.value.root }) : found;
}

/** Several assets, each named like one, with what the list says of them. The first that is not found is the answer. */
export async function findRows(
  session: Session,
  projectId: string,
  texts: readonly string[],
): Promise<Result<readonly AssetRow[], PackerError>> {
  const listed = await allRows(session, projectId);
  if (!listed.ok) return listed;
  const { unread } = listed.value;
  if (unread !== undefined) return err(packerError('not_found', unread, 'See prometeu status.'));
  const rows: AssetRow[] = [];
  for (const text of texts) {
    const row = rowOf(session, listed.value.rows, text);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return ok(rows);
}

/** Ids of registered assets, each named like one. */
export async function findIds(
  session: Session,
  projectId: string,
  texts: readonly string[],
): Promise<Result<number[], PackerError>> {
  const rows = await findRows(session, projectId, texts);
  if (!rows.ok) return rows;
  const without = rows.value.find((row) => row.asset_id === undefined);
  if (without) return err(unregistered(without.root));
  return ok(rows.value.flatMap((row) => row.asset_id ?? []));
}

async function allRows(session: Session, projectId: string): Promise<Result<{ readonly rows: readonly AssetRow[]; readonly unread: string | undefined }, PackerError>> {
  const registered = await everyAsset(session, { project_id: projectId });
  if (!registered.ok) return registered;
  const others = await session.call('listUnregistered', { project_id: projectId });
  return others.ok ? ok({ rows: [...registered.value.assets, ...others.value.assets], unread: others.value.registry_unread }) : others;
}

function rowOf(session: Session, assets: readonly AssetRow[], text: string): Result<AssetRow, PackerError> {
  const reference = idOrRoot(session, text);
  if ('asset_id' in reference) {
    const row = assets.find((asset) => asset.asset_id === reference.asset_id);
    return row ? ok(row) : err(packerError('not_found', `No asset has the id ${text}.`, 'See prometeu list.'));
  }
  const root = assets.find((asset) => asset.root === reference.root);
  if (root) return ok(root);

  const named = assets.filter((asset) => asset.asset_name === text.normalize('NFC'));
  if (named.length === 1 && named[0]) return ok(named[0]);
  if (named.length > 1) return err(ambiguous(text, named.map((asset) => asset.root)));
  const known = assets.flatMap((asset) => [asset.root, ...(asset.asset_name === undefined ? [] : [asset.asset_name])]);
  const folder = assets.find((asset) => asset.root.endsWith(`/${text}`))?.root;
  return err(unknownAsset(text, folder ?? closest(text, known)));
}

function ambiguous(text: string, roots: readonly string[]): PackerError {
  const message = `${roots.length} assets are named ${text}: ${roots.join(', ')}.`;
  return packerError('invalid_request', message, 'Name one by its root or its id.');
}

function unknownAsset(text: string, similar: string | undefined): PackerError {
  const remedy = similar === undefined ? 'See prometeu list.' : `Did you mean ${similar}?`;
  return packerError('not_found', `No asset has the root or the name ${text}.`, remedy);
}

function unregistered(root: string): PackerError {
  return packerError('invalid_request', `The asset at assets/${root} is not registered.`, `Run prometeu register ${root} first.`, {
    place: { root },
  });
}
