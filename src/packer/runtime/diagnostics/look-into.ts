import { ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { AssetRoot, Snapshot } from '../../snapshot/model.ts';
import type { Inspected } from './inspection.ts';
import type { Project } from '../project.ts';

/** Assets whose files have been looked into, and what that came to; all of the project's snapshot of this moment. */
export interface LookedInto extends Inspected {
  readonly snapshot: Snapshot;
  readonly chosen: readonly AssetRoot[];
}

/** How often the project is read again because files changed between that and the look into them. */
const attempts = 3;

/**
 * Waits for the facts about the contents of some assets' files (operations.md §1). When files have changed since
 * the project was read, it is read again; what cannot be looked into even then is `unread`.
 *
 * @param choose which assets of a snapshot
 * @param turn lets the event loop turn; runs after each asset, of which there are so many
 * @param stale whether the last generation will do where the refresh policy leaves what changed to people
 */
export async function lookInto(
  project: Project,
  choose: (snapshot: Snapshot) => readonly AssetRoot[],
  turn: (done: number, total: number) => Promise<void>,
  stale: 'refused' | 'accepted' = 'refused',
): Promise<Result<LookedInto, PackerError>> {
  for (let left = attempts - 1; ; left--) {
    const { snapshot } = project;
    const chosen = choose(snapshot);
    const inspected = await project.parts.inspection.look(chosen, 'content', (done) => turn(done, chosen.length));
    const changed = inspected.unread.some(({ kind }) => kind === 'changed');
    // Somebody else may have published another snapshot meanwhile.
    const outdated = project.snapshot !== snapshot;
    if (left <= 0 ? !outdated : !changed && !outdated) {
      tellChecked(project);
      return ok({ ...inspected, snapshot, chosen });
    }
    if (!changed) continue;
    const refreshed = await project.refresh();
    if (refreshed.ok) continue;
    if (stale === 'refused' || refreshed.error.code !== 'refresh_required') return refreshed;
    return ok({ ...inspected, snapshot: project.snapshot, chosen });
  }
}

/** Announces that more is known of what is in files, if it is. Nothing is published for it: the snapshot is the same. */
export function tellChecked({ parts: { inspection, publisher }, snapshot }: Project): void {
  if (inspection.hasLearnt()) publisher.publish('assets.checked', snapshot.generation, {});
}
