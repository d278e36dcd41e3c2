import { canonicalJson } from '../../base/canonical-json.ts';
import { invariant } from '../../base/invariant.ts';
import { sha256 } from '../../io/hashing.ts';
import type { AssetProvenance } from './companion-schema.ts';
import type { ArchiveHeader } from './header.ts';

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
  header: ArchiveHeader,
  archive: { readonly sha256: string; readonly size: number },
  provenance: readonly AssetProvenance[],
): Companions {
  const table = line(canonicalJson(header.asset_table));
  const preload = line(canonicalJson(header.preload));
  const document = {
    asset_table: { sha256: sha256(table) },
    assets: describeAssets(header, provenance),
    assets_pa: { sha256: archive.sha256, size: archive.size },
    preload: { sha256: sha256(preload) },
    schema_version: 1,
  };
  const checksum = sha256(Buffer.from(canonicalJson(document)));
  return {
    'asset_table.json': table,
    'preload.json': preload,
    'asset_table_metadata.json': line(canonicalJson({ ...document, checksum })),
  };
}

function describeAssets(header: ArchiveHeader, provenance: readonly AssetProvenance[]): readonly object[] {
  invariant(provenance.length === header.asset_table.length, 'every asset of the table needs its provenance, and no other');
  return header.asset_table.map(({ asset_id, asset_name }, index) => {
    const from = provenance[index];
    invariant(from?.asset_id === asset_id, `the provenance of asset ${asset_id} is missing or out of order`);
    const { asset_uuid, family, format, root } = from;
    const sources = from.sources.map((each) => ({ path: each.path, sha256: each.sha256, size: each.size }));
    return { asset_id, asset_name, asset_uuid, family, format, root, sources };
  });
}

function line(text: string): Uint8Array {
  return Buffer.from(`${text}\n`);
}
