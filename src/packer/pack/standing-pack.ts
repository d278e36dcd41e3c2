import type { OptionalCompanion } from '../../contract/documents.ts';
import { attempt } from '../../io/io-error.ts';
import { Sha256 } from '../../io/hashing.ts';
import { at } from '../commit/medium.ts';
import { contentAt } from '../commit/standing.ts';
import { readCache, writeCache, type CacheKind } from '../snapshot/cache-file.ts';
import type { AssetRoot } from '../snapshot/model.ts';
import type { PackContext } from './context.ts';
import { targetOf, type StagedFile } from './emit.ts';
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
const packedCache: CacheKind = { name: 'packed', tag: 3, version: 2 };

/** Raised whenever equal payloads and declarations would give other files (test/packer/pack/conversion-sources.test.ts holds it to that). */
export const outputVersion = 2;

export interface StandingPack {
  /** The archive first. */
  readonly files: readonly StagedFile[];
  /** Of each asset, in the order of the pack. */
  readonly payloads: readonly { readonly size: number; readonly sha256: string }[];
  /** Whether the files are still the very ones that were read and hashed. */
  stillStands(): boolean;
}

/**
 * All that the published files depend on, as one digest.
 *
 * @param keys what the payload of each asset is made from
 */
export function packKey(roots: readonly AssetRoot[], keys: readonly string[], optional: readonly OptionalCompanion[]): string {
  const hash = new Sha256();
  const line = (value: unknown): unknown => hash.update(encoder.encode(`${JSON.stringify(value)}\n`));
  line([outputVersion, optional]);
  for (const [at, asset] of roots.entries()) line([keys[at], ...publishedOf(asset)]);
  return hash.digest().sha256;
}

const encoder = new TextEncoder();

/** What stands in the files beside the payload. The paths and digests of the sources are in the payload's key. */
function publishedOf({ root, entry, declaration: { document, effective }, selection }: AssetRoot): readonly unknown[] {
  const sizes = [...selection.inputs, ...selection.parameters].map(({ artifact }) => artifact.size);
  return [entry?.asset_id, root, document?.asset_uuid, document?.asset_name, document?.preload?.slot, effective?.family, effective?.format, sizes];
}

/** The pack of that key, if its files, and no other of ours, stand in `build/`: each is read and hashed. */
export function standingPack(context: PackContext, key: string): StandingPack | undefined {
  const recalled = recallPack(context, key);
  if (!recalled) return undefined;
  const { medium } = context;
  const names = recalled.files.map(({ name }) => name);
  // Looked at before they are read: what is written meanwhile shows in the look after.
  const look = (): string => JSON.stringify(names.map((name) => medium.fs.stat(at(medium, targetOf(name)))));
  const same = attempt('compare', 'build/', () => {
    const before = look();
    const standing = recalled.files.every(({ name, sha256 }) => contentAt(medium, targetOf(name)) === sha256);
    return standing && retiredCompanions(medium, names).length === 0 ? before : undefined;
  });
  if (!same.ok || same.value === undefined) return undefined;
  return {
    ...recalled,
    stillStands: () => {
      const now = attempt('look at', 'build/', look);
      return now.ok && now.value === same.value;
    },
  };
}

/** For the next pack; what the disk does not take is made again. */
export function rememberPack({ project }: PackContext, key: string, files: readonly StagedFile[], made: readonly Pick<PackedAsset, 'payload'>[]): void {
  const sizes = new Float64Array(made.map(({ payload }) => payload.size));
  const digests = Buffer.concat(made.map(({ payload }) => Buffer.from(payload.sha256, 'hex')));
  const description = encoder.encode(JSON.stringify({ key, files: files.map(({ name, sha256, size }) => ({ name, sha256, size })) }));
  const counts = new Uint32Array([made.length, description.length]);
  writeCache(project, packedCache, [new Uint8Array(counts.buffer), new Uint8Array(sizes.buffer), digests, description]);
}

function recallPack({ project }: PackContext, wanted: string): Omit<StandingPack, 'stillStands'> | undefined {
  const bytes = readCache(project, packedCache)?.bytes;
  if (!bytes || bytes.length < 8) return undefined;
  const [count = 0, described = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2);
  const digestsAt = 8 + count * 8;
  const end = digestsAt + count * 32;
  if (end + described !== bytes.length) return undefined;
  const { key, files } = JSON.parse(Buffer.from(bytes.subarray(end)).toString()) as { readonly key: string; readonly files: readonly StagedFile[] };
  if (key !== wanted) return undefined;
  const sizes = new Float64Array(bytes.buffer, bytes.byteOffset + 8, count);
  const digests = Buffer.from(bytes.buffer, bytes.byteOffset + digestsAt, count * 32);
  const payloads = Array.from(sizes, (size, at) => ({ size, sha256: digests.toString('hex', at * 32, at * 32 + 32) }));
  return { files, payloads };
}
