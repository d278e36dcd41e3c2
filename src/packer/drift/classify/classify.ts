import type { DriftClass, DriftItem } from '../../../contract/operations/drift.ts';
import { comparePaths } from '../../documents/document-path.ts';
import { viewOf, type Sight } from '../sight.ts';
import { assetIdDuplicate } from './asset-id-duplicate.ts';
import { contents } from './content.ts';
import { declarationInvalid } from './declaration-invalid.ts';
import { declarationMissing } from './declaration-missing.ts';
import type { Classifier } from './item.ts';
import { pathCollision } from './path-collision.ts';
import { registryChanged } from './registry-changed.ts';
import { registryUnusable } from './registry-unusable.ts';
import { rootAppeared } from './root-appeared.ts';
import { rootMissing } from './root-missing.ts';
import { rootMoved } from './root-moved.ts';
import { uuidDuplicate } from './uuid-duplicate.ts';
import { uuidMismatch } from './uuid-mismatch.ts';

const classifiers: readonly Classifier[] = [
  registryUnusable,
  assetIdDuplicate,
  pathCollision,
  registryChanged,
  rootMoved,
  rootMissing,
  declarationMissing,
  declarationInvalid,
  uuidMismatch,
  uuidDuplicate,
  contents,
  rootAppeared,
];

const order: readonly DriftClass[] = ['decision', 'content', 'information'];

/**
 * All drift there is (operations.md §2): what the disk and the registry disagree about, what changed since the last
 * generation, what is worth knowing. Decisions first, then content, then information, each by place. Pure: equal
 * sights give equal items, whoever changed what, and in whatever order it was noticed.
 */
export function classify(sight: Sight): readonly DriftItem[] {
  const view = viewOf(sight);
  return inOrder(classifiers.flatMap((classifier) => classifier(view)));
}

/** Decisions, contents, information; each by place. */
export function inOrder(items: readonly DriftItem[]): readonly DriftItem[] {
  return [...items].sort((a, b) => order.indexOf(a.class) - order.indexOf(b.class) || comparePaths(a.place.file ?? '', b.place.file ?? '') || comparePaths(a.id, b.id));
}
