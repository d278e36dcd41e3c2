import { invariant } from '../../base/invariant.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { DriftItem } from '../../contract/operations/drift.ts';
import type { Effects } from '../changes/change.ts';
import type { Plan } from '../changes/draft-changes.ts';
import { stalePreview } from '../changes/refusals.ts';
import type { Conflict } from '../commit/outcome.ts';
import { conflictsParent } from '../commit/places.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { aboutRegistry, aboutRoot, option } from './classify/item.ts';
import type { Decide } from './reconcile/decided.ts';

const kind = 'save_rescued';

/** The operation and the file: `save_rescued:<operation id>/assets/a/x.png`. */
export function rescuedId({ keptAt }: Conflict): string {
  return `${kind}:${keptAt.slice(conflictsParent.length + 1)}`;
}

/** A save that went into a file as a commit replaced it (operations.md §6, step 5), as an item with its two ways out. */
export function rescuedItem({ roots }: Snapshot, conflict: Conflict): DriftItem {
  const { path, keptAt } = conflict;
  const asset = roots.find(({ diskRoot }) => path.startsWith(`assets/${diskRoot}/`));
  const told = {
    kind,
    key: rescuedId(conflict).slice(kind.length + 1),
    message: `Somebody saved ${path} while a change replaced it; what was saved is in ${keptAt}.`,
    disk: 'what the change wrote',
    registry: 'nothing of it',
    options: [
      option('keep_disk', `Leaves ${path} as the change wrote it; what was saved stays in conflicts/.`),
      option('restore_before_image', `Puts what was saved in the place of ${path}; what stands there now goes to the trash.`),
    ],
  } as const;
  return asset ? aboutRoot(asset, told, { file: path }) : aboutRegistry(told, { file: path });
}

/** The saved bytes come back as they are now: whoever had the file open may have gone on saving. */
export const restoreSave: Decide = ({ item }) => {
  const path = item.place.file;
  invariant(path !== undefined, `${item.id} is about no file`);
  const from = `${conflictsParent}/${item.id.slice(kind.length + 1)}`;
  const plan: Plan = {
    needs: () => [{ kind: 'file', path }, { kind: 'file', path: from }],
    plan: ({ facts }): Result<Effects, PackerError> => {
      const file = facts.files.get(from);
      if (!file || file.sha256 === 'absent') return err(stalePreview(from, 'is not there any more'));
      const after = { copyOf: from, sha256: file.sha256, size: file.size };
      return ok({ title: `Restore what was saved in ${path}`, assetIds: item.asset_ids, roots: item.roots, files: [{ path, after }] });
    },
  };
  return { steps: [{ plan }] };
};
