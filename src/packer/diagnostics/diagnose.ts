import type { Diagnostic, Place } from '../../contract/diagnostics.ts';
import { comparePaths } from '../documents/document-path.ts';
import type { FactLookup } from '../snapshot/family-port.ts';
import { isActive, type Snapshot } from '../snapshot/model.ts';
import { collect, findingsAbout } from './findings.ts';
import { generalRules } from './registry.ts';
import { assetsDirectory, registryFile, settingsFile } from './rule.ts';

/**
 * Everything the rules find in a snapshot, in the order of places; what two of them, or one of them twice, say
 * with the same words of the same place stands once. Equal inputs give equal lists.
 */
export function diagnose(snapshot: Snapshot, facts: FactLookup): Diagnostic[] {
  const found: Diagnostic[] = [];
  // Beyond what is told one by one, a single finding that the gate would stop at makes the rest stop it.
  const concerns = concernsPack(snapshot);
  const beyond = (place: Place): Place => (concerns({ place }) ? { file: registryFile } : {});
  for (const rule of generalRules) if (rule.scope === 'project') collect(found, rule, rule.check(snapshot, facts), beyond);
  for (const asset of snapshot.roots) for (const finding of findingsAbout(asset, facts)) found.push(finding);
  return found.sort(byPlace).filter((diagnostic, at) => at === 0 || byPlace(found[at - 1] ?? diagnostic, diagnostic) !== 0);
}

/**
 * Whether a finding is about what a pack is made of: the registry, the directory `assets/` itself, the settings, or
 * an asset of the active pack set. Errors among these are what the gate stops at (operations.md §8). A finding about two
 * assets carries the root of the active one, if either is.
 */
export function concernsPack(snapshot: Snapshot): (diagnostic: Pick<Diagnostic, 'place'>) => boolean {
  const active = new Set(snapshot.roots.filter(isActive).map((asset) => asset.root));
  for (const entry of snapshot.missing) if (entry.included_in_build) active.add(entry.root);
  return ({ place }) => (place.root === undefined ? isCommon(place) : active.has(place.root));
}

/** What every asset hangs on, and the settings: without them a pack would not know its budgets and companions. */
function isCommon({ file }: Place): boolean {
  return file === registryFile || file === assetsDirectory || file === settingsFile;
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    comparePaths(a.place.file ?? '', b.place.file ?? '') ||
    (a.place.line ?? 0) - (b.place.line ?? 0) ||
    (a.place.column ?? 0) - (b.place.column ?? 0) ||
    (a.place.pixel?.y ?? -1) - (b.place.pixel?.y ?? -1) ||
    (a.place.pixel?.x ?? -1) - (b.place.pixel?.x ?? -1) ||
    (a.place.sample ?? -1) - (b.place.sample ?? -1) ||
    (a.place.byte ?? -1) - (b.place.byte ?? -1) ||
    comparePaths(a.code, b.code) ||
    comparePaths(a.message, b.message)
  );
}
