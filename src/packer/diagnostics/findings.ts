import { severitySchema, type Diagnostic, type Place } from '../../contract/diagnostics.ts';
import type { AssetRule, Finding, RuleInfo } from '../families/family.ts';
import type { FactLookup, FileRole } from '../snapshot/family-port.ts';
import { placeIn, type AssetRoot, type SelectedFile } from '../snapshot/model.ts';
import { familyRules, generalRules } from './registry.ts';

const assetRules: readonly AssetRule[] = generalRules.filter((rule) => rule.scope === 'asset');

/** By the facts they were made from; an asset root is a value, so what was said of it holds as long as it lives. */
const remembered = new WeakMap<FactLookup, WeakMap<AssetRoot, readonly Diagnostic[]>>();

/**
 * What the rules that look at one asset find in it. Kept once every selected file has been looked into, for no
 * fact that is known ever changes: after an edit only the assets that it made anew are examined again.
 */
export function findingsAbout(asset: AssetRoot, facts: FactLookup): readonly Diagnostic[] {
  let known = remembered.get(facts);
  if (!known) remembered.set(facts, (known = new WeakMap()));
  const before = known.get(asset);
  if (before) return before;
  const found = examine(asset, facts);
  if (isLookedInto(asset, facts)) known.set(asset, found);
  return found;
}

function examine(asset: AssetRoot, facts: FactLookup): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const beyond = (): Place => placeIn(asset, 'asset.json');
  for (const rule of assetRules) collect(found, rule, rule.check(asset, facts), beyond);
  for (const rule of familyRules.get(asset.declaration.effective?.family ?? '') ?? []) {
    collect(found, rule, rule.check(asset, facts), beyond);
  }
  return found;
}

function isLookedInto({ declaration, selection }: AssetRoot, facts: FactLookup): boolean {
  const family = declaration.effective?.family ?? '';
  const isKnown = ({ artifact: { sha256, path } }: SelectedFile, role: FileRole): boolean =>
    sha256 === undefined || facts.get(sha256, family, path, role, 'content') !== undefined;
  return selection.inputs.every((file) => isKnown(file, 'input')) && selection.parameters.every((file) => isKnown(file, 'parameter'));
}

/** Of one rule; what is beyond is counted. A registry of any size is told of within bounds (operations.md §9). */
export const mostFindings = 10_000;

/** Makes diagnostics of what a rule found. `beyond`: where those that are only counted are, together. */
export function collect(found: Diagnostic[], rule: RuleInfo, findings: Iterable<Finding>, beyond: (place: Place) => Place): void {
  let count = 0;
  let rest: Diagnostic | undefined;
  for (const { message, place, severity = rule.severity, remedy = rule.remedy } of findings) {
    count += 1;
    if (count <= mostFindings) found.push({ code: rule.code, severity, message: asSentence(message), remedy, place });
    else rest = { code: rule.code, severity: worse(severity, rest?.severity), message: `And ${count - mostFindings} more like this.`, remedy: rule.remedy, place: placeOfRest(rest, beyond(place)) };
  }
  if (rest) found.push(rest);
}

/** One that the pack hangs on is enough for all of them. */
function placeOfRest(rest: Diagnostic | undefined, place: Place): Place {
  return rest && rest.place.file !== undefined ? rest.place : place;
}

function worse(a: Diagnostic['severity'], b: Diagnostic['severity'] = 'info'): Diagnostic['severity'] {
  const rank = (severity: string): number => severitySchema.options.findIndex((option) => option === severity);
  return rank(a) <= rank(b) ? a : b;
}

/** A family's words may follow a file's name elsewhere; here they stand alone. Names of files stay as they are. */
function asSentence(words: string): string {
  const begun = words.replace(/^the (?=images |palette )/u, 'The ');
  return begun.endsWith('.') ? begun : `${begun}.`;
}
