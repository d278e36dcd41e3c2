import type { OptionalCompanion } from '../../contract/documents.ts';
import { attempt } from '../../io/io-error.ts';
import { Sha256 } from '../../io/hashing.ts';
import { contentAt } from '../commit/standing.ts';
import { readCache, writeCache, type CacheKind } from '../snapshot/cache-file.ts';
import type { PackContext } from './context.ts';
import { targetOf, type StagedFile } from './emit.ts';
import type { FrozenAsset, FrozenFile, FrozenInputs } from './freeze.ts';
import type { MaterializedAsset } from './materialize.ts';
import type { PackPlan } from './plan.ts';
import type { PackedAsset } from './result.ts';
import { retiredCompanions } from './retired-companions.ts';

/**
 * What the last pack published, by what it was made from: a pack of the same frozen inputs need make nothing when every
 * file in `build/` still has the digest that it was verified with. One key, so that only ever one pack is remembered:
 *
 * | part | bytes |
 * | --- | --- |
 * | counts | 2 u32: assets, bytes of the description |
 * | sizes | of each payload, doubles |
 * | digests | of each payload, 32 bytes |
 * | description | JSON: `key`, `files` |
 */
const packedCache: CacheKind = { name: 'packed', tag: 3, version: 1 };

/** Raised whenever equal inputs would give other files. */
const outputVersion = 1;

export interface StandingPack {
  /** The archive first. */
  readonly files: readonly StagedFile[];
  readonly assets: readonly PackedAsset[];
}

/** All that the published files depend on, as one digest. */
export function packKey({ families }: PackContext, { assets }: FrozenInputs, plan: PackPlan, optional: readonly OptionalCompanion[]): string {
  const hash = new Sha256();
  const line = (value: unknown): unknown => hash.update(encoder.encode(`${JSON.stringify(value)}\n`));
  line([outputVersion, optional, plan.preload]);
  for (const asset of assets) line([families(asset.effective.family)?.walker.version, ...inputsOf(asset)]);
  return hash.digest().sha256;
}

const encoder = new TextEncoder();

function inputsOf({ asset, assetId, document, effective, bankType, inputs, parameters }: FrozenAsset): readonly unknown[] {
  const file = ({ path, size, sha256 }: FrozenFile): unknown => [path, size, sha256];
  const named = Object.entries(parameters).map(([key, each]) => [key, file(each)]);
  return [assetId, asset.root, document.asset_uuid, document.asset_name, bankType, effective, inputs.map(file), named];
}

/** The pack of that key, if its files, and no other of ours, stand in `build/`: each is read and hashed. */
export function standingPack(context: PackContext, key: string, frozen: FrozenInputs): StandingPack | undefined {
  const recalled = recall(context, key, frozen.assets);
  if (!recalled) return undefined;
  const same = attempt('compare', 'build/', () => {
    const { medium } = context;
    const standing = recalled.files.every(({ name, sha256 }) => contentAt(medium, targetOf(name)) === sha256);
    return standing && retiredCompanions(medium, recalled.files.map(({ name }) => name)).length === 0;
  });
  return same.ok && same.value ? recalled : undefined;
}

/** For the next pack; what the disk does not take is made again. */
export function rememberPack({ project }: PackContext, key: string, files: readonly StagedFile[], made: readonly MaterializedAsset[]): void {
  const sizes = new Float64Array(made.map(({ payload }) => payload.size));
  const digests = Buffer.concat(made.map(({ payload }) => Buffer.from(payload.sha256, 'hex')));
  const description = encoder.encode(JSON.stringify({ key, files: files.map(({ name, sha256, size }) => ({ name, sha256, size })) }));
  const counts = new Uint32Array([made.length, description.length]);
  writeCache(project, packedCache, [new Uint8Array(counts.buffer), new Uint8Array(sizes.buffer), digests, description]);
}

function recall({ project }: PackContext, wanted: string, assets: readonly FrozenAsset[]): StandingPack | undefined {
  const bytes = readCache(project, packedCache)?.bytes;
  if (!bytes || bytes.length < 8) return undefined;
  const [count = 0, described = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2);
  const digestsAt = 8 + count * 8;
  const end = digestsAt + count * 32;
  if (count !== assets.length || end + described !== bytes.length) return undefined;
  const { key, files } = JSON.parse(Buffer.from(bytes.subarray(end)).toString()) as { readonly key: string; readonly files: readonly StagedFile[] };
  if (key !== wanted) return undefined;
  const sizes = new Float64Array(bytes.buffer, bytes.byteOffset + 8, count);
  const digests = Buffer.from(bytes.buffer, bytes.byteOffset + digestsAt, count * 32);
  const packed = assets.map((asset, at): PackedAsset => {
    const payload = { size: sizes[at] ?? 0, sha256: digests.toString('hex', at * 32, at * 32 + 32) };
    return { asset, payload, cached: true };
  });
  return { files, assets: packed };
}
