import { assetHealthSchema, type AssetFacets, type AssetFilter, type AssetRow } from '../../../contract/operations/assets.ts';

/** Whether a row is what a filter asks for. Without a filter every row is. */
export function matcher(filter: AssetFilter | undefined): (row: AssetRow) => boolean {
  if (!filter) return () => true;
  const { family, included, health, problems } = filter;
  const text = filter.text?.normalize('NFC').toLowerCase();
  const folder = filter.folder?.normalize('NFC');
  return (row) =>
    (family === undefined || row.family === family) &&
    (included === undefined || row.included_in_build === included) &&
    (!health || health.includes(row.health)) &&
    (problems === undefined || row.errors + row.warnings > 0 === problems) &&
    (folder === undefined || isBelow(row.root, folder)) &&
    (text === undefined || text === '' || says(row, text));
}

/** Of a list of rows, which never changes, the choices last asked for: whoever scrolls asks for page after page of one. */
const lastChoices = new WeakMap<readonly AssetRow[], Map<string, readonly AssetRow[]>>();
/** The list, its tree and the counts beside them. */
const choicesKept = 4;

/** The rows that are what a filter asks for, in their order. Shared: not to be changed. */
export function matching(rows: readonly AssetRow[], filter: AssetFilter = {}): readonly AssetRow[] {
  if (Object.keys(filter).length === 0) return rows;
  const known = lastChoices.get(rows) ?? new Map<string, readonly AssetRow[]>();
  lastChoices.set(rows, known);
  const choice = JSON.stringify(filter);
  const chosen = known.get(choice) ?? rows.filter(matcher(filter));
  // Used last, kept longest.
  known.delete(choice);
  known.set(choice, chosen);
  for (const oldest of known.keys()) {
    if (known.size <= choicesKept) break;
    known.delete(oldest);
  }
  return chosen;
}

/** Whether an asset root lies below a folder of `assets/`; the empty folder holds all. */
export function isBelow(root: string, folder: string): boolean {
  return folder === '' || root.startsWith(`${folder}/`);
}

/** What a row says, in lower case: rows never change, and a search looks at every one for each letter typed. */
const spoken = new WeakMap<AssetRow, readonly [root: string, name: string]>();

/** `text` in lower case. */
function says(row: AssetRow, text: string): boolean {
  let said = spoken.get(row);
  if (!said) spoken.set(row, (said = [row.root.toLowerCase(), (row.asset_name ?? '').toLowerCase()]));
  return said[0].includes(text) || said[1].includes(text) || String(row.asset_id) === text;
}

/** What each choice would leave: every count is made without the choice it is about. */
export function facetsOf(rows: readonly AssetRow[], filter: AssetFilter = {}): AssetFacets {
  const { family, included, health, ...common } = filter;
  // What no count is made without is looked for once.
  const found = matching(rows, common);
  const choices: AssetFilter = {
    ...(family !== undefined && { family }),
    ...(included !== undefined && { included }),
    ...(health !== undefined && { health }),
  };
  const without = (key: keyof AssetFilter): readonly AssetRow[] => {
    const rest = { ...choices };
    delete rest[key];
    return Object.keys(rest).length === 0 ? found : found.filter(matcher(rest));
  };
  const families = new Map<string, number>();
  for (const { family } of without('family')) if (family !== undefined) families.set(family, (families.get(family) ?? 0) + 1);
  const byInclusion = without('included');
  const inBuild = byInclusion.filter((row) => row.included_in_build).length;
  const byHealth = without('health');
  return {
    families: [...families].sort(([a], [b]) => (a < b ? -1 : 1)).map(([family, assets]) => ({ family, assets })),
    included: inBuild,
    excluded: byInclusion.length - inBuild,
    health: assetHealthSchema.options.map((health) => ({ health, assets: byHealth.filter((row) => row.health === health).length })),
  };
}
