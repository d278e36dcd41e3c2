import { changedFieldSchema, type ChangedField, type PackReport, type ReportedAsset } from '../../../contract/operations/pack.ts';
import type { ValidRequestOf } from '../../../contract/operations.ts';
import type { InspectedEntry } from '../../archive/inspect.ts';
import type { RememberedPack } from './pack-memory.ts';
import type { StandingBuild } from './standing-build.ts';
import { treemapOf } from './treemap.ts';

type Sort = NonNullable<ValidRequestOf<'getPackReport'>['sort']>;
type Contents = Pick<PackReport, 'treemap' | 'changes' | 'assets'>;

/** What has been told of an archive, against the pack that made it: both never change. */
const contents = new WeakMap<StandingBuild, { readonly last: RememberedPack | undefined; readonly value: Contents }>();

/** What is in an archive, and what of it the last pack changed. */
export function contentsOf(build: StandingBuild, last: RememberedPack | undefined): Contents {
  const known = contents.get(build);
  if (known && known.last === last) return known.value;
  const value: Contents = {
    treemap: treemapOf(build.inspection),
    ...(last?.before ? { changes: changesOf(last.before, build) } : {}),
    assets: build.inspection.entries.map((entry) => reported(entry, build, last)),
  };
  contents.set(build, { last, value });
  return value;
}

/** In each order that was asked for; a report is asked for page after page. */
const inOrder = new WeakMap<PackReport['treemap'], Map<string, readonly ReportedAsset[]>>();

/** The assets in an order; without one by id. */
export function assetsIn({ treemap, assets }: PackReport, sort: Sort | undefined): readonly ReportedAsset[] {
  if (!sort) return assets;
  const known = inOrder.get(treemap) ?? new Map<string, readonly ReportedAsset[]>();
  inOrder.set(treemap, known);
  const key = `${sort.by} ${String(sort.descending)}`;
  const before = known.get(key) ?? sorted(assets, sort);
  known.set(key, before);
  return before;
}

/** By asset, for the packs that are compared again and again. */
const entriesOf = new WeakMap<StandingBuild, ReadonlyMap<number, InspectedEntry>>();

function entryIn(build: StandingBuild, id: number): InspectedEntry | undefined {
  const known = entriesOf.get(build) ?? new Map(build.inspection.entries.map((entry) => [entry.asset_id, entry]));
  entriesOf.set(build, known);
  return known.get(id);
}

type Difference = Pick<ReportedAsset, 'delta' | 'changed'>;

function differenceOf(entry: InspectedEntry, before: StandingBuild): Difference {
  const old = entryIn(before, entry.asset_id);
  if (!old) return { delta: 'added' };
  const changed = changedIn(old, entry);
  return changed.length > 0 ? { delta: 'changed', changed } : { delta: 'unchanged' };
}

/** As `diffArchives` has it. */
function changedIn(old: InspectedEntry, entry: InspectedEntry): ChangedField[] {
  const differs: Readonly<Record<ChangedField, boolean>> = {
    payload: old.sha256 !== entry.sha256 || old.size !== entry.size,
    metadata: JSON.stringify(old.metadata) !== JSON.stringify(entry.metadata),
    name: old.asset_name !== entry.asset_name,
    slot: old.slot !== entry.slot,
    bank_type: old.bank_type !== entry.bank_type,
  };
  return changedFieldSchema.options.filter((field) => differs[field]);
}

/** Where it was packed from in the pack before, where that was another place. */
function movedFrom(id: number, build: StandingBuild, before: StandingBuild | undefined): { readonly moved_from?: string } {
  const [from, to] = [before?.roots.get(id), build.roots.get(id)];
  return from === undefined || to === undefined || from === to ? {} : { moved_from: from };
}

function reported(entry: InspectedEntry, build: StandingBuild, last: RememberedPack | undefined): ReportedAsset {
  const { asset_id: id, asset_name: name, bank_type: bank, size, sha256: digest, slot } = entry;
  const cached = last && cachedOf(last).get(id);
  const old = last?.before && entryIn(last.before, id);
  const root = build.roots.get(id);
  return {
    asset_id: id,
    asset_name: name,
    bank_type: bank,
    size,
    sha256: digest,
    ...(slot === undefined ? {} : { slot }),
    ...(root === undefined ? {} : { root }),
    ...(cached === undefined ? {} : { cached }),
    ...(last?.before ? differenceOf(entry, last.before) : {}),
    ...(old ? { size_before: old.size } : {}),
    ...movedFrom(id, build, last?.before),
  };
}

const cachedFlags = new WeakMap<RememberedPack, ReadonlyMap<number, boolean>>();

function cachedOf(last: RememberedPack): ReadonlyMap<number, boolean> {
  const known = cachedFlags.get(last) ?? new Map(last.result.assets.map((asset) => [asset.asset_id, asset.cached]));
  cachedFlags.set(last, known);
  return known;
}

function changesOf(before: StandingBuild, now: StandingBuild): NonNullable<PackReport['changes']> {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  let moved = 0;
  for (const entry of now.inspection.entries) {
    counts[differenceOf(entry, before).delta ?? 'unchanged']++;
    if (movedFrom(entry.asset_id, now, before).moved_from !== undefined) moved += 1;
  }
  const removed = before.inspection.entries
    .filter(({ asset_id: id }) => entryIn(now, id) === undefined)
    .map(({ asset_id: id, asset_name: name, bank_type: bank, size }) => ({ asset_id: id, asset_name: name, bank_type: bank, size_before: size }));
  return { archive_sha256: before.sha256, archive_size: before.inspection.size, ...counts, ...(moved > 0 ? { moved } : {}), removed };
}

const deltaOrder = ['added', 'changed', 'unchanged'];

/** Ties go by id, whichever way it is sorted. */
function sorted(assets: readonly ReportedAsset[], { by, descending }: Sort): readonly ReportedAsset[] {
  const value = (asset: ReportedAsset): string | number => (by === 'delta' ? deltaOrder.indexOf(asset.delta ?? '') : asset[by]);
  const direction = descending ? -1 : 1;
  return assets.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)];
    return one === other ? a.asset_id - b.asset_id : one < other ? -direction : direction;
  });
}
