import { bug } from '../../base/invariant.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import { packerError } from '../../contract/errors.ts';
import { buildFiles, type PackFailure, type PackResult } from '../../contract/operations/pack.ts';
import type { PackContext } from './context.ts';
import type { StagedBuild } from './emit.ts';
import type { StandingPack } from './standing-pack.ts';
import type { MaterializedAsset } from './materialize/materialize.ts';

/** What a result tells of an asset: how its payload came to be is no part of it. */
export interface PackedAsset extends Pick<MaterializedAsset, 'cached'> {
  readonly asset: Pick<MaterializedAsset['asset'], 'assetId' | 'document' | 'bankType'>;
  readonly payload: Pick<MaterializedAsset['payload'], 'size' | 'sha256'>;
}

/** What is known of a pack so far, whatever becomes of it; the result is made from this. */
export class PackTally {
  readonly #context: PackContext;
  readonly #begun: number;
  executionStarted = false;
  warnings: readonly Diagnostic[] = [];
  assets: readonly PackedAsset[] = [];
  fingerprint: string | undefined;
  build: Pick<StagedBuild, 'archive' | 'companions'> | undefined;

  constructor(context: PackContext) {
    this.#context = context;
    this.#begun = context.now();
  }

  blocked(failure: PackFailure): PackResult {
    // Inputs that moved during the freeze stop the pack before anything was made of them.
    return { ...this.#result('blocked'), failure, execution_started: false };
  }

  failed(failure: PackFailure): PackResult {
    return { ...this.#result('failed'), failure };
  }

  cancelled(): PackResult {
    return this.#result('cancelled');
  }

  /** All files already were what this pack made. */
  unchanged(): PackResult {
    return { ...this.#result('succeeded'), ...this.#published(), unchanged: true, durability: 'durable' };
  }

  /** Nothing had to be made: what the last pack published of the same inputs stands. */
  standing({ files: [archive, ...companions], payloads }: StandingPack, assets: readonly PackedAsset['asset'][]): PackResult {
    if (!archive) bug('a pack was remembered without its archive');
    this.assets = assets.map((asset, at) => {
      const payload = payloads[at] ?? bug('a pack was remembered without one of its assets');
      return { asset, payload, cached: true };
    });
    this.build = { archive, companions };
    return this.unchanged();
  }

  promoted(durability: 'durable' | 'unknown'): PackResult {
    return { ...this.#result('succeeded'), ...this.#published(), durability };
  }

  compared(differences: readonly string[]): PackResult {
    return { ...this.#result('succeeded'), unchanged: differences.length === 0, differences: [...differences] };
  }

  /** The three that always are, then the optional ones. */
  #published(): Pick<PackResult, 'archive' | 'companions'> {
    const three: readonly string[] = [buildFiles.asset_table, buildFiles.preload, buildFiles.metadata];
    const made = (this.build?.companions ?? []).map(({ name }) => `build/${name}`);
    return { archive: buildFiles.archive, companions: [...three, ...made.filter((file) => !three.includes(file))] };
  }

  #result(status: PackResult['status']): PackResult {
    return {
      operation_id: this.#context.operationId,
      status,
      execution_started: this.executionStarted,
      packed_asset_count: this.build ? this.assets.length : 0,
      elapsed_ms: Math.max(0, Math.round(this.#context.now() - this.#begun)),
      assets: this.assets.map(packedAsset),
      cache_hits: this.assets.filter((made) => made.cached).length,
      ...(this.fingerprint === undefined ? {} : { input_fingerprint: this.fingerprint }),
      ...(this.build ? { archive_sha256: this.build.archive.sha256, archive_size: this.build.archive.size } : {}),
      unchanged: false,
      durability: 'not_applicable',
      warnings: [...this.warnings],
    };
  }
}

function packedAsset({ asset, payload, cached }: PackedAsset): PackResult['assets'][number] {
  return {
    asset_id: asset.assetId,
    asset_name: asset.document.asset_name,
    bank_type: asset.bankType,
    size: payload.size,
    sha256: payload.sha256,
    cached,
  };
}

/** A failure of the disk, in the words of the phase it struck. */
export function failureOfKind(kind: PackFailure['kind'], error: PackFailure['error']): PackFailure {
  return { kind, error, diagnostics: [] };
}

/** Our own output is not as the format says: never published, always a bug worth a report. */
export function unverified(messages: readonly string[]): PackFailure {
  const [first = 'the staged build does not verify'] = messages;
  const more = messages.length > 1 ? ` (and ${messages.length - 1} more)` : '';
  const remedy = 'build/ is as it was. Please report this with the project.';
  return failureOfKind('materialization', packerError('materialization_failed', `BUG: ${first}${more}`, remedy));
}
