import type { IndexEntry } from '../../../contract/documents.ts';
import type { DriftDecision, DriftItem } from '../../../contract/operations/drift.ts';
import type { PlanContext, Effects } from '../../changes/change.ts';
import type { Plan, RegistryRepair, Step } from '../../changes/draft-changes.ts';
import { invariant } from '../../../base/invariant.ts';
import { ok } from '../../../base/result.ts';
import type { ContainedRoot } from '../../../io/contained-path.ts';
import type { View } from '../sight.ts';

/** What a decision is carried out with. */
export interface DecisionContext {
  readonly project: ContainedRoot;
  readonly view: View;
  readonly item: DriftItem;
  readonly decision: DriftDecision;
}

/** What one decision comes to. Nothing at all: things are left as they are. */
export interface Decided {
  readonly steps?: readonly Step[];
  readonly repair?: RegistryRepair;
  /** Whether it takes what the disk has for the truth, after nobody could tell. */
  readonly acknowledges?: boolean;
}

export type Decide = (context: DecisionContext) => Decided;

/** The entry of the one asset that an item is about. */
export function entryOf({ view, item }: DecisionContext): IndexEntry {
  const [id] = item.asset_ids;
  const entry = view.entries.find(({ asset_id }) => asset_id === id);
  invariant(entry, `${item.id} is about an asset that the registry does not have`);
  return entry;
}

/** Puts the registry right as a whole, under a title. */
export function repairedBy(title: string, repair: RegistryRepair): Decided {
  return { repair, steps: [{ plan: planOf({ title, assetIds: [], roots: [] }) }] };
}

/** Takes what the disk has for the truth and changes nothing, under a title. */
export function acknowledged(title: string): Decided {
  return { acknowledges: true, steps: [{ plan: planOf({ title, assetIds: [], roots: [] }) }] };
}

/** A decision that only changes one entry of the registry, or takes it out (`null`). */
export function entryBecomes(before: IndexEntry, after: IndexEntry | null, title: string): Decided {
  const { asset_id } = before;
  const roots = [...new Set([before.root, after?.root ?? before.root])];
  return { steps: [{ plan: planOf({ title, assetIds: [asset_id], roots, entries: [{ asset_id, entry: after }] }) }] };
}

function planOf(effects: Effects): Plan {
  return { needs: () => [], plan: (_: PlanContext) => ok(effects) };
}
