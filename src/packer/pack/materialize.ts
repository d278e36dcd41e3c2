import { availableParallelism } from 'node:os';
import { err, ok, type Result } from '../../base/result.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackFailure } from '../../contract/operations/pack.ts';
import { checkpoint, type PackContext } from './context.ts';
import type { FrozenAsset, FrozenInputs } from './freeze.ts';
import type { JobFile, JobOutcome, MadePayload, MaterializeJob } from './materialize-job.ts';
import { inlinePool, threadPool, type MaterializePool } from './materialize-pool.ts';
import { payloadKey, type PayloadCache } from './payload-cache.ts';
import type { Staging } from './staging.ts';

/** A payload for each frozen asset, in the same order. */
export interface MaterializedAsset {
  readonly asset: FrozenAsset;
  readonly payload: MadePayload;
  /** It came from the cache. */
  readonly cached: boolean;
}

/** Below these a worker's boot (38 ms) costs more than the work it takes over. */
const smallPack = { assets: 48, bytes: 4 * 1024 * 1024 };
const mostWorkers = 8;

/**
 * Phase 4: families turn frozen bytes into segments, several assets at a time, through the cache
 * (operations.md §8). The order of the answer is the order of the frozen assets, whoever was ready first.
 */
export async function materialize(
  context: PackContext,
  frozen: FrozenInputs,
  staging: Staging,
): Promise<Result<readonly MaterializedAsset[], PackFailure>> {
  const cache = context.settings.cache ? staging.payloadCache() : undefined;
  const pool = choosePool(context, frozen);
  try {
    return await new Materializing(context, frozen, staging, pool, cache).run();
  } finally {
    pool.dispose();
  }
}

function choosePool(context: PackContext, { assets }: FrozenInputs): MaterializePool {
  const bytes = assets.reduce((sum, asset) => sum + asset.inputs.reduce((all, file) => all + file.size, 0), 0);
  const small = assets.length < smallPack.assets && bytes < smallPack.bytes;
  const { workers } = context.settings;
  const width = workers === 'auto' ? (small ? 0 : Math.min(mostWorkers, availableParallelism())) : workers;
  return width === 0 ? inlinePool(context.fs, context.families) : threadPool(Math.min(width, assets.length));
}

/** One run of the phase: hands assets to the pool and keeps the books. */
class Materializing {
  readonly #context: PackContext;
  readonly #assets: readonly FrozenAsset[];
  readonly #staging: Staging;
  readonly #pool: MaterializePool;
  readonly #cache: PayloadCache | undefined;
  readonly #made: MaterializedAsset[] = [];
  readonly #refused: { readonly asset: FrozenAsset; readonly outcome: JobOutcome & { ok: false } }[] = [];
  #next = 0;
  #done = 0;
  #bytes = 0;
  #payloadBudget: number;

  constructor(
    context: PackContext,
    frozen: FrozenInputs,
    staging: Staging,
    pool: MaterializePool,
    cache: PayloadCache | undefined,
  ) {
    this.#context = context;
    this.#assets = frozen.assets;
    this.#staging = staging;
    this.#pool = pool;
    this.#cache = cache;
    this.#payloadBudget = context.settings.payloadBudget;
  }

  async run(): Promise<Result<readonly MaterializedAsset[], PackFailure>> {
    await Promise.all(Array.from({ length: this.#pool.width }, () => this.#takeTurns()));
    return this.#refused.length > 0 ? err(this.#failure()) : ok(this.#made);
  }

  async #takeTurns(): Promise<void> {
    for (let index = this.#next++; index < this.#assets.length; index = this.#next++) {
      const asset = this.#assets[index];
      if (asset) await this.#one(asset, index);
      this.#context.report.progress({
        phase: 'materialize',
        done: ++this.#done,
        total: this.#assets.length,
        bytes: this.#bytes,
        ...(asset ? { asset_id: asset.assetId } : {}),
      });
      await checkpoint(this.#context);
    }
  }

  async #one(asset: FrozenAsset, index: number): Promise<void> {
    const key = this.#keyOf(asset);
    const hit = this.#cache?.find(key);
    if (hit) return this.#record(index, { asset, payload: hit, cached: true });
    const outcome = await this.#pool.run(this.#job(asset, index));
    if (!outcome.ok) {
      this.#refused.push({ asset, outcome });
      return;
    }
    this.#cache?.keep(key, outcome.payload, asset);
    this.#record(index, { asset, payload: outcome.payload, cached: false });
  }

  #record(index: number, made: MaterializedAsset): void {
    this.#made[index] = made;
    this.#bytes += made.payload.size;
    if (made.payload.bytes.kind === 'segments') this.#payloadBudget -= made.payload.size;
  }

  #keyOf(asset: FrozenAsset): string {
    return payloadKey(asset, this.#context.families(asset.effective.family)?.walker.version ?? 0);
  }

  #job(asset: FrozenAsset, index: number): MaterializeJob {
    const parameters = Object.entries(asset.parameters).map(([key, file]) => [key, jobFile(file)] as const);
    return {
      asset_id: asset.assetId,
      declaration: asset.effective,
      inputs: asset.inputs.map(jobFile),
      parameters: Object.fromEntries(parameters),
      spill: this.#staging.privateFile(`payload-${index}`),
      keepBytes: Math.max(0, Math.floor(this.#payloadBudget / this.#pool.width)),
    };
  }

  /** The gate should have stopped all of this; what it let through is named all the same. */
  #failure(): PackFailure {
    const [first] = this.#refused;
    const root = first?.asset.asset.root ?? '';
    const path = first?.outcome.path ?? '';
    const more = this.#refused.length > 1 ? ` ${this.#refused.length - 1} more assets failed too.` : '';
    const bug = first?.outcome.bug === true;
    return {
      kind: 'materialization',
      error: packerError(
        'materialization_failed',
        `"${root}" could not be converted: ${first?.outcome.message ?? ''}.${more}`,
        bug ? 'This is an error of the packer: please report it with the asset.' : 'Look at the file named, then pack again.',
        { place: { root, ...(first ? { asset_id: first.asset.assetId } : {}), file: `assets/${root}${path ? `/${path}` : ''}` } },
      ),
      diagnostics: [],
    };
  }
}

function jobFile(file: { readonly path: string; readonly content: JobFile['content'] }): JobFile {
  return { path: file.path, content: file.content };
}
