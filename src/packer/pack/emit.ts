import { bug } from '../../base/invariant.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { OptionalCompanion } from '../../contract/documents.ts';
import type { PackFailure } from '../../contract/operations/pack.ts';
import { createDurable } from '../../io/durable-write.ts';
import { sha256 } from '../../io/hashing.ts';
import { companionNames, companionsOf } from '../archive/companions.ts';
import type { AssetProvenance, ProvenanceSource } from '../archive/companion-schema.ts';
import { planArchive, type ArchivePlan } from '../archive/plan.ts';
import { writeArchiveInSteps, type WrittenArchive } from '../archive/writer.ts';
import { assetIdsFile } from './asset-ids.ts';
import { checkpoint, inTurns, type PackContext } from './context.ts';
import type { FrozenFile } from './freeze/freeze.ts';
import type { MaterializedAsset } from './materialize/materialize.ts';
import { OpenedSources } from './freeze/opened-sources.ts';
import { piecesOf } from './payload/payload.ts';
import type { PackPlan } from './plan.ts';
import { unverified } from './result.ts';
import type { Staging } from './staging.ts';

/** One of the files of a pack, in the staging directory, flushed. */
export interface StagedFile {
  /** `assets.pa` */
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** The files of a pack, written and flushed where nobody looks for them. */
export interface StagedBuild {
  readonly staging: Staging;
  readonly archive: StagedFile;
  /** Optional ones, `asset_table.json`, `preload.json`, and last `asset_table_metadata.json`. */
  readonly companions: readonly StagedFile[];
}

/**
 * Phase 5: streams the archive and writes its companions, and those of the optional ones that are asked for, into the
 * staging directory (formats.md §3, §4).
 */
export async function emit(
  context: PackContext,
  plan: PackPlan,
  made: readonly MaterializedAsset[],
  staging: Staging,
  optional: readonly OptionalCompanion[] = [],
): Promise<Result<StagedBuild, PackFailure>> {
  const archivePlan = planArchive(made.map(entryOf), plan.preload);
  if (!archivePlan.ok) return err(unverified(archivePlan.error.map((fault) => fault.message)));
  await checkpoint(context);
  const written = await writeStaged(context, archivePlan.value, made, staging);
  if (!written.ok) return written;
  const bytesByName = companionsOf(archivePlan.value, written.value, made.map(provenanceOf));
  const all = [
    ...optional.map((name) => ({ name, bytes: assetIdsFile(name, archivePlan.value.entries) })),
    ...companionNames.map((name) => ({ name, bytes: bytesByName[name] })),
  ];
  const companions = all.map(({ name, bytes }) => {
    createDurable(context.fs, `${staging.directory}/${name}`, bytes);
    return { name, sha256: sha256(bytes), size: bytes.length };
  });
  context.fs.flushDirectory(staging.directory);
  const { sha256: digest, size } = written.value;
  return ok({ staging, archive: { name: archiveName, sha256: digest, size }, companions });
}

export const archiveName = 'assets.pa';

/** Where a staged file goes. */
export function targetOf(name: string): string {
  return `build/${name}`;
}

async function writeStaged(
  context: PackContext,
  plan: ArchivePlan,
  made: readonly MaterializedAsset[],
  staging: Staging,
): Promise<Result<WrittenArchive, PackFailure>> {
  const opened = new OpenedSources(context.fs);
  let bytes = 0;
  try {
    const path = `${staging.directory}/${archiveName}`;
    const steps = writeArchiveInSteps(context.fs, path, plan, (entry, index) => {
      const next = made[index];
      if (!next) bug(`nothing was made for entry ${index}`);
      bytes += entry.size;
      context.report.progress({ phase: 'emit', done: index + 1, total: made.length, bytes, asset_id: entry.asset_id });
      return piecesOf(next.payload, next.asset, opened);
    });
    const written = await inTurns(context, steps);
    return written.ok ? written : err(unverified([written.error.message]));
  } finally {
    opened.dispose();
  }
}

function entryOf({ asset, payload }: MaterializedAsset): Parameters<typeof planArchive>[0][number] {
  return {
    asset_id: asset.assetId,
    asset_name: asset.document.asset_name,
    bank_type: asset.bankType,
    codec: 'NONE',
    size: payload.size,
    decoded_size: payload.size,
    sha256: payload.sha256,
    metadata: payload.metadata,
  };
}

/** What `asset_table_metadata.json` says of an asset (formats.md §4): the palette file stands after the inputs. */
function provenanceOf({ asset }: MaterializedAsset): AssetProvenance {
  return {
    asset_id: asset.assetId,
    asset_uuid: asset.document.asset_uuid,
    family: asset.effective.family,
    format: asset.effective.format,
    root: asset.asset.root,
    sources: [...asset.inputs, ...Object.values(asset.parameters)].map(sourceOf),
  };
}

function sourceOf({ path, sha256: digest, size }: FrozenFile): ProvenanceSource {
  return { path, sha256: digest, size };
}
