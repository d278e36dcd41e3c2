import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { DriftItem } from '../../contract/operations/drift.ts';
import type { ProjectStatus } from '../../contract/operations/project.ts';
import { isFinal, type Drift } from '../drift/drift.ts';
import type { Snapshot } from '../snapshot/model.ts';
import type { ProjectCache } from '../snapshot/project-cache.ts';
import type { Inspection } from './diagnostics/inspection.ts';
import { believeCounts, countsOf } from './status.ts';

/**
 * Raised whenever the same snapshot with the same facts would be judged in another way: when a rule, a kind of drift or a
 * count changes what it says. What was concluded before is then forgotten.
 */
export const conclusionsVersion = 3;

/** What there is to say of a whole project: all that its status and its list of problems are made of. */
interface Conclusions {
  readonly counts: ProjectStatus['counts'];
  readonly unchecked: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly items: readonly DriftItem[];
}

/** Who concludes. */
interface Judges {
  readonly cache: ProjectCache;
  readonly inspection: Inspection;
  readonly drift: Drift;
}

/** Takes over what an earlier process concluded of a project that is as it was, with the same facts; else everything is concluded anew. */
export function recallConclusions({ cache, inspection, drift }: Judges, snapshot: Snapshot): void {
  const recalled = cache.recall<Conclusions>(snapshot, conclusionsVersion);
  if (!recalled) return;
  const { counts, items, ...findings } = recalled;
  believeCounts(snapshot, counts);
  inspection.believe(snapshot, findings);
  drift.believe(snapshot, items);
}

/** What this process concluded of its snapshot, if it had to, and if nothing else but the snapshot and the facts made it so. */
export function conclude({ inspection, drift }: Judges, snapshot: Snapshot): Conclusions | undefined {
  const findings = inspection.findings(snapshot);
  const items = drift.itemsOf(snapshot);
  return findings && items && isFinal(items) ? { counts: countsOf(snapshot), items, ...findings } : undefined;
}
