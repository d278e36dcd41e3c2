import { availableParallelism } from 'node:os';
import { err, ok, type Result } from '../../base/result.ts';
import type { PackFailure } from '../../contract/operations/pack.ts';
import { checkpoint, type PackContext } from './context.ts';
import type { FrozenAsset, FrozenInputs } from './freeze.ts';
import { materializationFailure, type RefusedAsset } from './materialize-failure.ts';
import type { JobFile, MaterializeJob } from './materialize-job.ts';
import { inlinePool, threadPool, type MaterializePool } from './materialize-pool.ts';
import { heldBytes, type MadePayload } from './payload.ts';
import type { PayloadCache } from './payload-cache.ts';
import { payloadKey } from './payload-key.ts';
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
/** Below this, on average, an asset is made quicker than a message crosses to a worker: several go together. Bytes. */
const smallAsset = 256 * 1024;
const jobsTogether = 16;

/**
 * Phase 4: families turn frozen bytes into segments, several assets at a time, through the cache
 * (operations.md §8). The order of the answer is the order of the frozen assets, whoever was ready first. When
 * it ends, in whatever way, no worker touches the staging directory any more.
 */
export async function materialize(
  context: PackContext,
  frozen: FrozenInputs,
  staging: Staging,
): Promise<Result<readonly MaterializedAsset[], PackFailure>> {
  const cache = context.settings.cache ? staging.payloadCache() : undefined;
  const pool = choosePool(context, frozen);
  // A job may take seconds: whoever asks to stop does not wait for it.
  const stop = (): void => void pool.close();
  context.signal.addEventListener('abort', stop);
  try {
    return await new Materializing(context, frozen, staging, pool, cache).run();
  } finally {
    context.signal.removeEventListener('abort', stop);
    await pool.close();
  }
}

function choosePool(context: PackContext, { assets }: FrozenInputs): MaterializePool {
  const bytes = assets.reduce((sum, asset) => sum + asset.inputs.reduce((all, file) => all + file.size, 0), 0);
  const small = assets.length < smallPack.assets && bytes < smallPack.bytes;
  const { workers } = context.settings;
  const width = workers === 'auto' ? (small ? 0 : Math.min(mostWorkers, availableParallelism())) : workers;
  if (width === 0) return inlinePool(context.fs, context.families);
  return threadPool(Math.min(width, assets.length), bytes / assets.length < smallAsset ? jobsTogether : 1);
}

/** One run of the phase: hands assets to the pool and keeps the books. */
class Materializing {
  readonly #context: PackContext;
  readonly #assets: readonly FrozenAsset[];
  readonly #staging: Staging;
  readonly #pool: MaterializePool;
  readonly #cache: PayloadCache | undefined;
  readonly #made: MaterializedAsset[] = [];
  readonly #refused: RefusedAsset[] = [];
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

  /** Waits for every turn, also when one of them was ended: none may outlive the phase. */
  async run(): Promise<Result<readonly MaterializedAsset[], PackFailure>> {
    const turns = await Promise.allSettled(Array.from({ length: this.#pool.width }, () => this.#takeTurns()));
    const ended = turns.find((turn) => turn.status === 'rejected');
    if (ended) throw ended.reason;
    return this.#refused.length > 0 ? err(materializationFailure(this.#refused)) : ok(this.#made);
  }

  async #takeTurns(): Promise<void> {
    for (let index = this.#next++; index < this.#assets.length; index = this.#next++) {
      const asset = this.#assets[index];
      if (!asset) return;
      await this.#one(asset, index);
      // Before the news: a job that was ended because somebody asked to stop is none.
      await checkpoint(this.#context);
      const progress = { phase: 'materialize', done: ++this.#done, total: this.#assets.length, bytes: this.#bytes } as const;
      this.#context.report.progress({ ...progress, asset_id: asset.assetId });
    }
  }

  async #one(asset: FrozenAsset, index: number): Promise<void> {
    const family = this.#context.families(asset.effective.family);
    const key = payloadKey(asset, family?.walker.version ?? 0);
    const hit = family && this.#cache?.find(key, family, this.#keepBytes(), this.#staging.privateFile(`cached-${index}`));
    if (hit) return this.#record(index, { asset, payload: hit, cached: true });
    const outcome = await this.#pool.run(this.#job(asset, index));
    if (!outcome.ok) {
      this.#refused.push({ asset, failure: outcome });
      return;
    }
    this.#cache?.keep(key, outcome.payload, asset);
    this.#record(index, { asset, payload: outcome.payload, cached: false });
  }

  #record(index: number, made: MaterializedAsset): void {
    this.#made[index] = made;
    this.#bytes += made.payload.size;
    this.#payloadBudget -= heldBytes(made.payload);
  }

  #job(asset: FrozenAsset, index: number): MaterializeJob {
    const parameters = Object.entries(asset.parameters).map(([key, file]) => [key, jobFile(file)] as const);
    return {
      asset_id: asset.assetId,
      declaration: asset.effective,
      inputs: asset.inputs.map(jobFile),
      parameters: Object.fromEntries(parameters),
      spill: this.#staging.privateFile(`payload-${index}`),
      keepBytes: this.#keepBytes(),
    };
  }

  /** What one more payload may hold in memory, while as many others are being made as the pool is wide. */
  #keepBytes(): number {
    return Math.max(0, Math.floor(this.#payloadBudget / this.#pool.width));
  }
}

function jobFile(file: { readonly path: string; readonly content: JobFile['content'] }): JobFile {
  return { path: file.path, content: file.content };
}
