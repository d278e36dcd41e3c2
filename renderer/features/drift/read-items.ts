import type { DriftItem } from '../../../src/contract/operations/drift.ts';
import type { Studio } from '../../state/studio.ts';

/** As many at once as the packer gives. */
const page = 1000;
/** As many decisions as it takes at once. */
const most = 10_000;

/** All that differs, in the packer's order; nothing when it refused, which is told. */
export async function readItems(studio: Studio, projectId: string): Promise<readonly DriftItem[] | undefined> {
  const items: DriftItem[] = [];
  for (let total = 1; items.length < Math.min(total, most); ) {
    const answer = await studio.call('getDivergence', { project_id: projectId, look: false, offset: items.length, limit: page });
    if (!answer.ok) {
      studio.notices.refuse(answer.error);
      return undefined;
    }
    if (answer.value.items.length === 0) break;
    total = answer.value.total;
    items.push(...answer.value.items);
  }
  return items;
}
