import type { ByteSource } from '../../base/byte-source.ts';
import { elementsOf, endOfValue, membersOf, openArray, type ByteRange } from './canonical-outline.ts';
import { findCanonicalFault } from './canonical-scan.ts';
import { maxFieldBytes, maxFrameBytes, metadataAssetSchema, metadataFrameSchema, sourceSchema } from './companion-schema.ts';
import type { ArchiveEntry } from './entry.ts';
import { ShapeReader } from './shape-reader.ts';
import { parseObject } from './small-object.ts';
import { copyOf } from './source-read.ts';
import { usualProvenance, type UsualProvenance } from './usual-provenance.ts';

/** Bytes of a metadata companion that is looked into for a comparison. */
const maxSize = 64 * 1024 * 1024;

/** What an archive holds, in its order. */
interface ArchivedNames {
  readonly entries: readonly Pick<ArchiveEntry, 'asset_id' | 'asset_name'>[];
}

/**
 * Where the assets of an archive were made from, in its order, as its `asset_table_metadata.json` (formats.md §4) tells;
 * nothing where that is of another archive, or anything in it is not as it should be: `verifyMetadata` says what. The
 * document is gone through as bytes and one asset at a time, up to the first that is not the archive's: what it holds
 * beside them takes no memory. Throws what the source throws.
 *
 * @param archiveSha256 of the archive's own bytes
 */
export function readProvenance({ entries }: ArchivedNames, archiveSha256: string, source: ByteSource): readonly UsualProvenance[] | undefined {
  if (source.size > maxSize) return undefined;
  const bytes = copyOf(source, 0, source.size);
  const body = bytes.subarray(0, -1);
  if (bytes.at(-1) !== 0x0a || findCanonicalFault(body)) return undefined;
  const list = assetsOf(body, archiveSha256);
  if (!list) return undefined;
  const read: UsualProvenance[] = [];
  const reader = new ShapeReader(body);
  let at = list.start + 1;
  for (const { asset_id: id, asset_name: name } of entries) {
    if (at >= list.end - 1) return undefined;
    reader.at = at;
    const usual = usualProvenance(reader);
    const end = usual ? reader.at : endOfValue(body, at);
    const asset = usual ?? anyProvenance(body, { start: at, end });
    if (asset?.asset_id !== id || asset.asset_name !== name) return undefined;
    read.push(asset);
    at = end + 1;
  }
  return at >= list.end - 1 ? read : undefined;
}

/** The list of assets, where the rest of the document is one of that archive. */
function assetsOf(body: Uint8Array, archiveSha256: string): ByteRange | undefined {
  const whole = { start: 0, end: body.length };
  const assets = membersOf(body, whole)?.get('assets');
  if (!assets || body[assets.start] !== openArray) return undefined;
  const frame = parseObject(body, whole, assets, maxFrameBytes, metadataFrameSchema);
  return 'value' in frame && frame.value.assets_pa.sha256 === archiveSha256 ? assets : undefined;
}

/** One that is not as nearly all are. */
function anyProvenance(body: Uint8Array, range: ByteRange): UsualProvenance | undefined {
  const sources = membersOf(body, range)?.get('sources');
  const list = sources && elementsOf(body, sources);
  if (!list) return undefined;
  const parsed = parseObject(body, range, sources, maxFieldBytes, metadataAssetSchema);
  if ('issues' in parsed) return undefined;
  const digests: string[] = [];
  for (const each of list) {
    const source = parseObject(body, each, undefined, maxFieldBytes, sourceSchema);
    if ('issues' in source) return undefined;
    digests.push(source.value.sha256);
  }
  const { asset_id, asset_name, root } = parsed.value;
  return { asset_id, asset_name, root, sources: digests };
}
