import { foldPath } from '../documents/document-path.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { entriesOf, entriesWithOneRoot, type NumberedEntry } from './identities.ts';
import { atAndAbove } from './owners.ts';
import { isHiding } from './reach.ts';
import { rootFault } from './root-fault.ts';

/**
 * Entries of the registry whose asset is not where they say, and of which nothing else says why: the root is a
 * path, no other entry claims it, and no link, unreadable directory or the like stands in the way.
 */
export function* absentEntries(snapshot: Snapshot): Iterable<NumberedEntry> {
  const { missing } = snapshot;
  if (missing.length === 0) return;
  const claimedTwice = new Set(entriesWithOneRoot(snapshot).map(({ again }) => foldPath(again.entry.root)));
  const hidden = hiddenPaths(snapshot);
  const isHidden = (root: string): boolean => hidden.size > 0 && [...atAndAbove(`assets/${root}`)].some((path) => hidden.has(path));
  // What is missing stands in the order of the registry.
  let at = 0;
  for (const numbered of entriesOf(snapshot)) {
    const { entry } = numbered;
    if (entry !== missing[at]) continue;
    at += 1;
    if (rootFault(entry.root) === undefined && !claimedTwice.has(foldPath(entry.root)) && !isHidden(entry.root)) yield numbered;
  }
}

function hiddenPaths({ faults, roots }: Snapshot): ReadonlySet<string> {
  const all = [...faults, ...roots.flatMap((asset) => asset.faults)];
  return new Set(all.filter(isHiding).map(({ path }) => path));
}
