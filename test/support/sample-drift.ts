import { ok } from '../../src/base/result.ts';
import type { DriftItem } from '../../src/contract/operations/drift.ts';
import type { FakeServices } from './fake-services.ts';
import { sampleStatus } from './sample-responses.ts';

/** A moved asset, but for what a test says otherwise. */
export function sampleItem(more: Partial<DriftItem> = {}): DriftItem {
  return {
    id: 'root_moved:2',
    kind: 'root_moved',
    class: 'decision',
    place: { root: 'tiles/hud', file: 'assets/tiles/hud', asset_id: 2 },
    message: 'Asset 2 should be in assets/tiles/hud, but is in assets/screens/hud.',
    disk: 'assets/screens/hud',
    registry: 'assets/tiles/hud',
    asset_ids: [2],
    roots: ['tiles/hud', 'screens/hud'],
    options: [
      { choice: 'relocate', target: 'screens/hud', says: 'Writes assets/screens/hud into the registry.', available: true },
      { choice: 'unregister', says: 'Takes asset 2 out of the registry.', available: true },
      { choice: 'keep', says: 'Leaves everything as it is; the decision stays owed.', available: true },
    ],
    ...more,
  };
}

/** A project with these items, as the packer pages them. */
export function diverged(items: readonly DriftItem[]): FakeServices {
  const count = (wanted: DriftItem['class']): number => items.filter((item) => item.class === wanted).length;
  const counts = { content: count('content'), information: count('information'), decision: count('decision') };
  const stamp = { generation: 1, state: counts.decision > 0 ? 'diverged' : 'fresh' } as const;
  return {
    getProjectStatus: () => Promise.resolve(ok({ ...sampleStatus, ...stamp })),
    getDivergence: ({ offset, limit }) => Promise.resolve(ok({ ...stamp, total: items.length, counts, items: items.slice(offset, offset + limit) })),
  };
}
