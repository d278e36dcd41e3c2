import { longestPath } from '../../io/portable-name.ts';
import { projectPathFault } from '../../io/project-path.ts';
import { digestPattern, maxAssetId } from './header.ts';
import { shape, type ShapeReader } from './shape-reader.ts';

/** What an asset of `asset_table_metadata.json` is held against the archive by, and where it was made from. */
export interface UsualProvenance {
  readonly asset_id: number;
  readonly asset_name: string;
  /** Below `assets/`. */
  readonly root: string;
  /** SHA-256 of each source, in their order. */
  readonly sources: readonly string[];
}

const keys = {
  assetId: shape('{"asset_id":'),
  assetName: shape(',"asset_name":'),
  assetUuid: shape(',"asset_uuid":'),
  family: shape(',"family":'),
  format: shape(',"format":'),
  root: shape(',"root":'),
  sources: shape(',"sources":['),
  end: shape(']}'),
  comma: shape(','),
  path: shape('{"path":'),
  sha256: shape(',"sha256":'),
  size: shape(',"size":'),
  endOfSource: shape('}'),
};

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/**
 * Reads the asset that stands where the reader is, with its sources, by the same rules as `metadataAssetSchema` and
 * `sourceSchema`. `undefined` where it is not as nearly all are, or not right: the schemas then say what of the two.
 */
export function usualProvenance(reader: ShapeReader): UsualProvenance | undefined {
  if (!reader.takes(keys.assetId)) return undefined;
  const asset_id = reader.integer() ?? 0;
  if (asset_id < 1 || asset_id > maxAssetId || !reader.takes(keys.assetName)) return undefined;
  const asset_name = reader.text();
  if (asset_name === undefined || !reader.takes(keys.assetUuid)) return undefined;
  if (!uuidPattern.test(reader.text() ?? '') || !reader.takes(keys.family)) return undefined;
  if (!reader.text() || !reader.takes(keys.format)) return undefined;
  if (!reader.text() || !reader.takes(keys.root)) return undefined;
  const root = reader.text();
  if (!isPath(root) || !reader.takes(keys.sources)) return undefined;
  const sources = usualSources(reader);
  return sources && { asset_id, asset_name, root, sources };
}

function usualSources(reader: ShapeReader): readonly string[] | undefined {
  const digests: string[] = [];
  if (reader.takes(keys.end)) return digests;
  do {
    const digest = usualSource(reader);
    if (digest === undefined) return undefined;
    digests.push(digest);
  } while (reader.takes(keys.comma));
  return reader.takes(keys.end) ? digests : undefined;
}

/** Its digest. */
function usualSource(reader: ShapeReader): string | undefined {
  if (!reader.takes(keys.path) || !isPath(reader.text()) || !reader.takes(keys.sha256)) return undefined;
  const digest = reader.text() ?? '';
  if (!digestPattern.test(digest) || !reader.takes(keys.size)) return undefined;
  return reader.integer() !== undefined && reader.takes(keys.endOfSource) ? digest : undefined;
}

/** ASCII is in form NFC as it is. */
function isPath(path: string | undefined): path is string {
  return path !== undefined && projectPathFault(path, longestPath) === undefined;
}
