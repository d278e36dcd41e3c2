import { invariant } from '../../base/invariant.ts';
import { sha256 } from '../../io/hashing.ts';
import type { AssetProvenance } from './companion-schema.ts';
import { mirrorOf } from './mirror.ts';
import type { ArchivePlan, PlannedEntry } from './plan.ts';

/** The files beside `assets.pa` (formats.md §4), in the order they are made visible. */
export const companionNames = ['asset_table.json', 'preload.json', 'asset_table_metadata.json'] as const;
export type CompanionName = (typeof companionNames)[number];
export type Companions = Readonly<Record<CompanionName, Uint8Array>>;

/**
 * The bytes of the companions: a mirror of the archive, and where each asset came from.
 *
 * @param archive digest and size of the whole `assets.pa`
 * @param provenance one for each entry of the table, in the table's order; anything else is a bug
 */
export function companionsOf(
  plan: Pick<ArchivePlan, 'entries' | 'header' | 'tableRange' | 'preloadRange'>,
  archive: { readonly sha256: string; readonly size: number },
  provenance: readonly AssetProvenance[],
): Companions {
  const table = mirrorOf(plan, plan.tableRange);
  const preload = mirrorOf(plan, plan.preloadRange);
  const assetsPa = `{"sha256":"${archive.sha256}","size":${archive.size}}`;
  // The keys in their order; `checksum`, which is over all the rest, stands after these and before those.
  const before = `{"asset_table":{"sha256":"${sha256(table)}"},"assets":[${assetsText(plan, provenance)}],"assets_pa":${assetsPa},`;
  const after = `"preload":{"sha256":"${sha256(preload)}"},"schema_version":1}`;
  const checksum = sha256(Buffer.from(`${before}${after}`));
  return {
    'asset_table.json': table,
    'preload.json': preload,
    'asset_table_metadata.json': Buffer.from(`${before}"checksum":"${checksum}",${after}\n`),
  };
}

function assetsText({ entries }: Pick<ArchivePlan, 'entries'>, provenance: readonly AssetProvenance[]): string {
  invariant(provenance.length === entries.length, 'every asset of the table needs its provenance, and no other');
  return entries.map((entry, index) => assetText(entry, provenance[index])).join(',');
}

/**
 * Canonical JSON: the keys stand in their order, and ECMAScript's own printing of strings and whole numbers is what
 * RFC 8785 asks for. Names and paths hold no half of a surrogate pair, or no snapshot would have them.
 */
function assetText({ asset_id, asset_name }: PlannedEntry, from: AssetProvenance | undefined): string {
  invariant(from?.asset_id === asset_id, `the provenance of asset ${asset_id} is missing or out of order`);
  const { asset_uuid, family, format, root } = from;
  const sources = from.sources.map(({ path, sha256: digest, size }) => ({ path, sha256: digest, size }));
  return JSON.stringify({ asset_id, asset_name, asset_uuid, family, format, root, sources });
}
