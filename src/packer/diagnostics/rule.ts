import type { Place, Severity } from '../../contract/diagnostics.ts';
import type { AssetRule, Finding, Fixes, RuleInfo } from '../families/family.ts';
import type { FactLookup } from '../snapshot/family-port.ts';
import { placeIn, type AssetRoot, type Snapshot } from '../snapshot/model.ts';

/** A rule that has to see the whole project: the registry, the settings, or several assets at once. Pure. */
export interface ProjectRule extends RuleInfo {
  readonly scope: 'project';
  /** The severity its findings carry elsewhere, and where that is, to follow the word "where". */
  readonly otherwise?: { readonly severity: Severity; readonly where: string };
  check(snapshot: Snapshot, facts: FactLookup): Iterable<Finding>;
  readonly fixes?: Fixes;
}

export type Rule = AssetRule | ProjectRule;

/** The registry's own file, as diagnostics name it. */
export const registryFile = 'assets/.prometeu/index.json';

/** The project's settings, as diagnostics name them. */
export const settingsFile = 'assets/.prometeu/project.json';

/** The directory all asset roots are in, as diagnostics name it. */
export const assetsDirectory = 'assets';

/** A place in an asset's declaration: the value at `pointer`, with line and column where they are known. */
export function placeAt(asset: AssetRoot, pointer: string): Place {
  return placeIn(asset, 'asset.json', { field: pointer, ...asset.declaration.locate(pointer) });
}

/**
 * The registry's `index`-th entry, or one `key` of it. Without a root: what is wrong with the registry itself
 * concerns everyone.
 */
export function placeOfEntry(snapshot: Snapshot, index: number, key?: string): Place {
  const entry = snapshot.registry.document?.assets[index];
  const line = snapshot.registry.lines?.[index];
  return {
    file: registryFile,
    field: `/assets/${index}${key === undefined ? '' : `/${key}`}`,
    ...(line === undefined ? {} : { line }),
    ...(entry === undefined ? {} : { asset_id: entry.asset_id }),
  };
}

/** `"a", "b" and 3 more` */
export function listSome(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).map((name) => `"${name}"`);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** Items that share a key with an earlier one, each with the first of its kind. */
export function repeated<T>(items: readonly T[], keyOf: (item: T) => string): { readonly first: T; readonly again: T }[] {
  const seen = new Map<string, T>();
  const found: { first: T; again: T }[] = [];
  for (const item of items) {
    const key = keyOf(item);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, item);
    else found.push({ first, again: item });
  }
  return found;
}

export type { AssetRule, Finding, RuleInfo };
