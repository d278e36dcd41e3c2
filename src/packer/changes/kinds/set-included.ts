import { err, ok } from '../../../base/result.ts';
import type { IndexEntry } from '../../../contract/documents.ts';
import { assetById } from '../../snapshot/query.ts';
import { calledBy } from '../asset-ref.ts';
import type { ChangePlanner } from '../change.ts';
import { notFound } from '../refusals.ts';

/** Includes assets in the build, or leaves them out of it. Those that are so already are left as they are. */
export const setIncluded: ChangePlanner<'set_included'> = {
  kind: 'set_included',
  needs: () => [],
  plan(change, { snapshot }) {
    const { included_in_build } = change;
    const byId = new Map((snapshot.registry.document?.assets ?? []).map((entry) => [entry.asset_id, entry]));
    const ids = [...new Set(change.asset_ids)].sort((a, b) => a - b);
    const entries: IndexEntry[] = [];
    for (const id of ids) {
      const entry = byId.get(id);
      if (!entry) return err(notFound(`asset ${id}`));
      entries.push(entry);
    }
    const changed = entries.filter((entry) => entry.included_in_build !== included_in_build);
    const what = included_in_build ? ['Include', 'in the build'] : ['Exclude', 'from the build'];
    const [first] = entries;
    const asset = first && assetById(snapshot, first.asset_id);
    const named = entries.length === 1 ? (asset ? calledBy(asset) : `"${first?.root ?? ''}"`) : `${entries.length} assets`;
    return ok({
      change: { ...change, asset_ids: ids },
      title: `${what[0] ?? ''} ${named} ${what[1] ?? ''}`,
      assetIds: ids,
      roots: entries.map(({ root }) => root),
      entries: changed.map((entry) => ({ asset_id: entry.asset_id, entry: { ...entry, included_in_build } })),
    });
  },
};
