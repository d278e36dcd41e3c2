import type { AssetFilter, AssetRow } from '../../../src/contract/operations/assets.ts';
import type { RequestOf } from '../../../src/contract/operations.ts';
import type { Studio } from '../../state/studio.ts';

/** A question to the packer about one project; what it refuses is told, and nothing comes of it. */
export interface Reader {
  readonly studio: Studio;
  readonly project_id: string;
}

type ListRequest = Omit<RequestOf<'listAssets'>, 'project_id'>;

const page = 1000;

/** Ids of all that match, in the order of the list. */
export async function readIds({ studio, project_id }: Reader, request: ListRequest): Promise<readonly number[] | undefined> {
  const answer = await studio.call('listAssets', { ...request, project_id, ids: true, limit: 0 });
  if (answer.ok) return answer.value.ids ?? [];
  studio.notices.refuse(answer.error);
  return undefined;
}

/** Ids of the assets on some visible lines of the tree, both ends included. */
export async function readTreeIds(reader: Reader, request: Omit<RequestOf<'listTree'>, 'project_id' | 'offset' | 'limit'>, first: number, last: number): Promise<readonly number[] | undefined> {
  const { studio, project_id } = reader;
  const ids: number[] = [];
  for (let offset = first; offset <= last; offset += page) {
    const answer = await studio.call('listTree', { ...request, project_id, offset, limit: Math.min(page, last - offset + 1) });
    if (!answer.ok) {
      studio.notices.refuse(answer.error);
      return undefined;
    }
    for (const row of answer.value.rows) if (row.kind === 'asset' && row.asset.asset_id !== undefined) ids.push(row.asset.asset_id);
  }
  return ids;
}

/** The assets as they are now, in the order of their ids; those that are gone are left out. */
export async function readAssets({ studio, project_id }: Reader, ids: ReadonlySet<number>): Promise<readonly AssetRow[] | undefined> {
  const rows: AssetRow[] = [];
  const lowest = Math.min(...ids);
  let offset = 0;
  for (let total = ids.size > 0 ? 1 : 0; offset < total && rows.length < ids.size; offset += page) {
    const answer = await studio.call('listAssets', { project_id, sort: { by: 'asset_id' }, offset, limit: page, ...(offset === 0 ? { find: lowest } : {}) });
    if (!answer.ok) {
      studio.notices.refuse(answer.error);
      return undefined;
    }
    total = answer.value.total;
    rows.push(...answer.value.assets.filter(({ asset_id }) => asset_id !== undefined && ids.has(asset_id)));
    // The list goes by id: nothing wanted stands before the lowest.
    const found = answer.value.found_at ?? 0;
    if (offset === 0 && found >= page) offset = found - page;
  }
  return rows;
}

/** Paths of all folders there are, for closing one where all stand open. */
export async function readFolders({ studio, project_id }: Reader, filter: AssetFilter): Promise<readonly string[] | undefined> {
  const folders: string[] = [];
  for (let offset = 0, total = 1; offset < total; offset += page) {
    const answer = await studio.call('listTree', { project_id, filter, expanded: 'all', folders_only: true, offset, limit: page });
    if (!answer.ok) {
      studio.notices.refuse(answer.error);
      return undefined;
    }
    total = answer.value.total;
    folders.push(...answer.value.rows.flatMap((row) => (row.kind === 'folder' ? [row.path] : [])));
  }
  return folders;
}
